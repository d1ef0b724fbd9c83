// A text as search sees it: a row of units. hooks/workreport/search/units.py does the same for the index and explains the rules.
const HAN = "\\u3007\\u3400-\\u4dbf\\u4e00-\\u9fff\\uf900-\\ufaff\\u{20000}-\\u{3ffff}";
const NUMBER = "[0-9]{1,3}(?:,[0-9]{3})+(?![0-9])(?:\\.[0-9]+)?|[0-9]+(?:\\.[0-9]+)?";
const UNIT = new RegExp(`(?<number>${NUMBER})|(?:(?![${HAN}])\\p{L})+|\\S`, "gu");
/** @type {Record<string, string>} */
const ALIKE = { "―": "—", "–": "—", "─": "—", "•": "·", "・": "·", "‧": "·", "’": "'", "‘": "'" };
const SILENT = new Set("“”\"'「」『』《》〈〉«»-‐\u00ad\u200b\ufeff");
const han = new RegExp(`[${HAN}]`, "u");
const letters = /^\p{L}/u;

/**
 * Whether a text has a Han character.
 * @param {string} text
 */
export const hasHan = (text) => han.test(text);
/**
 * Whether a unit is a number or a run of letters, which has parts.
 * @param {string} unit
 */
export const isRun = (unit) => /^[0-9]/.test(unit) || (letters.test(unit) && !han.test(unit));
/**
 * Whether a unit of a language of words is looked up; other marks only keep words apart.
 * @param {string} unit
 */
export const isWord = (unit) => /^[\p{L}0-9]/u.test(unit);
/**
 * What a unit's predecessor remembers of it in the index.
 * @param {string} unit
 */
export const head = (unit) => (/^[0-9]/.test(unit) ? "0" : isRun(unit) ? "a" : unit);

/** @type {Map<string, string>} */
let simplified = new Map();
/**
 * Makes the other forms of the reports' characters count as those.
 * @param {readonly [forms: string, characters: string]} table
 */
export function learnForms([forms, characters]) {
  const those = [...characters];
  simplified = new Map([...forms].map((form, index) => [form, those[index] ?? form]));
}

/**
 * A text in the characters of the reports.
 * @param {string} text
 */
export const simplify = (text) => Array.from(text, (character) => simplified.get(character) ?? character).join("");

/** @param {string} character */
function fold(character) {
  let folded = "";
  for (const one of character.normalize("NFKC").toLowerCase()) folded += ALIKE[one] ?? simplified.get(one) ?? one;
  return folded;
}

/**
 * @typedef {object} Unit
 * @property {string} unit
 * @property {number} start - its place in the text as given
 * @property {number} end
 */

/**
 * The units of a text, in order.
 * @param {string} text
 */
export function units(text) {
  let folded = "";
  /** @type {number[]} */
  const starts = [];
  /** @type {number[]} */
  const ends = [];
  let place = 0;
  for (const character of text) {
    const one = fold(character);
    for (let index = 0; index < one.length; index++) {
      starts.push(place);
      ends.push(place + character.length);
    }
    folded += one;
    place += character.length;
  }
  /** @type {Unit[]} */
  const found = [];
  for (const match of folded.matchAll(UNIT)) {
    if (SILENT.has(match[0])) continue;
    const unit = match.groups?.number ? match[0].replaceAll(",", "") : match[0];
    found.push({ unit, start: starts[match.index] ?? 0, end: ends[match.index + match[0].length - 1] ?? place });
  }
  return found;
}

/**
 * The units of a text in the source language, and in a language of words; 亩 and mu, % and percent are one.
 * @param {string} text
 */
export function rows(text) {
  const plain = units(text).map(({ unit }) => unit);
  return {
    characters: plain.map((unit, index) => (unit === "mu" && /^[0-9]/.test(plain[index - 1] ?? "") ? "亩" : unit)),
    words: plain.map((unit) => (unit === "%" ? "percent" : unit)),
  };
}
