// What a reader meant: the query as typed, and beside or in place of it other spellings, words for the same, sounds, values and dates.
import { entriesFor } from "./entries.js";
import { find } from "./finding.js";
import { american, nearest, otherDates } from "./spelling.js";
import { hasHan } from "./units.js";

/** As many other words for the same as are looked for. */
const WORDS = 12;
/** As many pieces of a query as entries are looked for by. */
const PARTS = 3;
/** Letters of a pinyin that may have a slip. */
const SLIPPED = 7;

/**
 * @typedef {import("./finding.js").Found} Found
 * @typedef {import("./index.js").Index} Index
 * @typedef {(page: import("./index.js").IndexPage) => boolean} Keep - which pages are searched
 * @typedef {{text: string, kind: "date" | "spelling" | "pinyin" | "slip"}} Way - another way to write a query
 * @typedef {{passages: number[], words: string[], kind: "everyday" | "value"}} Also - what was found besides, those that have most of the
 *   words first, by which words, and why
 * @typedef {import("./index.js").Entry} Entry
 * @typedef {{page: Keep, entry: (entry: Entry) => boolean}} Kept - which pages are searched, and which entries
 * @typedef {{found: Found, asked: Way | null, also: Also[], entries: Entry[], known: boolean}} Answer
 */

/**
 * Finds what a query asks for: `found` as `find` gives it; `asked`, the query that was answered in place of the one typed, where that had
 * no answer; `also`, passages that have other words for it, with the words; `entries`, what is no passage; `known`, whether the query
 * is one that people are known to ask with.
 * @param {Index} index
 * @param {string} query
 * @param {Kept} keep
 * @returns {Promise<Answer>}
 */
export async function ask(index, query, keep) {
  const { everyday, values, found, named } = await looked(index, query, keep);
  for (const { text, kind } of await instead(index, query, found, named.length > 0 || everyday !== null)) {
    const other = await looked(index, text, keep);
    const { how, passages, near } = other.found;
    if (how === "phrase" && (passages.length || (near.length && !found.near.length))) {
      const besides = await also(index, keep.page, other);
      return { found: other.found, asked: { text, kind }, also: besides, entries: other.named, known: true };
    }
  }
  const known = everyday !== null;
  const besides = await also(index, keep.page, { found, values, everyday });
  const entries = named.length || !found.parts.length ? named : await entriesFor(index, found.parts.slice(0, PARTS), keep.entry);
  return { found, asked: null, also: besides, entries, known };
}

/**
 * What a query finds as it stands. A word that people are known to ask with is whole, so that what only begins with it is something else:
 * bus is no business.
 * @param {Index} index
 * @param {string} query
 * @param {Kept} keep
 */
async function looked(index, query, keep) {
  const [everyday, equal] = await Promise.all([index.everyday(query.trim().toLowerCase()), index.valued(query)]);
  const values = equal.filter((passage) => keep.page(index.pageOf(passage)));
  const known = everyday !== null;
  const whole = known || values.length > 0;
  const [found, named] = await Promise.all([find(index, query, keep.page, known, whole), entriesFor(index, [query], keep.entry, known)]);
  return { everyday, values, found, named };
}

/**
 * Other ways to write a query that was not found as it stands, the likeliest first. Where it was found in another form, only another
 * spelling is one; where something bears the name, no word is taken for mistyped.
 * @param {Index} index
 * @param {string} query
 * @param {Found} found
 * @param {boolean} named
 */
async function instead(index, query, found, named) {
  if (found.how === "phrase" && found.passages.length) return [];
  const spelled = american(query);
  /** @type {Way[]} */
  const ways = spelled.toLowerCase() === query.toLowerCase() ? [] : [{ text: spelled, kind: "spelling" }];
  if (found.how === "phrase" && found.near.length) return ways;
  ways.unshift(.../** @type {Way[]} */ (otherDates(query).map((text) => ({ text, kind: "date" }))));
  if (hasHan(query)) return ways;
  const { same, near } = await sounding(index, query);
  for (const text of same) ways.push({ text, kind: "pinyin" });
  if (named) return ways;
  const mended = await mend(index, spelled);
  if (mended && mended.toLowerCase() !== query.toLowerCase()) ways.push({ text: mended, kind: "slip" });
  for (const text of near) ways.push({ text, kind: "pinyin" });
  return ways;
}

/**
 * The Chinese words that sound as a query of Latin letters, 乡村振兴 for xiangcunzhenxing, "Xiang cun" or xczx, and those that sound nearly so.
 * @param {Index} index
 * @param {string} query
 * @returns {Promise<{same: string[], near: string[]}>}
 */
async function sounding(index, query) {
  const sound = query
    .toLowerCase()
    .normalize("NFD")
    .replace(/[̀-ͯ\s'’-]/g, "");
  if (!/^[a-z]{3,}$/.test(sound)) return { same: [], near: [] };
  const sounds = await index.sounds(sound);
  /** @param {string[]} keys */
  const words = (keys) => [...new Set(keys.flatMap((key) => sounds[key] ?? []))].slice(0, 3);
  if (sounds[sound]) return { same: words([sound]), near: [] };
  const longer = Object.keys(sounds).filter((one) => one.startsWith(sound) && sound.length > 4);
  if (longer.length || sound.length < SLIPPED) return { same: words(longer.slice(0, 3)), near: [] };
  return { same: [], near: words([nearest(sound, Object.keys(sounds))]) };
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
        const meant = nearest(small, known) || nearest(small, await index.wordsEnding(language, small));
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
 * @param {Keep} keep
 * @param {{found: Found, values: number[], everyday: string[] | null}} looked - with the words of the reports for it
 * @returns {Promise<Also[]>}
 */
async function also(index, keep, { found, values, everyday }) {
  const known = new Set([...found.passages, ...found.near]);
  /** @type {Also[]} */
  const groups = [];
  const equal = values.filter((passage) => !known.has(passage));
  if (equal.length) groups.push({ passages: equal, words: [], kind: "value" });
  const words = (everyday ?? []).slice(0, WORDS);
  /** @type {Map<number, number>} */
  const counts = new Map();
  /** @type {string[]} */
  const met = [];
  for (const one of await Promise.all(words.map(async (word) => ({ word, ...(await find(index, `"${word}"`, keep)) })))) {
    const fresh = [...one.passages, ...one.near].filter((passage) => !known.has(passage));
    if (fresh.length) met.push(one.word);
    for (const passage of fresh) counts.set(passage, (counts.get(passage) ?? 0) + 1);
  }
  const passages = [...counts].sort(([a, many], [b, more]) => more - many || a - b).map(([passage]) => passage);
  if (met.length) groups.push({ passages, words: met, kind: "everyday" });
  return groups;
}
