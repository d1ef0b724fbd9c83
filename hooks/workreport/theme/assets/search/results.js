// Results as a reader sees them: passages under the title of their section, what was searched for marked.
import { patterns, stretches } from "./marks.js";
import { hasHan, simplify } from "./units.js";

/** How many characters of a passage are shown, in Chinese and in other languages. */
const SHOWN = { zh: 160, other: 320 };

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").IndexPage} IndexPage
 * @typedef {import("./index.js").PassageRow} PassageRow
 * @typedef {import("./index.js").Words} Words
 * @typedef {[page: IndexPage, passages: number[]]} Group - a page and what was found on it, in order
 * @typedef {[start: number, end: number]} Stretch
 *
 * @typedef {object} Site
 * @property {URL} base
 * @property {string} edition
 * @property {string} language - the edition's leading language
 * @property {string[]} shown - the languages it shows
 * @property {boolean} bilingual
 *
 * @typedef {object} Presentation - how a group is shown
 * @property {"h2" | "p"} heading - the tag of its title
 * @property {string} [label] - what sets its passages apart, where something does
 * @property {number} [most] - how many of them are shown
 * @property {boolean} [form] - whether a word of the query is there in the singular for the plural, or the other way
 * @property {boolean} [over] - whether the phrase runs over into the next passage
 *
 * @typedef {{language: string, text: string, met: Stretch[]}} Side
 */

/**
 * Passages by the pages they stand on: newest report first; in a report first where a heading has it, then where most have it, or, of
 * passages that stand in the order of their worth, where the best one is.
 * @param {Index} index
 * @param {number[]} passages
 * @param {boolean} ranked - whether they stand in that order
 * @returns {Group[]}
 */
export function groups(index, passages, ranked = false) {
  /** @type {Map<IndexPage, number[]>} */
  const pages = new Map();
  for (const passage of passages) {
    const page = index.pageOf(passage);
    pages.set(page, [...(pages.get(page) ?? []), passage]);
  }
  /** @param {IndexPage} page */
  const report = (page) => index.reports.indexOf(page.report);
  /** @param {Group} group */
  const headed = ([page, found]) => (page.headed && found[0] === page.first ? 0 : 1);
  /** @type {(a: Group, b: Group) => number} */
  const better = (a, b) => headed(a) - headed(b) || b[1].length - a[1].length || a[0].first - b[0].first;
  return [...pages].sort((a, b) => report(a[0]) - report(b[0]) || (ranked ? 0 : better(a, b)));
}

/** Makes list items of groups. */
export class Shelf {
  #index;
  #site;
  #query;
  #parts;
  #patterns;
  #mixed;

  /**
   * @param {Index} index
   * @param {Site} site
   * @param {string} query
   * @param {string[]} parts - those that `find` fell back on
   */
  constructor(index, site, query, parts) {
    this.#index = index;
    this.#site = site;
    this.#query = simplify(parts.length ? parts.join(" ") : query);
    this.#parts = parts.map(simplify);
    this.#patterns = patterns(this.#query, this.#parts);
    this.#mixed = hasHan(query) && /[a-z]/i.test(query);
  }

