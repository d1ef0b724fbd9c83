// The index in the browser: all that is open of it, as one.
import { touches } from "./narrowing.js";
import { learnForms } from "./units.js";
import { read, TOGETHER, Volume, WIDTH } from "./volume.js";

/**
 * @typedef {Record<string, string>} Words - the same words by language
 * @typedef {object} ReportEntry
 * @property {string} id
 * @property {number} year - it was delivered in; 0 where nobody has stated it
 * @property {Words} names
 * @property {[path: string, names: Words][]} places - those it lies in, the largest first
 * @property {Record<string, Words>} parts - titles of its parts, by the parts' ids
 * @property {[id: string, count: number, headed: boolean][]} pages
 *
 * @typedef {object} IndexPage
 * @property {ReportEntry} report
 * @property {string} id
 * @property {string} part
 * @property {number} first - the number of its first passage
 * @property {number} count
 * @property {boolean} headed - whether its first passage is its heading
 * @property {Volume} volume
 *
 * @typedef {[id: string, ...texts: string[]]} PassageRow - texts in the order of the languages
 * @typedef {{titles: Words, rows: PassageRow[]}} PageText
 *
 * @typedef {object} Manifest - what is in a volume
 * @property {{runs: number, han: [groups: number, files: number]} & Record<string, any>} files - how many of each; of a language by its
 *   code
 * @property {ReportEntry[]} reports
 * @property {[forms: string, characters: string]} traditional
 *
 * @typedef {object} Entry - what is found besides passages: hooks/workreport/search/entries.py
 * @property {"topic" | "term" | "figure" | "download"} kind
 * @property {string} address - from the site's root, with `{edition}` for the reader's edition
 * @property {Words} names
 * @property {Words} detail - what is said of it beside its name
 * @property {string[]} words - further words that find it
 * @property {string[]} editions - whose readers are led to it; none: all
 * @property {string} value - of a figure, a plain decimal
 * @property {ReportEntry[]} reports - those it belongs to, the newest first
 *
 * @typedef {{volume: Volume, number: number}} EntryPlace
 *
 * @typedef {object} VolumeList
 * @property {string[]} volumes - the newest, by their folders
 * @property {number[][]} years - of each, the oldest and the newest year of its reports; nothing where nobody has stated them
 * @property {number[]} span - the same of all volumes of all lists
 * @property {number} older - how many lists of older ones there are
 * @property {[source: string, ...others: string[]]} languages
 *
 * @typedef {Record<string, number[]>} Family - steps by tail
 * @typedef {string | string[]} Known - a unit, or units of which any will do
 * @typedef {[at: number, found: number[]]} Step - places of a unit at a distance from the first
 */

/** Volumes that are opened at a time, the newest first: what a first search fetches does not grow with the archive. */
const OPENED = 4;
const EVERYTHING = { place: "", from: 0, to: 0 };

/**
 * Opens the index of the site whose root is at `base`, for readers of some languages: those of the source read them all. Of a place and of
 * years, if they are named, only volumes are opened that have reports of them.
 * @param {URL} base
 * @param {readonly string[]} readers
 * @param {import("./narrowing.js").Years & {place: string}} choice
 */
export async function openIndex(base, readers = [], choice = EVERYTHING) {
  const stem = choice.place ? `search/places/${choice.place}` : "search/index";
  const index = new Index(base, stem, await read(new URL(`${stem}.json`, base), { cache: "no-cache" }), readers, choice);
  await index.open();
  return index;
}

/** The volumes that are open, as one: passages are counted through all of them. */
export class Index {
  #base;
  /** @type {string[]} */
  #waiting = [];
  #lists;
  #years;
  /** @type {Volume[]} */
  #volumes = [];

  /**
   * @param {URL} base
   * @param {string} stem
   * @param {VolumeList} list
   * @param {readonly string[]} readers
   * @param {import("./narrowing.js").Years} years
   */
  constructor(base, stem, list, readers, years) {
    this.#base = base;
    this.#years = years;
    this.#lists = Array.from({ length: list.older }, (_, at) => `${stem}-older-${at + 1}.json`);
    this.#take(list);
    this.span = list.span;
    this.languages = list.languages;
    const [source, ...others] = list.languages;
    this.translations = others.filter((language) => readers.includes(language) || readers.every((reader) => reader === source));
    /** @type {ReportEntry[]} */
    this.reports = [];
    /** @type {IndexPage[]} */
    this.pages = [];
  }

  /** Whether there are older reports that no volume opened so far has. */
  get older() {
    return this.#waiting.length + this.#lists.length > 0;
  }

