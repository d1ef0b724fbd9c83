// What a reader meant: the query as typed, and beside or in place of it other spellings, words for the same, sounds, values and dates.
import { entriesFor } from "./entries.js";
import { find } from "./finding.js";
import { american, nearest, otherDates } from "./spelling.js";
import { hasHan } from "./units.js";

/** As many other words for the same as are looked for. */
const WORDS = 8;
/** As many pieces of a query as entries are looked for by. */
const PARTS = 3;

/**
 * @typedef {import("./finding.js").Found} Found
 * @typedef {import("./index.js").Index} Index
 * @typedef {(page: import("./index.js").IndexPage) => boolean} Keep - which pages are searched
 * @typedef {{text: string, kind: "date" | "spelling" | "pinyin" | "slip"}} Way - another way to write a query
 * @typedef {{passages: number[], words: string[], kind: "everyday" | "value"}} Also - what was found besides, by which words, and why
 * @typedef {import("./index.js").Entry} Entry
 * @typedef {{page: Keep, entry: (entry: Entry) => boolean}} Kept - which pages are searched, and which entries
 * @typedef {{found: Found, asked: Way | null, also: Also[], entries: Entry[]}} Answer
 */

/**
 * Finds what a query asks for: `found` as `find` gives it; `asked`, the query that was answered in place of the one typed, where that had
 * no answer; `also`, passages that have other words for it, with the words; `entries`, what is no passage.
 * @param {Index} index
 * @param {string} query
 * @param {Kept} keep
 * @returns {Promise<Answer>}
 */
export async function ask(index, query, keep) {
  const [found, named] = await Promise.all([find(index, query, keep.page), entriesFor(index, [query], keep.entry)]);
  const whole = found.how === "phrase" && found.passages.length + found.near.length > 0;
  if (!whole && !named.length) {
    for (const { text, kind } of await instead(index, query)) {
      const [other, entries] = await Promise.all([find(index, text, keep.page), entriesFor(index, [text], keep.entry)]);
      if (other.how === "phrase" && other.passages.length + other.near.length) {
        return { found: other, asked: { text, kind }, also: await also(index, text, keep.page, other), entries };
      }
    }
  }
  const entries = named.length || !found.parts.length ? named : await entriesFor(index, found.parts.slice(0, PARTS), keep.entry);
  return { found, asked: null, also: await also(index, query, keep.page, found), entries };
}

/**
 * Other ways to write a query that was not found as it stands, the likeliest first.
 * @param {Index} index
 * @param {string} query
 */
async function instead(index, query) {
  /** @type {Way[]} */
  const ways = otherDates(query).map((text) => ({ text, kind: "date" }));
  const spelled = american(query);
  if (spelled.toLowerCase() !== query.toLowerCase()) ways.push({ text: spelled, kind: "spelling" });
  if (hasHan(query)) return ways;
  for (const text of await sounding(index, query)) ways.push({ text, kind: "pinyin" });
  const mended = await mend(index, spelled);
  if (mended && mended.toLowerCase() !== query.toLowerCase()) ways.push({ text: mended, kind: "slip" });
  return ways;
}

/**
 * The Chinese words that sound as a query of Latin letters: 乡村振兴 for xiangcunzhenxing, "Xiang cun" or xczx.
 * @param {Index} index
 * @param {string} query
 * @returns {Promise<string[]>}
 */
async function sounding(index, query) {
  const sound = query
    .toLowerCase()
    .normalize("NFD")
    .replace(/[̀-ͯ\s'’-]/g, "");
  if (!/^[a-z]{3,}$/.test(sound)) return [];
  /** @type {Record<string, string[]>} */
  const sounds = await index.sounds(sound);
  const beginning = Object.keys(sounds).filter((one) => one.startsWith(sound) && sound.length > 4);
  const keys = sounds[sound] ? [sound] : beginning.slice(0, 3);
  return [...new Set(keys.flatMap((key) => sounds[key] ?? []))].slice(0, 3);
}

/**
 * A query whose mistyped words are those of the index that they were meant to be; null where a word is not near any.
 * @param {Index} index
 * @param {string} query
 */
async function mend(index, query) {
  const words = query.split(/\s+/).filter(Boolean);
  const mended = await Promise.all(
    words.map(async (word) => {
      const small = word.toLowerCase();
      if (!/^[a-z]{4,}$/.test(small)) return word;
      for (const language of index.translations) {
        const known = await index.wordsBeginning(language, small);
        if (known.some((one) => one === small)) return word;
        const meant = nearest(small, known);
        if (meant) return meant;
      }
      return null;
    }),
  );
  return mended.includes(null) ? null : mended.join(" ");
}

/**
 * What other words for a query stand in, and a figure of the same value in another notation, without what was found already.
 * @param {Index} index
 * @param {string} query
 * @param {Keep} keep
 * @param {Found} found
 * @returns {Promise<Also[]>}
 */
async function also(index, query, keep, found) {
  const known = new Set([...found.passages, ...found.near]);
  /** @type {Also[]} */
  const groups = [];
  const values = (await index.valued(query)).filter((passage) => keep(index.pageOf(passage)) && !known.has(passage));
  if (values.length) groups.push({ passages: values, words: [], kind: "value" });
  const words = (await index.everyday(query.trim().toLowerCase())).slice(0, WORDS);
  /** @type {Set<number>} */
  const passages = new Set();
  /** @type {string[]} */
  const met = [];
  for (const word of words) {
    const one = await find(index, `"${word}"`, keep);
    const fresh = [...one.passages, ...one.near].filter((passage) => !known.has(passage));
    if (fresh.length) met.push(word);
    for (const passage of fresh) passages.add(passage);
  }
  if (met.length) groups.push({ passages: [...passages].sort((a, b) => a - b), words: met, kind: "everyday" });
  return groups;
}
