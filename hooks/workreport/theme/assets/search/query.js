// What a query asks for: its quoted phrases, its words, and how each may stand in a text.
import { sameNoun, sameWord } from "./stem.js";
import { hasHan, isRun, isWord, rows } from "./units.js";

const QUOTED = /(?<=^|\s)["“”「『]([^"“”「」『』]+)["“”」』](?=\s|$)/g;
const APART = /[\s，。、；：！？（）]+/u;
const SMALL = new Set("a an the of and or to in on at by for with from as is are was were be our we".split(" "));

/**
 * A query taken apart: `phrases` were in quotation marks with blanks around, `words` stood outside; small words count only where there
 * are no others.
 * @param {string} query
 */
export function parsed(query) {
  /** @type {string[]} */
  const phrases = [];
  const rest = query.replace(QUOTED, (_, phrase) => {
    phrases.push(phrase.trim());
    return " ";
  });
  const words = rest.split(APART).filter((word) => rows(word).characters.length);
  const telling = words.filter((word) => !SMALL.has(word.toLowerCase()));
  return { phrases: phrases.filter(Boolean), words: telling.length ? telling : words, whole: rest.trim() };
}

/**
 * A query without quotation marks around all of it, for showing it in others.
 * @param {string} query
 */
export const unquoted = (query) => query.replace(/^["“”「『]+|["“”」』]+$/g, "");

/**
 * @typedef {"is" | "ends" | "begins" | "has" | "form" | "begun" | "noun"} How
 * @typedef {{unit: string, how: How}} Asked - a unit of a query, and how it is to meet one of a text
 * @typedef {Asked[]} Row
 * @typedef {{source: Row[], words: Row[]}} Pattern - rows of which any will do, in the source language and in a language of words
 */

/**
 * How one unit of a query meets one of a text.
 * @type {Record<How, (asked: string, unit: string) => boolean>}
 */
const MEETS = {
  is: (asked, unit) => unit === asked,
  ends: (asked, unit) => isRun(unit) && unit.endsWith(asked),
  begins: (asked, unit) => isRun(unit) && unit.startsWith(asked),
  has: (asked, unit) => isRun(unit) && unit.includes(asked),
  form: (asked, unit) => sameWord(asked, false)(unit),
  begun: (asked, unit) => sameWord(asked, true)(unit),
  noun: (asked, unit) => sameNoun(asked)(unit),
};
/**
 * Whether a unit of a query meets one of a text.
 * @param {Asked} asked
 * @param {string} other
 */
export const meets = ({ unit, how }, other) => MEETS[how](unit, other);

/**
 * @param {string} unit
 * @returns {Asked}
 */
const is = (unit) => ({ unit, how: "is" });

/**
 * A phrase as it stands, in the source language and in a language of words (where it has no Han).
 * @param {string} text
 * @returns {Pattern}
 */
export function exactly(text) {
  const { characters, words } = rows(text);
  return { source: [characters.map(is)], words: hasHan(text) ? [] : [trimmed(words).map(is)] };
}

/**
 * A phrase whose first and last number or word may be part of a longer one (865公 of 3865公里), or of which words have other forms.
 * @param {string} text
 * @param {boolean} known - whether it is a word that people are known to ask with: whole, and a noun
 * @returns {Pattern}
 */
export function nearly(text, known = false) {
  const source = [rows(text).characters, rows(joined(text)).characters, digits(text)]
    .filter((row, index, all) => all.findIndex((other) => other.join(" ") === row.join(" ")) === index)
    .map(opened)
    .filter((row) => row.some(({ how }) => how !== "is"));
  const words = hasHan(text) ? [] : trimmed(rows(text).words);
  /**
   * @param {boolean} last
   * @returns {How}
   */
  const form = (last) => (known ? "noun" : last ? "begun" : "form");
  /** @type {Row} */
  const forms = words.map((unit, at) => ({ unit, how: isRun(unit) ? form(at === words.length - 1) : "is" }));
  return { source, words: forms.length ? [forms] : [] };
}

/**
 * A text whose digits stand together although a thousands separator was cut through.
 * @param {string} text
 */
const joined = (text) => text.normalize("NFKC").replace(/(?<=[0-9]),(?=[0-9])|^,(?=[0-9])|(?<=[0-9]),$/g, "");

/**
 * The row of a text that begins or ends at a decimal point, with the point made part of its number.
 * @param {string} text
 */
function digits(text) {
  const row = [...rows(joined(text)).characters];
  if (row[0] === "." && /^[0-9]+$/.test(row[1] ?? "")) row.splice(0, 2, `.${row[1]}`);
  if (row.at(-1) === "." && /^\.?[0-9]+$/.test(row.at(-2) ?? "")) row.splice(-2, 2, `${row.at(-2)}.`);
  return row;
}

/**
 * A row whose first and last number or word may be part of a longer one.
 * @param {readonly string[]} row
 * @returns {Row}
 */
function opened(row) {
  /** @param {string} unit */
  const part = (unit) => isRun(unit) || /^\.[0-9]/.test(unit);
  if (row.length === 1) return row.map((unit) => (part(unit) && unit.length > 1 ? { unit, how: "has" } : is(unit)));
  return row.map((unit, at) => {
    if (!part(unit)) return is(unit);
    if (at === 0) return { unit, how: "ends" };
    return at === row.length - 1 ? { unit, how: "begins" } : is(unit);
  });
}

/**
 * Words without the marks around them.
 * @param {readonly string[]} words
 */
function trimmed(words) {
  const [first, last] = [words.findIndex(isWord), words.findLastIndex(isWord)];
  return first < 0 ? [] : words.slice(first, last + 1);
}
