// Which stretches of a text answer a query.
import { exactly, meets, nearly, parsed } from "./query.js";
import { units } from "./units.js";

/** @typedef {import("./query.js").Pattern} Pattern */

/**
 * How a query may be met, strictest first: as a phrase, as a phrase with longer numbers and other forms, then by its words.
 * @param {string} query
 * @param {readonly string[]} parts - pieces of the query to look for in place of its words
 * @returns {Pattern[][]}
 */
export function patterns(query, parts = []) {
  const { phrases, words, whole } = parsed(query);
  const pieces = parts.length ? parts : [...phrases, ...words];
  const loosely = pieces.flatMap((piece) => (phrases.includes(piece) ? [exactly(piece)] : [exactly(piece), nearly(piece)]));
  return [...(phrases.length ? [] : [[exactly(whole)], [nearly(whole)]]), loosely];
}

/**
 * The stretches of `text` that the first of the patterns to be met anywhere covers, in order and apart.
 * @param {string} text
 * @param {boolean} isSource - whether the text is in the source language
 * @param {readonly Pattern[][]} patterns
 * @returns {[start: number, end: number][]}
 */
export function stretches(text, isSource, patterns) {
  const row = units(text);
  for (const pattern of patterns) {
    const met = pattern.flatMap((one) => (isSource ? one.source : one.words).flatMap((asked) => standing(row, asked, isSource)));
    if (met.length) return apart(met);
  }
  return [];
}

/**
 * @param {readonly import("./units.js").Unit[]} row
 * @param {import("./query.js").Row} asked
 * @param {boolean} isSource
 */
function standing(row, asked, isSource) {
  /** @type {[number, number][]} */
  const met = [];
  if (!asked.length) return met;
  const texts = row.map(({ unit }) => (!isSource && unit === "%" ? "percent" : unit));
  for (const [start, first] of row.entries()) {
    const last = row[start + asked.length - 1];
    if (last && asked.every((one, at) => meets(one, texts[start + at] ?? ""))) met.push([first.start, last.end]);
  }
  return met;
}

/** @param {[number, number][]} met */
function apart(met) {
  /** @type {[number, number][]} */
  const joined = [];
  for (const [start, end] of met.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
