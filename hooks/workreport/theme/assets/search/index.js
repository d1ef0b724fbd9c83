// The index in the browser: fetches the few files a query needs (hooks/workreport/search/files.py says what is in them).
import { head, isRun, isWord, learnForms } from "./units.js";
import { asValue, families, isValue } from "./values.js";

/** One number for a place: the passage's number and the position in it. */
export const WIDTH = 65536;
const FAMILY = 3;

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
 *
 * @typedef {[id: string, ...texts: string[]]} PassageRow - texts in the order of the languages
 * @typedef {{titles: Words, rows: PassageRow[]}} PageText
 *
 * @typedef {object} Manifest
 * @property {string} version
 * @property {{runs: number, han: [groups: number, files: number]} & Record<string, any>} files - how many of each; of a language by its code
 * @property {[source: string, ...others: string[]]} languages
 * @property {ReportEntry[]} reports
 * @property {[forms: string, characters: string]} traditional
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

/**
 * Opens the index of the site whose root is at `base`, for readers of some languages: those of the source read them all.
 * @param {URL | string} base
 * @param {readonly string[]} readers
 */
export async function openIndex(base, readers = []) {
  const response = await fetch(new URL("search/index.json", base), { cache: "no-cache" });
  if (!response.ok) throw new Error(`search/index.json: ${response.status}`);
  return new Index(base, await response.json(), readers);
}

/** An open index; what it has fetched it keeps. */
export class Index {
  #base;
  /** @type {Map<string, Promise<any>>} */
  #fetched = new Map();

  /**
   * @param {URL | string} base
   * @param {Manifest} manifest
   * @param {readonly string[]} readers
   */
  constructor(base, manifest, readers) {
    this.#base = new URL(`search/${manifest.version}/`, base);
    this.files = manifest.files;
    this.languages = manifest.languages;
    const [source, ...others] = manifest.languages;
    this.translations = others.filter((language) => readers.includes(language) || readers.every((reader) => reader === source));
    this.reports = manifest.reports;
    /** @type {IndexPage[]} */
    this.pages = [];
    let first = 0;
    for (const report of manifest.reports) {
      for (const [id, count, headed] of report.pages) {
        this.pages.push({ report, id, part: id.split("-")[0] ?? id, first, count, headed });
        first += count;
      }
    }
    learnForms(manifest.traditional);
  }

  /**
   * @param {string} name
   * @returns {Promise<any>}
   */
  #json(name) {
    const known = this.#fetched.get(name);
    if (known) return known;
    const answer = fetch(new URL(name, this.#base)).then((response) => {
      if (!response.ok) throw new Error(`${name}: ${response.status}`);
      return response.json();
    });
    answer.catch(() => this.#fetched.delete(name));
    this.#fetched.set(name, answer);
    return answer;
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
   * By what somebody may type, the words of the reports for it.
   * @returns {Promise<Record<string, string[]>>}
   */
  everyday() {
    return this.#json("everyday.json");
  }

  /**
   * The words that begin with the first letters of `sound`, by pinyin and by initials.
   * @param {string} sound
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
