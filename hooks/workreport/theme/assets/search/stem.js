// English words without their endings: Porter's algorithm of 1980 (“An algorithm for suffix stripping”), rule tables as published.
/**
 * A word as v (vowel) and c (consonant); y is a vowel after a consonant.
 * @param {string} stem
 */
function vowels(stem) {
  let pattern = "";
  for (const letter of stem) pattern += "aeiou".includes(letter) || (letter === "y" && pattern.endsWith("c")) ? "v" : "c";
  return pattern;
}
/**
 * How often a vowel is followed by a consonant: Porter's m.
 * @param {string} stem
 */
const measure = (stem) => (vowels(stem).match(/v+c+/g) ?? []).length;
/** @param {string} stem */
const hasVowel = (stem) => vowels(stem).includes("v");
/** @param {string} stem */
const endsDouble = (stem) => stem.length > 1 && stem.at(-1) === stem.at(-2) && vowels(stem).endsWith("c");
/** @param {string} stem */
const endsShort = (stem) => vowels(stem).endsWith("cvc") && !/[wxy]$/.test(stem);

/** @typedef {Record<string, string>} Rules - what takes the place of an ending */

/** @type {Rules} */
const SECOND = {
  ational: "ate",
  tional: "tion",
  enci: "ence",
  anci: "ance",
  izer: "ize",
  abli: "able",
  alli: "al",
  entli: "ent",
  eli: "e",
  ousli: "ous",
  ization: "ize",
  ation: "ate",
  ator: "ate",
  alism: "al",
  iveness: "ive",
  fulness: "ful",
  ousness: "ous",
  aliti: "al",
  iviti: "ive",
  biliti: "ble",
};
/** @type {Rules} */
const THIRD = { icate: "ic", ative: "", alize: "al", iciti: "ic", ical: "ic", ful: "", ness: "" };
const FOURTH = [
  "al",
  "ance",
  "ence",
  "er",
  "ic",
  "able",
  "ible",
  "ant",
  "ement",
  "ment",
  "ent",
  "ion",
  "ou",
  "ism",
  "ate",
  "iti",
  "ous",
  "ive",
  "ize",
];
/**
 * @param {string} word
 * @param {readonly string[]} endings
 */
const longest = (word, endings) => endings.filter((ending) => word.endsWith(ending)).sort((a, b) => b.length - a.length)[0];

/** Fewer letters than this begin too many words. */
const BEGINNING = 3;

/**
 * Whether another word is a form of `word`, or (`unfinished`) begins with it.
 * @param {string} word
 * @param {boolean} unfinished
 * @returns {(other: string) => boolean}
 */
export function sameWord(word, unfinished) {
  const root = stem(word);
  return (other) => other === word || stem(other) === root || (unfinished && word.length >= BEGINNING && other.startsWith(word));
}

/**
 * Whether two words are one, in the singular or the plural.
 * @param {string} word
 */
export function sameNoun(word) {
  const one = first(word, false);
  return (/** @type {string} */ other) => other === word || first(other, false) === one;
}

/**
 * The stem of a lower-case word.
 * @param {string} word
 */
export function stem(word) {
  if (word.length < 3 || !/^[a-z]+$/.test(word)) return word;
  return fifth(fourth(table(table(first(word), SECOND), THIRD)));
}

/**
 * @param {string} word
 * @param {boolean} whole - whether endings of verbs are taken off, too
 */
function first(word, whole = true) {
  if (word.endsWith("sses") || word.endsWith("ies")) word = word.slice(0, -2);
  else if (word.endsWith("s") && !word.endsWith("ss")) word = word.slice(0, -1);
  if (!whole) return word.endsWith("y") ? `${word.slice(0, -1)}i` : word;
  if (word.endsWith("eed")) word = measure(word.slice(0, -3)) > 0 ? word.slice(0, -1) : word;
  else {
    const ending = longest(word, ["ed", "ing"]);
    const rest = ending && word.slice(0, -ending.length);
    if (rest && hasVowel(rest)) word = mended(rest);
  }
  return word.endsWith("y") && hasVowel(word.slice(0, -1)) ? `${word.slice(0, -1)}i` : word;
}

/** @param {string} rest */
function mended(rest) {
  if (/(?:at|bl|iz)$/.test(rest)) return `${rest}e`;
  if (endsDouble(rest) && !/[lsz]$/.test(rest)) return rest.slice(0, -1);
  return measure(rest) === 1 && endsShort(rest) ? `${rest}e` : rest;
}

/**
 * @param {string} word
 * @param {Rules} rules
 */
function table(word, rules) {
  const ending = longest(word, Object.keys(rules));
  const rest = ending && word.slice(0, -ending.length);
  return ending && rest && measure(rest) > 0 ? rest + rules[ending] : word;
}

/** @param {string} word */
function fourth(word) {
  const ending = longest(word, FOURTH);
  const rest = ending && word.slice(0, -ending.length);
  return rest && measure(rest) > 1 && (ending !== "ion" || /[st]$/.test(rest)) ? rest : word;
}

/** @param {string} word */
function fifth(word) {
  if (word.endsWith("e")) {
    const rest = word.slice(0, -1);
    if (measure(rest) > 1 || (measure(rest) === 1 && !endsShort(rest))) word = rest;
  }
  return word.endsWith("ll") && measure(word) > 1 ? word.slice(0, -1) : word;
}
