// What is found besides passages: topics, terms of the glossary, figures, files to take away.
import { parsed } from "./query.js";
import { sameNoun, sameWord } from "./stem.js";
import { hasHan, isRun, simplify, units } from "./units.js";
import { asValue, families, isValue } from "./values.js";
import { FAMILY } from "./volume.js";

/** Files of entries that are fetched for a query. */
const FILES = 7;
/** More entries that have a query only in pieces of their names are none: it is a word such as 工作, that stands everywhere. */
const PIECES = 20;
/** Words that stand before names and are no part of them. */
const ARTICLE = /^(?:the|an?) /i;

/**
 * @typedef {import("./index.js").Entry} Entry
 * @typedef {import("./index.js").EntryPlace} EntryPlace
 * @typedef {import("./index.js").Index} Index
 */

/**
 * The entries that queries name, those named best first; each once.
 * @param {Index} index
 * @param {readonly string[]} queries - the query that was answered, then pieces of it
 * @param {(entry: Entry) => boolean} keep
 * @param {boolean} known - whether it is a word that people are known to ask with
 * @returns {Promise<Entry[]>}
 */
export async function entriesFor(index, queries, keep, known = false) {
  const each = await Promise.all(queries.map((query) => named(index, query, known)));
  /** @type {Map<string, Entry>} */
  const found = new Map();
  for (const entry of each.flat()) if (keep(entry) && !found.has(entry.address)) found.set(entry.address, entry);
  return newestFirst([...found.values()]);
}

/**
 * Entries with those of a name that a newer report has, too, behind all others.
 * @param {readonly Entry[]} entries
 */
function newestFirst(entries) {
  /** @type {Set<string>} */
  const names = new Set();
  /** @type {[Entry[], Entry[]]} */
  const [newest, older] = [[], []];
  for (const entry of entries) {
    const name = JSON.stringify([entry.kind, entry.names]);
    (names.has(name) && entry.kind !== "figure" ? older : newest).push(entry);
    names.add(name);
  }
  return [...newest, ...older];
}

/**
 * @param {Index} index
 * @param {string} query
 * @param {boolean} known
 */
async function named(index, query, known) {
  const { phrases, words } = parsed(query);
  const tokens = [...phrases, ...words].map(simplify);
  const value = asValue(query);
  const whole = `=${text(query)}`;
  const keys = value ? families(value.value) : keysOf(tokens);
  const [same, ...lists] = await Promise.all([whole, ...keys].map((key) => index.named(key)));
  const places = [...(same ?? []).flat(), ...(value ? lists.flat(2) : common(lists))];
  const entries = await index.entries(places, FILES);
  /** @type {[rank: number, entry: Entry][]} */
  const ranked = [];
  for (const entry of entries) {
    const rank = value && entry.value && isValue(value, entry.value) ? 0 : tokens.length ? rankOf(entry, query, tokens, known) : Infinity;
    if (rank < Infinity) ranked.push([rank, entry]);
  }
  const pieces = ranked.filter(([rank]) => rank > 1).length;
  return ranked
    .filter(([rank]) => rank < 2 || pieces <= PIECES)
    .sort(([a], [b]) => a - b)
    .map(([, entry]) => entry);
}

/**
 * The keys of two pieces of a query at most, as hooks/workreport/search/entries.py makes them.
 * @param {readonly string[]} tokens
 */
function keysOf(tokens) {
  const keys = tokens.flatMap((token) => {
    const row = units(token).map(({ unit }) => unit);
    return row.flatMap((unit, at) => {
      const next = row[at + 1];
      if (/^[0-9]/.test(unit)) return [];
      if (isRun(unit)) return [unit.slice(0, FAMILY)];
      return next && !isRun(next) && hasHan(unit) && hasHan(next) ? [unit + next] : [];
    });
  });
  return [...new Set(keys.length > 2 ? [keys[0] ?? "", keys.at(-1) ?? ""] : keys)];
}

/**
 * What all lists of places have, volume by volume.
 * @param {EntryPlace[][][]} lists
 * @returns {EntryPlace[]}
 */
function common([first = [], ...others]) {
  return first.flatMap((places, volume) => {
    const sets = others.map((list) => new Set(list[volume]?.map(({ number }) => number)));
    return places.filter(({ number }) => sets.every((set) => set.has(number)));
  });
}

/**
 * A text as names are compared: its units with nothing between.
 * @param {string} words
 */
const text = (words) =>
  units(words.trim().replace(ARTICLE, ""))
    .map(({ unit }) => unit)
    .join("");

/**
 * How well an entry is named: 0 wholly, 1 by another word for it, 2 by a name's beginning, 3 by a piece of a name, 4 by its words in any
 * order; Infinity: not. A term without an explanation tells less than what has more to say, and stands among the pieces of names.
 * @param {Entry} entry
 * @param {string} query
 * @param {readonly string[]} tokens
 * @param {boolean} known
 */
function rankOf(entry, query, tokens, known) {
  const asked = text(query);
  const names = Object.values(entry.names).map(text);
  const bare = entry.kind === "term" && !Object.keys(entry.detail).length;
  if (names.includes(asked)) return bare ? 3 : 0;
  if (entry.words.some((word) => text(word) === asked)) return 1;
  const rows = [...Object.values(entry.names), ...(entry.kind === "term" ? entry.words : [])].map((name) =>
    units(name).map(({ unit }) => unit),
  );
  if (!rows.some((row) => tokens.every((token) => stands(token, row, known)))) return Infinity;
  if (names.some((name) => name.startsWith(asked))) return 2;
  return names.some((name) => name.includes(asked)) ? 3 : 4;
}

/**
 * Whether a piece of a query stands in a name; the words of a language of words in any form.
 * @param {string} token
 * @param {readonly string[]} row
 * @param {boolean} known
 */
function stands(token, row, known) {
  if (hasHan(token)) return row.join("").includes(text(token));
  return units(token).every(({ unit }) =>
    isRun(unit) && !/^[0-9]/.test(unit) ? row.some(known ? sameNoun(unit) : sameWord(unit, true)) : row.includes(unit),
  );
}
