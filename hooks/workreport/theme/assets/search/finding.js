// From a query to passages: first the phrase as typed, then ever more forgiving, saying each time what was done.
import { WIDTH } from "./index.js";
import { exactly, meets, nearly, parsed } from "./query.js";
import { hasHan, isRun, rows } from "./units.js";

/** As many units as are tried for a phrase that runs over the end of a sentence. */
const LONG = 24;
const END = /^[。！？；!?;:：]$/u;

/**
 * What a query finds. `keep(page)` says which pages are searched.
 *
 * Gives `{how, passages, near, parts, missing}`: `passages` (numbers, in order) meet the query as `how` says: "phrase" – as typed;
 * "across" – over the end of a sentence; "words" – all words in one sentence; "section" – all in one section; "parts" – the longest
 * `parts` that occur, `missing` does not; "none". `near` are passages where a number or a word is longer or has another form.
 */
export function find(index, query, keep = () => true) {
  return new Finding(index, keep).find(query);
}

class Finding {
  #index;
  #keep;

  constructor(index, keep) {
    this.#index = index;
    this.#keep = keep;
  }

  async find(query) {
    const { phrases, words, whole } = parsed(query);
    if (phrases.length) return this.#forced(phrases, words);
    if (!rows(whole).characters.length) return found("none", new Set());
    const exact = await this.#exact(whole);
    const near = minus(await this.#near(whole), exact);
    if (exact.size || near.size) return found("phrase", exact, near);
    const across = await this.#across(whole);
    if (across.size) return found("across", across);
    const each = await Promise.all(words.map((word) => this.#either(word)));
    if (words.length > 1) {
      const together = this.#together(each);
      if (together) return together;
    }
    return this.#parts(words, each);
  }

  async #forced(phrases, words) {
    const each = await Promise.all([...phrases.map((phrase) => this.#exact(phrase)), ...words.map((word) => this.#either(word))]);
    if (each.length === 1) return found(each[0].size ? "phrase" : "none", each[0]);
    return this.#together(each) ?? found("none", new Set());
  }

  /** Passages with all of the sets, else the passages of sections with all of them, else nothing. */
  #together(each) {
    const both = common(each);
    if (both.size) return found("words", both);
    const pages = common(each.map((one) => new Set([...one].map((passage) => this.#index.pageOf(passage)))));
    if (!pages.size) return null;
    const any = new Set(each.flatMap((one) => [...one]).filter((passage) => pages.has(this.#index.pageOf(passage))));
    return found("section", any);
  }

  async #parts(words, each) {
    const parts = [];
    const missing = [];
    for (const [at, word] of words.entries()) {
      const pieces = each[at].size ? [word] : hasHan(word) ? await this.#pieces(rows(word).characters) : [];
      if (pieces.length) parts.push(...pieces);
      else missing.push(word);
    }
    if (!parts.length) return { ...found("none", new Set()), missing };
    const sets = await Promise.all(parts.map((part) => this.#either(part)));
    const together = this.#together(sets) ?? found("parts", most(sets));
    return { ...together, how: "parts", inSection: together.how === "section", apart: together.how === "parts", parts, missing };
  }

  /** The pieces of a row that occur: they leave out as little as they can, and are as few as they can be. */
  async #pieces(row) {
    const ends = [];
    for (let start = 0; start < row.length; start++) {
      let end = Math.max(start, ends[start - 1] ?? 0);
      while (end < row.length && this.#passages(await this.#index.row(row.slice(start, end + 1))).size) end++;
      ends.push(end);
    }
    const best = [{ cost: 0, pieces: [] }];
    for (let start = row.length - 1; start >= 0; start--) {
      best.unshift({ ...best[0], cost: best[0].cost + row.length });
      const least = isRun(row[start]) ? 1 : 2;
      for (let end = ends[start]; end >= start + least; end--) {
        const rest = best[end - start];
        if (rest.cost + 1 < best[0].cost) best[0] = { cost: rest.cost + 1, pieces: [row.slice(start, end).join(""), ...rest.pieces] };
      }
    }
    return best[0].pieces;
  }

  async #either(text) {
    return new Set([...(await this.#exact(text)), ...(await this.#near(text))]);
  }

  #exact(text) {
    return this.#standing(exactly(text));
  }

  #near(text) {
    return this.#standing(nearly(text));
  }

  async #standing({ source, words }) {
    const lists = source.map((row) => this.#source(row));
    for (const language of this.#index.translations) lists.push(...words.map((row) => this.#words(language, row)));
    return this.#passages((await Promise.all(lists)).flat());
  }

  #passages(places) {
    const passages = new Set(places.map((place) => Math.floor(place / WIDTH)));
    return new Set([...passages].filter((passage) => this.#keep(this.#index.pageOf(passage))));
  }

  /** Where a row stands in the source; runs that it does not know, and rows of open runs that none fits, stand nowhere. */
  async #source(row) {
    const known = await this.#known(row);
    return known ? this.#index.row(known) : [];
  }

  async #known(row) {
    if (!row.length) return null;
    const open = row.some((asked) => asked.how !== "is" || isRun(asked.unit));
    const runs = open ? await this.#index.runs() : [];
    const known = [];
    for (const asked of row) {
      const choices = asked.how === "is" ? [asked.unit] : runs.filter((run) => meets(asked, run));
      if (!choices.length || (asked.how === "is" && isRun(asked.unit) && !runs.includes(asked.unit))) return null;
      known.push(asked.how === "is" ? asked.unit : choices);
    }
    return known;
  }

  #words(language, row) {
    return this.#index.words(
      language,
      row.map((asked) => ({ unit: asked.unit, accept: (other) => meets(asked, other) })),
    );
  }

  /** Passages in which the phrase begins and runs on into the next. */
  async #across(text) {
    const rowsOf = [...exactly(text).source, ...nearly(text).source].filter((row) => row.length > 1);
    const all = await Promise.all(rowsOf.map((row) => this.#acrossRow(row)));
    return new Set(all.flatMap((one) => [...one]));
  }

  async #acrossRow(row) {
    const units = await this.#known(row);
    if (!units) return new Set();
    const ends = units.slice(0, -1).flatMap((unit, at) => (typeof unit === "string" && END.test(unit) ? [at + 1] : []));
    const cuts = ends.length ? ends : units.length <= LONG ? units.slice(1).map((_, at) => at + 1) : [];
    const met = await Promise.all(cuts.map((cut) => this.#cut(units, cut)));
    return new Set(met.flat());
  }

  async #cut(units, cut) {
    const first = this.#passages(await this.#index.row([...units.slice(0, cut), ""]));
    if (!first.size) return [];
    const next = await this.#beginning(units.slice(cut));
    return [...first].filter((passage) => next.has(passage + 1) && this.#sameReport(passage, passage + 1));
  }

  /** Passages that begin with these units, alone or running on. */
  async #beginning(units) {
    const starts = (places) => places.filter((place) => place % WIDTH === 0).map((place) => place / WIDTH);
    const met = new Set(starts(await this.#index.row(units)));
    for (let cut = 1; cut < units.length; cut++) {
      if (typeof units[cut - 1] !== "string" || !END.test(units[cut - 1])) continue;
      const whole = starts(await this.#index.row([...units.slice(0, cut), ""]));
      const next = whole.length ? await this.#beginning(units.slice(cut)) : new Set();
      for (const passage of whole) if (next.has(passage + 1)) met.add(passage);
    }
    return met;
  }

  #sameReport(one, other) {
    return this.#index.pageOf(one).report === this.#index.pageOf(other).report;
  }
}

/** The members of most of the sets. */
function most(sets) {
  const counts = new Map();
  for (const one of sets.flatMap((set) => [...set])) counts.set(one, (counts.get(one) ?? 0) + 1);
  const best = Math.max(...counts.values());
  return new Set([...counts].filter(([, count]) => count === best).map(([one]) => one));
}

const inOrder = (set) => [...set].sort((a, b) => a - b);
const found = (how, passages, near = new Set()) => ({ how, passages: inOrder(passages), near: inOrder(near), parts: [], missing: [] });
const minus = (set, other) => new Set([...set].filter((one) => !other.has(one)));
const common = ([first, ...others]) => new Set([...first].filter((one) => others.every((other) => other.has(one))));