  /**
   * Lets the volumes of a list wait that have reports of the years asked for; after one that is too old no further list is wanted.
   * @param {Pick<VolumeList, "volumes" | "years">} list
   */
  #take({ volumes, years }) {
    this.#waiting.push(...volumes.filter((_, at) => touches(years[at] ?? [], this.#years)));
    const { from } = this.#years;
    if (from && years.some(([oldest]) => oldest && oldest < from)) this.#lists = [];
  }

  /** Passes over the lists whose volumes are all too new: the newest come first, so that halving finds the first that is not. */
  async #pass() {
    let [low, high] = [0, this.#years.to && !this.#waiting.length ? this.#lists.length : 0];
    while (low < high) {
      const middle = (low + high) >> 1;
      const { years } = await read(new URL(/** @type {string} */ (this.#lists[middle]), this.#base));
      if (years.some((/** @type {number[]} */ [oldest]) => oldest && oldest <= this.#years.to)) high = middle;
      else low = middle + 1;
    }
    this.#lists.splice(0, low);
  }

  /** Opens the next volumes. */
  async open() {
    await this.#pass();
    while (this.#waiting.length < OPENED) {
      const list = this.#lists.shift();
      if (list === undefined) break;
      this.#take(await read(new URL(list, this.#base)));
    }
    const folders = this.#waiting.splice(0, OPENED).map((name) => new URL(`search/${name}/`, this.#base));
    /** @type {[URL, Manifest][]} */
    const manifests = await Promise.all(folders.map(async (folder) => [folder, await read(new URL("index.json", folder))]));
    for (const [folder, manifest] of manifests) {
      const last = this.pages.at(-1);
      const volume = new Volume(folder, manifest, last ? last.first + last.count : 0);
      this.#volumes.push(volume);
      this.reports.push(...manifest.reports);
      for (const page of volume.pages) this.pages.push(page);
    }
    const tables = this.#volumes.map((volume) => volume.traditional);
    learnForms([tables.map(([forms]) => forms).join(""), tables.map(([, characters]) => characters).join("")]);
  }

  /**
   * The page a passage stands on.
   * @param {number} passage
   * @returns {IndexPage}
   */
  pageOf(passage) {
    let [low, high] = [0, this.pages.length - 1];
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (/** @type {IndexPage} */ (this.pages[middle]).first <= passage) low = middle;
      else high = middle - 1;
    }
    return /** @type {IndexPage} */ (this.pages[low]);
  }

  /**
   * A page's titles and its passages.
   * @param {IndexPage} page
   * @returns {Promise<PageText>}
   */
  text(page) {
    return page.volume.text(page);
  }

  /**
   * Every number and run of letters in the source language.
   * @returns {Promise<string[]>}
   */
  async runs() {
    return [...new Set((await Promise.all(this.#volumes.map((volume) => volume.runs()))).flat())];
  }

  /**
   * Where units of the source language stand in a row.
   * @param {readonly Known[]} units
   */
  row(units) {
    return this.#through((volume) => volume.row(units));
  }

  /**
   * Where words stand in a row; `accept` as for `word`.
   * @param {string} language
   * @param {readonly {unit: string, accept: (other: string) => boolean}[]} row
   */
  words(language, row) {
    return this.#through((volume) => volume.words(language, row));
  }

  /**
   * The words of the reports for something that somebody typed: none, if they say nothing of it; null, if nobody is known to ask so.
   * @param {string} typed
   * @returns {Promise<string[] | null>}
   */
  async everyday(typed) {
    return (await this.#union((volume) => volume.everyday(typed)))[typed] ?? null;
  }

  /**
   * By volume, newest first, the entries that are looked up by a key.
   * @param {string} key
   * @returns {Promise<EntryPlace[][]>}
   */
  named(key) {
    return Promise.all(this.#volumes.map(async (volume) => (await volume.named(key)).map((number) => ({ volume, number }))));
  }

  /**
   * Entries at their places, of as many files as allowed: those after them are left out.
   * @param {readonly EntryPlace[]} places
   * @param {number} most
   * @returns {Promise<Entry[]>}
   */
  async entries(places, most) {
    /** @type {Map<Volume, Set<number>>} */
    const files = new Map();
    let taken = 0;
    const within = places.filter(({ volume, number }) => {
      const known = files.get(volume) ?? new Set();
      files.set(volume, known);
      const file = Math.floor(number / TOGETHER);
      if (!known.has(file) && taken++ >= most) return false;
      known.add(file);
      return true;
    });
    return Promise.all(within.map(({ volume, number }) => volume.entry(number)));
  }

  /**
   * The words that begin with the first letters of `sound`, by pinyin and by initials.
   * @param {string} sound
   * @returns {Promise<Record<string, string[]>>}
   */
  sounds(sound) {
    return this.#union((volume) => volume.sounds(sound));
  }

  /**
   * The words of a language that begin with the first letters of `word`.
   * @param {string} language
   * @param {string} word
   */
  async wordsBeginning(language, word) {
    return [...new Set((await Promise.all(this.#volumes.map((volume) => volume.wordsBeginning(language, word)))).flat())];
  }

  /**
   * The words of a language that end with the last letters of `word`.
   * @param {string} language
   * @param {string} word
   */
  async wordsEnding(language, word) {
    return [...new Set((await Promise.all(this.#volumes.map((volume) => volume.wordsEnding(language, word)))).flat())];
  }

  /**
   * The passages with a figure of the value that a query names, in whatever notation.
   * @param {string} query
   */
  async valued(query) {
    const each = await Promise.all(this.#volumes.map(async (volume) => ({ shift: volume.first, found: await volume.valued(query) })));
    return each.flatMap(({ shift, found }) => found.map((passage) => passage + shift));
  }

  /**
   * The lists of all volumes, joined by their keys.
   * @param {(volume: Volume) => Promise<Record<string, string[]>>} read
   */
  async #union(read) {
    /** @type {Record<string, string[]>} */
    const joined = {};
    for (const lists of await Promise.all(this.#volumes.map(read))) {
      for (const [key, words] of Object.entries(lists)) joined[key] = [...new Set([...(joined[key] ?? []), ...words])];
    }
    return joined;
  }

  /** @param {(volume: Volume) => Promise<number[]>} search */
  async #through(search) {
    const each = await Promise.all(this.#volumes.map(async (volume) => ({ shift: volume.first * WIDTH, found: await search(volume) })));
    return each.flatMap(({ shift, found }) => (shift ? found.map((place) => place + shift) : found));
  }
}
