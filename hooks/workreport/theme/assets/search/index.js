// The index in the browser: fetches the few files a query needs (hooks/workreport/search/files.py says what is in them).
import { head, isRun, isWord, learnForms } from "./units.js";
import { asValue, families, isValue } from "./values.js";

/** One number for a place: the passage's number and the position in it. */
export const WIDTH = 65536;
export const FAMILY = 3;
/** Entries of one file. */
const TOGETHER = 24;

/**
 * @typedef {Record<string, string>} Words - the same words by language
 * @typedef {object} ReportEntry
 * @property {string} id
 * @property {Words} names
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
 * @property {Words} told - what is said of it beside its name
 * @property {string[]} words - further words that find it
 * @property {string[]} editions - whose readers are led to it; none: all
 * @property {string} value - of a figure, a plain decimal
 * @property {ReportEntry[]} reports - those it belongs to, the newest first
 *
 * @typedef {{volume: Volume, number: number}} EntryPlace
 *
 * @typedef {object} VolumeList
 * @property {string[]} volumes - the newest, by their folders
 * @property {number} older - how many lists of older ones there are
 * @property {[source: string, ...others: string[]]} languages
 *
 * @typedef {Record<string, number[]>} Family - steps by tail
 * @typedef {string | string[]} Known - a unit, or units of which any will do
 * @typedef {[at: number, found: number[]]} Step - places of a unit at a distance from the first
 */

/** @param {string} text */
function scatter(text) {
  let number = 5381;
  for (let index = 0; index < text.length; index++) number = (Math.imul(number, 33) ^ text.charCodeAt(index)) >>> 0;
  return number;
}

/**
 * Places from the steps of the index: a positive number steps on to a passage, a negative one to a position in it.
 * @param {readonly number[]} steps
 */
function places(steps) {
  /** @type {number[]} */
  const found = [];
  let passage = -1;
  let position = -1;
  for (const step of steps) {
    if (step > 0) {
      [passage, position] = [passage + step, -1];
    } else {
      position -= step;
      found.push(passage * WIDTH + position);
    }
  }
  return found;
}

/** @param {number[][]} lists */
const merged = (lists) => (lists.length === 1 ? (lists[0] ?? []) : lists.flat().sort((a, b) => a - b));

/** Volumes that are opened at a time, the newest first: what a first search fetches does not grow with the archive. */
const OPENED = 4;

/**
 * @param {URL} address
 * @param {RequestInit} options
 * @returns {Promise<any>}
 */
async function read(address, options = {}) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/**
 * Opens the index of the site whose root is at `base`, for readers of some languages: those of the source read them all. Of a place, if one
 * is named, only volumes are opened that have reports of it.
 * @param {URL} base
 * @param {readonly string[]} readers
 * @param {string} place
 */
export async function openIndex(base, readers = [], place = "") {
  const stem = place ? `search/places/${place}` : "search/index";
  const index = new Index(base, stem, await read(new URL(`${stem}.json`, base), { cache: "no-cache" }), readers);
  await index.open();
  return index;
}

/** The volumes that are open, as one: passages are counted through all of them. */
export class Index {
  #base;
  #waiting;
  #lists;
  /** @type {Volume[]} */
  #volumes = [];

