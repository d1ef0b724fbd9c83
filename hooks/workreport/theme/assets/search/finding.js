// From a query to passages: first the phrase as typed, then ever more forgiving, saying each time what was done.
import { exactly, meets, nearly, parsed } from "./query.js";
import { hasHan, isRun, rows } from "./units.js";
import { WIDTH } from "./volume.js";

/** As many units as are tried for a phrase that runs over the end of a sentence. */
const LONG = 24;
const END = /^[。！？；!?;:：]$/u;

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").IndexPage} IndexPage
 * @typedef {import("./index.js").Known} Known
 * @typedef {import("./query.js").Row} Row
 *
 * @typedef {object} Found
 * @property {"phrase" | "across" | "words" | "section" | "parts" | "none"} how - as typed; over the end of a sentence; all words in one
 *   sentence; all in one section; the longest `parts` that occur, `missing` does not; not at all
 * @property {number[]} passages - those that meet the query so, in order
 * @property {number[]} near - passages where a number or a word is longer or has another form
 * @property {Set<number>} [plural] - those of them where it is only in the singular or the plural
 * @property {string[]} parts
 * @property {string[]} missing
 * @property {boolean} [inSection] - whether the parts are met in one section
 * @property {boolean} [apart] - whether they are met nowhere together
 */

/**
 * What a query finds.
 * @param {Index} index
 * @param {string} query
 * @param {(page: IndexPage) => boolean} keep - which pages are searched
 * @param {boolean} known - whether it is a word that people are known to ask with
 * @param {boolean} whole - whether pieces of the query are no answer, since there is a better one
 */
export function find(index, query, keep = () => true, known = false, whole = false) {
  return new Finding(index, keep, known, whole).find(query);
}

class Finding {
  #index;
  #keep;
  #known;
  #whole;

  /**
   * @param {Index} index
   * @param {(page: IndexPage) => boolean} keep
   * @param {boolean} known
   * @param {boolean} whole
   */
  constructor(index, keep, known, whole) {
    this.#index = index;
    this.#keep = keep;
    this.#known = known;
    this.#whole = whole;
  }

