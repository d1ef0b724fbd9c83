// Which stretches of a text answer a query.
import { exactly, meets, nearly, parsed } from "./query.js";
import { units } from "./units.js";

/** How a query may be met, strictest first: as a phrase, as a phrase with longer numbers and other forms, then by its words. */
export function patterns(query, parts = []) {
  const { phrases, words, whole } = parsed(query);
  const pieces = parts.length ? parts : [...phrases, ...words];
  const loosely = pieces.flatMap((piece) => (phrases.includes(piece) ? [exactly(piece)] : [exactly(piece), nearly(piece)]));
  return [...(phrases.length ? [] : [[exactly(whole)], [nearly(whole)]]), loosely];
}

/** The stretches of `text` that the first of the patterns to be met anywhere covers, as [start, end], in order and apart. */
export function stretches(text, isSource, patterns) {
  const row = units(text);
  for (const pattern of patterns) {
    const met = pattern.flatMap((one) => (isSource ? one.source : one.words).flatMap((asked) => standing(row, asked, isSource)));
    if (met.length) return apart(met);
  }
  return [];
}

function standing(row, asked, isSource) {
  const met = [];
  if (!asked.length) return met;
  const unitAt = (at) => (!isSource && row[at].unit === "%" ? "percent" : row[at].unit);
  for (let start = 0; start + asked.length <= row.length; start++) {
    if (asked.every((one, at) => meets(one, unitAt(start + at)))) met.push([row[start].start, row[start + asked.length - 1].end]);
  }
  return met;
}

function apart(met) {
  const joined = [];
  for (const [start, end] of met.sort((a, b) => a[0] - b[0] || b[1] - a[1])) {
    const last = joined.at(-1);
    if (last && start <= last[1]) last[1] = Math.max(last[1], end);
    else joined.push([start, end]);
  }
  return joined;
}