  /**
   * @param {URL} base
   * @param {string} stem
   * @param {VolumeList} list
   * @param {readonly string[]} readers
   */
  constructor(base, stem, list, readers) {
    this.#base = base;
    this.#waiting = [...list.volumes];
    this.#lists = Array.from({ length: list.older }, (_, at) => `${stem}-older-${at + 1}.json`);
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

  /** Opens the next volumes. */
  async open() {
    while (this.#waiting.length < OPENED) {
      const list = this.#lists.shift();
      if (list === undefined) break;
      this.#waiting.push(...(await read(new URL(list, this.#base))).volumes);
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
   * The words of the reports for something that somebody typed.
   * @param {string} typed
   * @returns {Promise<string[]>}
   */
  async everyday(typed) {
    return (await this.#union((volume) => volume.everyday(typed)))[typed] ?? [];
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

/** Some reports, with an index of their own. */
class Volume {
  #base;
  /** @type {Map<string, Promise<any>>} */
  #fetched = new Map();

  /**
   * @param {URL} base
   * @param {Manifest} manifest
   * @param {number} first - the number of its first passage
   */
  constructor(base, manifest, first) {
    this.#base = base;
    this.first = first;
    this.files = manifest.files;
    this.traditional = manifest.traditional;
    this.reports = manifest.reports;
    /** @type {IndexPage[]} */
    this.pages = [];
    let next = first;
    for (const report of manifest.reports) {
      for (const [id, count, headed] of report.pages) {
        this.pages.push({ report, id, part: id.split("-")[0] ?? id, first: next, count, headed, volume: this });
        next += count;
      }
    }
  }

  /** @param {string} name */
  #json(name) {
    const known = this.#fetched.get(name);
    if (known) return known;
    const answer = read(new URL(name, this.#base));
    answer.catch(() => this.#fetched.delete(name));
    this.#fetched.set(name, answer);
    return answer;
  }

  /**
   * A page's titles and its passages.
   * @param {IndexPage} page
   * @returns {Promise<PageText>}
   */
  text(page) {
    return this.#json(`text/${page.report.id}/${page.id}.json`);
  }

  /**
   * Every number and run of letters in the source language.
   * @returns {Promise<string[]>}
   */
  runs() {
    return this.#json("runs.json");
  }

  /**
   * Where a unit of the source language stands before one that begins with `tail` (any, where null; none, where empty).
   * @param {string} unit
   * @param {string | null} tail
   */
  async unit(unit, tail) {
    if (isRun(unit)) return this.#tails((await this.#json(`runs-${scatter(unit) % this.files.runs}.json`))[unit], tail);
    const [groups, files] = this.files.han;
    const group = (scatter(unit) % groups) * files;
    const numbers = tail === null ? Array.from({ length: files }, (_, index) => group + index) : [group + (scatter(tail) % files)];
    const contents = await Promise.all(numbers.map((number) => this.#json(`han-${number}.json`)));
    return merged(contents.map((content) => this.#tails(content[unit], tail)));
  }

  /**
   * @param {Family | undefined} family
   * @param {string | null} tail
   */
  #tails(family, tail) {
    if (!family) return [];
    return tail === null ? merged(Object.values(family).map(places)) : places(family[tail] ?? []);
  }

  /**
   * Where the words stand that `accept` lets in of those that begin as `word` does.
   * @param {string} language
   * @param {string} word
   * @param {(other: string) => boolean} accept
   */
  async word(language, word, accept) {
    const family = word.slice(0, FAMILY);
    const content = await this.#json(`${language}-${scatter(family) % this.files[language]}.json`);
    const tails = Object.entries(content[family] ?? {}).filter(([tail]) => accept(family + tail));
    return merged(tails.map(([, steps]) => places(steps)));
  }

  /**
   * By what somebody may type, the words of the reports for it; what was typed is among it, if anywhere.
   * @param {string} typed
   * @returns {Promise<Record<string, string[]>>}
   */
  everyday(typed) {
    return this.#json(`everyday-${scatter(typed) % this.files.everyday}.json`);
  }

  /**
   * The numbers of the entries that are looked up by a key.
   * @param {string} key
   * @returns {Promise<number[]>}
   */
  async named(key) {
    let number = 0;
    return ((await this.#json(`names-${scatter(key) % this.files.names}.json`))[key] ?? []).map(
      (/** @type {number} */ step) => (number += step),
    );
  }

  /**
   * @param {number} number
   * @returns {Promise<Entry>}
   */
  async entry(number) {
    const { reports = [], ...rest } = (await this.#json(`entries-${Math.floor(number / TOGETHER)}.json`))[number % TOGETHER];
    return { told: {}, words: [], editions: [], value: "", ...rest, reports: reports.map((/** @type {number} */ at) => this.reports[at]) };
  }

  /**
   * The words that begin with the first letters of `sound`, by pinyin and by initials.
   * @param {string} sound
   * @returns {Promise<Record<string, string[]>>}
   */
  sounds(sound) {
    return this.#json(`pinyin-${scatter(sound.slice(0, FAMILY)) % this.files.pinyin}.json`);
  }

  /**
   * The words of a language that begin with the first letters of `word`.
   * @param {string} language
   * @param {string} word
   */
  async wordsBeginning(language, word) {
    const family = word.slice(0, FAMILY);
    const content = await this.#json(`${language}-${scatter(family) % this.files[language]}.json`);
    return Object.keys(content[family] ?? {}).map((tail) => family + tail);
  }

  /**
   * The passages with a figure of the value that a query names, in whatever notation.
   * @param {string} query
   */
  async valued(query) {
    const asked = asValue(query);
    if (!asked) return [];
    const found = await Promise.all(
      families(asked.value).map(async (family) => {
        const content = await this.#json(`values-${scatter(family) % this.files.values}.json`);
        return Object.entries(content[family] ?? {}).flatMap(([plain, steps]) => (isValue(asked, plain) ? places(steps) : []));
      }),
    );
    return [...new Set(found.flat().map((place) => Math.floor(place / WIDTH)))].sort((a, b) => a - b);
  }

  /**
   * Where units of the source language stand in a row.
   * @param {readonly Known[]} units
   */
  async row(units) {
    if (!units.length) return [];
    /** @type {[at: number, found: Promise<number[]>][]} */
    const steps = [];
    for (let at = 0; at < units.length; at++) {
      const [unit, next, before] = [units[at] ?? "", units[at + 1], units[at - 1]];
      if (Array.isArray(unit)) {
        const tail = typeof next === "string" ? head(next) : null;
        steps.push([at, Promise.all(unit.map((one) => this.unit(one, tail))).then(merged)]);
      } else if (typeof next === "string") {
        steps.push([at, this.unit(unit, head(next))]);
        // The tail tells all of the next unit, unless that is a run; the last unit of a row has been told, too.
        if (!isRun(next) && next !== "") at++;
        else if (next === "") break;
      } else if (at > 0 && !isRun(unit) && typeof before === "string") {
        steps.push([at - 1, this.unit(before, unit)]);
      } else steps.push([at, this.unit(unit, null)]);
    }
    return inRow(await settled(steps));
  }

  /**
   * Where words stand in a row; `accept` as for `word`.
   * @param {string} language
   * @param {readonly {unit: string, accept: (other: string) => boolean}[]} row
   */
  async words(language, row) {
    /** @type {[at: number, found: Promise<number[]>][]} */
    const steps = row.flatMap(({ unit, accept }, at) => (isWord(unit) ? [[at, this.word(language, unit, accept)]] : []));
    return inRow(await settled(steps));
  }
}

/**
 * @param {readonly [at: number, found: Promise<number[]>][]} steps
 * @returns {Promise<Step[]>}
 */
const settled = (steps) => Promise.all(steps.map(async ([at, found]) => /** @type {Step} */ ([at, await found])));

/**
 * The places from which every step is met at its distance.
 * @param {Step[]} steps
 */
function inRow(steps) {
  const [first, ...others] = steps.sort((a, b) => a[1].length - b[1].length);
  if (!first) return [];
  const [shift, shortest] = first;
  const sets = others.map(([at, found]) => ({ distance: at - shift, found: new Set(found) }));
  return shortest.filter((place) => sets.every(({ distance, found }) => found.has(place + distance))).map((place) => place - shift);
}