  /**
   * The item of a group: where it stands, then its passages.
   * @param {Group} group
   * @param {Presentation} presentation
   */
  async item([page, passages], { heading, label = "", most = Infinity, form = false, over = false }) {
    const text = await this.#index.text(page);
    const item = element("li", { className: "search-group" });
    if (form || label) item.dataset.near = "";
    const title = element(heading, { className: "search-title" });
    title.append(this.#link(page, "", this.#inEdition(text.titles)));
    item.append(element("p", { className: "search-place" }, this.#place(page)), title);
    if (label) item.append(element("p", { className: "search-near" }, label));
    const list = element("ol", { className: "search-passages" });
    list.append(...passages.slice(0, most).map((passage) => this.#passage(page, text.rows, passage - page.first, over)));
    item.append(list);
    return item;
  }

  /** @param {Words | undefined} words */
  #inEdition(words = {}) {
    return words[this.#site.language] ?? Object.values(words)[0] ?? "";
  }

  /** @param {IndexPage} page */
  #place(page) {
    const part = page.report.parts[page.part];
    const names = [this.#inEdition(page.report.names)];
    if (page.id !== page.part) names.push(this.#inEdition(part));
    return names.join("\u00a0· ");
  }

  /**
   * @param {IndexPage} page
   * @param {string} id
   * @param {(Node | string)[]} content
   */
  #link(page, id, ...content) {
    const { base, edition } = this.#site;
    const address = new URL(`${edition}/${page.report.id}/${page.id}/`, base);
    if (id) {
      address.searchParams.set("mark", this.#query);
      address.hash = id;
    }
    return element("a", { href: address.href }, ...content);
  }

  /**
   * @param {IndexPage} page
   * @param {PassageRow[]} rows
   * @param {number} at
   * @param {boolean} over
   */
  #passage(page, rows, at, over) {
    const languages = this.#index.languages;
    const [id, ...texts] = /** @type {PassageRow} */ (rows[at]);
    const sides = languages.map((language, side) => {
      const text = (texts[side] ?? "") + (over ? (rows[at + 1]?.[side + 1] ?? "") : "");
      return { language, text, met: stretches(text, side === 0, this.#patterns) };
    });
    const wanted = sides.filter(({ language, text }) => text && this.#site.shown.includes(language));
    const leading = wanted.find(({ language }) => language === this.#site.language) ?? /** @type {Side} */ (sides[0]);
    /** @param {Side} side */
    const answers = (side) => side.met.length && (!leading.met.length || this.#mixed);
    const others = sides.filter((side) => side !== leading && side.text && (this.#site.bilingual ? wanted.includes(side) : answers(side)));
    const item = element("li", { className: "search-passage" });
    const lines = [leading, ...(this.#site.bilingual ? others : others.slice(0, 1))];
    item.append(this.#link(page, id, ...lines.map((side) => this.#line(side))));
    return item;
  }

  /** @param {Side} side */
  #line({ language, text, met }) {
    const line = element("span", { className: "search-line", lang: language === "zh" ? "zh-Hans" : language });
    const [start, end] = cut(text, met[0], language === "zh" ? SHOWN.zh : SHOWN.other);
    let place = start;
    if (start > 0) line.append("…");
    for (const [from, to] of met) {
      if (to <= start || from >= end) continue;
      line.append(text.slice(place, Math.max(from, place)), element("mark", {}, text.slice(Math.max(from, start), Math.min(to, end))));
      place = Math.min(to, end);
    }
    line.append(text.slice(place, end));
    if (end < text.length) line.append("…");
    return line;
  }
}

/**
 * The stretch of a long text to show, about what was found first.
 * @param {string} text
 * @param {Stretch | undefined} first
 * @param {number} most
 * @returns {Stretch}
 */
function cut(text, first, most) {
  if (text.length <= most) return [0, text.length];
  const found = first?.[0] ?? 0;
  const start = found < most * 0.7 ? 0 : edge(text, found - Math.floor(most / 3));
  return [start, edge(text, Math.max(start + most, first?.[1] ?? 0))];
}

/**
 * A place near `place` that cuts no word.
 * @param {string} text
 * @param {number} place
 */
function edge(text, place) {
  if (place >= text.length) return text.length;
  const gap = text.lastIndexOf(" ", place);
  return gap > place - 15 && gap > 0 ? gap + 1 : place;
}

/**
 * An element with its properties and content.
 * @template {keyof HTMLElementTagNameMap} T
 * @param {T} name
 * @param {Partial<HTMLElementTagNameMap[T]>} properties
 * @param {(Node | string)[]} content
 * @returns {HTMLElementTagNameMap[T]}
 */
export function element(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}