  /**
   * @param {string} query
   * @returns {Promise<Found>}
   */
  async find(query) {
    const { phrases, words, whole } = parsed(query);
    if (phrases.length) return this.#forced(phrases, words);
    if (!rows(whole).characters.length) return found("none", new Set());
    const exact = await this.#exact(whole);
    const near = minus(await this.#near(whole), exact);
    if (exact.size || near.size) {
      const plural =
        near.size && !hasHan(whole) ? await this.#standing({ ...nearly(whole, true), source: [] }) : /** @type {Set<number>} */ (new Set());
      return { ...found("phrase", exact, near), plural };
    }
    const across = await this.#across(whole);
    if (across.size) return found("across", across);
    const each = await Promise.all(words.map((word) => this.#either(word)));
    if (words.length > 1) {
      const together = this.#together(each);
      if (together) return together;
    }
    return this.#whole ? found("none", new Set()) : this.#parts(words, each);
  }

  /**
   * @param {string[]} phrases
   * @param {string[]} words
   */
  async #forced(phrases, words) {
    const each = await Promise.all([...phrases.map((phrase) => this.#exact(phrase)), ...words.map((word) => this.#either(word))]);
    const [only, ...others] = each;
    if (only && !others.length) return found(only.size ? "phrase" : "none", only);
    return this.#together(each) ?? found("none", new Set());
  }

  /**
   * Passages with all of the sets, else the passages of sections with all of them, else nothing.
   * @param {Set<number>[]} each
   */
  #together(each) {
    const both = common(each);
    if (both.size) return found("words", both);
    const pages = common(each.map((one) => new Set([...one].map((passage) => this.#index.pageOf(passage)))));
    if (!pages.size) return null;
    const any = new Set(each.flatMap((one) => [...one]).filter((passage) => pages.has(this.#index.pageOf(passage))));
    return found("section", any);
  }

  /**
   * @param {string[]} words
   * @param {Set<number>[]} each - where each word stands
   * @returns {Promise<Found>}
   */
  async #parts(words, each) {
    /** @type {string[]} */
    const parts = [];
    /** @type {string[]} */
    const missing = [];
    for (const [at, word] of words.entries()) {
      const pieces = each[at]?.size ? [word] : hasHan(word) ? await this.#pieces(rows(word).characters) : [];
      if (pieces.length) parts.push(...pieces);
      else missing.push(word);
    }
    if (!parts.length) return { ...found("none", new Set()), missing };
    const sets = await Promise.all(parts.map((part) => this.#either(part)));
    const together = this.#together(sets) ?? found("parts", most(sets));
    return { ...together, how: "parts", inSection: together.how === "section", apart: together.how === "parts", parts, missing };
  }

  /**
   * The pieces of a row that occur: they leave out as little as they can, and are as few as they can be.
   * @param {string[]} row
   */
  async #pieces(row) {
    /** @type {number[]} */
    const ends = [];
    for (let start = 0; start < row.length; start++) {
      let end = Math.max(start, ends[start - 1] ?? 0);
      while (end < row.length && this.#passages(await this.#index.row(row.slice(start, end + 1))).size) end++;
      ends.push(end);
    }
    /** @typedef {{cost: number, pieces: string[]}} Cut */
    /** @type {Cut[]} the best cut of the row from each place on; the last is that of nothing */
    const best = [{ cost: 0, pieces: [] }];
    for (let start = row.length - 1; start >= 0; start--) {
      const shorter = /** @type {Cut} */ (best[0]);
      let cheapest = { ...shorter, cost: shorter.cost + row.length };
      const least = isRun(row[start] ?? "") ? 1 : 2;
      for (let end = ends[start] ?? 0; end >= start + least; end--) {
        const rest = /** @type {Cut} */ (best[end - start - 1]);
        if (rest.cost + 1 < cheapest.cost) cheapest = { cost: rest.cost + 1, pieces: [row.slice(start, end).join(""), ...rest.pieces] };
      }
      best.unshift(cheapest);
    }
    return /** @type {Cut} */ (best[0]).pieces;
  }

  /** @param {string} text */
  async #either(text) {
    return new Set([...(await this.#exact(text)), ...(await this.#near(text))]);
  }

  /** @param {string} text */
  #exact(text) {
    return this.#standing(exactly(text));
  }

  /** @param {string} text */
  #near(text) {
    return this.#standing(nearly(text, this.#known));
  }

  /** @param {import("./query.js").Pattern} pattern */
  async #standing({ source, words }) {
    const lists = source.map((row) => this.#source(row));
    for (const language of this.#index.translations) lists.push(...words.map((row) => this.#words(language, row)));
    return this.#passages((await Promise.all(lists)).flat());
  }

  /** @param {number[]} places */
  #passages(places) {
    const passages = new Set(places.map((place) => Math.floor(place / WIDTH)));
    return new Set([...passages].filter((passage) => this.#keep(this.#index.pageOf(passage))));
  }

  /**
   * Where a row stands in the source; runs that it does not know, and rows of open runs that none fits, stand nowhere.
   * @param {Row} row
   */
  async #source(row) {
    const known = await this.#runsOf(row);
    return known ? this.#index.row(known) : [];
  }

  /**
   * @param {Row} row
   * @returns {Promise<Known[] | null>}
   */
  async #runsOf(row) {
    if (!row.length) return null;
    const open = row.some((asked) => asked.how !== "is" || isRun(asked.unit));
    const runs = open ? await this.#index.runs() : [];
    /** @type {Known[]} */
    const known = [];
    for (const asked of row) {
      const choices = asked.how === "is" ? [asked.unit] : runs.filter((run) => meets(asked, run));
      if (!choices.length || (asked.how === "is" && isRun(asked.unit) && !runs.includes(asked.unit))) return null;
      known.push(asked.how === "is" ? asked.unit : choices);
    }
    return known;
  }

  /**
   * @param {string} language
   * @param {Row} row
   */
  #words(language, row) {
    return this.#index.words(
      language,
      row.map((asked) => ({ unit: asked.unit, accept: (other) => meets(asked, other) })),
    );
  }

  /**
   * Passages in which the phrase begins and runs on into the next.
   * @param {string} text
   */
  async #across(text) {
    const rowsOf = [...exactly(text).source, ...nearly(text).source].filter((row) => row.length > 1);
    const all = await Promise.all(rowsOf.map((row) => this.#acrossRow(row)));
    return new Set(all.flatMap((one) => [...one]));
  }

  /**
   * @param {Row} row
   * @returns {Promise<Set<number>>}
   */
  async #acrossRow(row) {
    const units = await this.#runsOf(row);
    if (!units) return new Set();
    const ends = units.slice(0, -1).flatMap((unit, at) => (typeof unit === "string" && END.test(unit) ? [at + 1] : []));
    const cuts = ends.length ? ends : units.length <= LONG ? units.slice(1).map((_, at) => at + 1) : [];
    const met = await Promise.all(cuts.map((cut) => this.#cut(units, cut)));
    return new Set(met.flat());
  }

  /**
   * @param {Known[]} units
   * @param {number} cut
   */
  async #cut(units, cut) {
    const first = this.#passages(await this.#index.row([...units.slice(0, cut), ""]));
    if (!first.size) return [];
    const next = await this.#beginning(units.slice(cut));
    return [...first].filter((passage) => next.has(passage + 1) && this.#sameReport(passage, passage + 1));
  }

  /**
   * Passages that begin with these units, alone or running on.
   * @param {Known[]} units
   * @returns {Promise<Set<number>>}
   */
  async #beginning(units) {
    /** @param {number[]} places */
    const starts = (places) => places.filter((place) => place % WIDTH === 0).map((place) => place / WIDTH);
    const met = new Set(starts(await this.#index.row(units)));
    for (let cut = 1; cut < units.length; cut++) {
      const last = units[cut - 1];
      if (typeof last !== "string" || !END.test(last)) continue;
      const whole = starts(await this.#index.row([...units.slice(0, cut), ""]));
      const next = whole.length ? await this.#beginning(units.slice(cut)) : new Set();
      for (const passage of whole) if (next.has(passage + 1)) met.add(passage);
    }
    return met;
  }

  /**
   * @param {number} one
   * @param {number} other
   */
  #sameReport(one, other) {
    return this.#index.pageOf(one).report === this.#index.pageOf(other).report;
  }
}

/**
 * The members of most of the sets.
 * @param {Set<number>[]} sets
 */
function most(sets) {
  /** @type {Map<number, number>} */
  const counts = new Map();
  for (const one of sets.flatMap((set) => [...set])) counts.set(one, (counts.get(one) ?? 0) + 1);
  const best = Math.max(...counts.values());
  return new Set([...counts].filter(([, count]) => count === best).map(([one]) => one));
}

/** @param {Set<number>} set */
const inOrder = (set) => [...set].sort((a, b) => a - b);
/**
 * @param {Found["how"]} how
 * @param {Set<number>} passages
 * @param {Set<number>} near
 * @returns {Found}
 */
const found = (how, passages, near = new Set()) => ({ how, passages: inOrder(passages), near: inOrder(near), parts: [], missing: [] });
/**
 * @param {Set<number>} set
 * @param {Set<number>} other
 */
const minus = (set, other) => new Set([...set].filter((one) => !other.has(one)));
/**
 * What all of the sets have.
 * @template T
 * @param {Set<T>[]} sets
 */
const common = ([first, ...others]) => new Set([...(first ?? [])].filter((one) => others.every((other) => other.has(one))));
