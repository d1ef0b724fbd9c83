// Some reports with an index of their own, in the browser: hooks/workreport/search/files.py says what is in its files.
import { head, isRun, isWord } from "./units.js";
import { asValue, families, isValue } from "./values.js";

/** One number for a place: the passage's number and the position in it. */
export const WIDTH = 65536;
export const FAMILY = 3;
/** Entries of one file. */
export const TOGETHER = 12;

/**
 * @typedef {import("./index.js").Entry} Entry
 * @typedef {import("./index.js").Family} Family
 * @typedef {import("./index.js").IndexPage} IndexPage
 * @typedef {import("./index.js").Known} Known
 * @typedef {import("./index.js").Manifest} Manifest
 * @typedef {import("./index.js").PageText} PageText
 * @typedef {import("./index.js").Step} Step
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
 * @param {URL} address
 * @param {RequestInit} options
 * @returns {Promise<any>}
 */
export async function read(address, options = {}) {
  const response = await fetch(address, options);
  if (!response.ok) throw new Error(`${address}: ${response.status}`);
  return response.json();
}

/** Some reports, with an index of their own. */
export class Volume {
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
   * The one of several files with all that is looked up by a key; hooks/workreport/search/postings.py deals it out.
   * @param {string} name
   * @param {string} key
   */
  #with(name, key) {
    return this.#json(`${name}-${scatter(key) % this.files[name]}.json`);
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
    if (isRun(unit)) return this.#tails((await this.#with("runs", unit))[unit], tail);
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
    const content = await this.#with(language, family);
    const tails = Object.entries(content[family] ?? {}).filter(([tail]) => accept(family + tail));
    return merged(tails.map(([, steps]) => places(steps)));
  }

  /**
   * By what somebody may type, the words of the reports for it; what was typed is among it, if anywhere.
   * @param {string} typed
   * @returns {Promise<Record<string, string[]>>}
   */
  everyday(typed) {
    return this.#with("everyday", typed);
  }

  /**
   * The numbers of the entries that are looked up by a key.
   * @param {string} key
   * @returns {Promise<number[]>}
   */
  async named(key) {
    let number = 0;
    return ((await this.#with("names", key))[key] ?? []).map((/** @type {number} */ step) => (number += step));
  }

  /**
   * @param {number} number
   * @returns {Promise<Entry>}
   */
  async entry(number) {
    const { reports = [], ...rest } = (await this.#json(`entries-${Math.floor(number / TOGETHER)}.json`))[number % TOGETHER];
    return {
      detail: {},
      words: [],
      editions: [],
      value: "",
      ...rest,
      reports: reports.map((/** @type {number} */ at) => this.reports[at]),
    };
  }

  /**
   * The words that begin with the first letters of `sound`, by pinyin and by initials.
   * @param {string} sound
   * @returns {Promise<Record<string, string[]>>}
   */
  sounds(sound) {
    return this.#with("pinyin", sound.slice(0, FAMILY));
  }

  /**
   * The words of a language that begin with the first letters of `word`.
   * @param {string} language
   * @param {string} word
   */
  async wordsBeginning(language, word) {
    const family = word.slice(0, FAMILY);
    const content = await this.#with(language, family);
    return Object.keys(content[family] ?? {}).map((tail) => family + tail);
  }

  /**
   * The words of a language that end with the last letters of `word`.
   * @param {string} language
   * @param {string} word
   * @returns {Promise<string[]>}
   */
  async wordsEnding(language, word) {
    const ending = word.slice(-FAMILY);
    return (await this.#with(`${language}-endings`, ending))[ending] ?? [];
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
        const content = await this.#with("values", family);
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
