// Results as a reader sees them: passages under the title of their section, what was searched for marked.
import { patterns, stretches } from "./marks.js";
import { hasHan, simplify } from "./units.js";

/** How many characters of a passage are shown, in Chinese and in other languages. */
const SHOWN = { zh: 160, other: 320 };

/** Passages by the pages they stand on: newest report first; in a report first where a heading has it, then where most have it. */
export function groups(index, passages) {
  const pages = new Map();
  for (const passage of passages) {
    const page = index.pageOf(passage);
    if (pages.has(page)) pages.get(page).push(passage);
    else pages.set(page, [passage]);
  }
  const reports = new Map(index.reports.map((report, at) => [report, at]));
  const headed = ([page, found]) => (page.headed && found[0] === page.first ? 0 : 1);
  return [...pages].sort(
    (a, b) =>
      reports.get(a[0].report) - reports.get(b[0].report) || headed(a) - headed(b) || b[1].length - a[1].length || a[0].first - b[0].first,
  );
}

/** Makes list items of groups. `site` is `{base, edition, language, bilingual}`; `parts` are those that `find` fell back on. */
export class Shelf {
  #index;
  #site;
  #query;
  #parts;
  #patterns;
  #mixed;

  constructor(index, site, query, parts) {
    this.#index = index;
    this.#site = site;
    this.#query = simplify(parts.length ? parts.join(" ") : query);
    this.#parts = parts.map(simplify);
    this.#patterns = patterns(this.#query, this.#parts);
    this.#mixed = hasHan(query) && /[a-z]/i.test(query);
  }

  /** The item of a group: where it stands, then its passages. `label` says what sets them apart, where something does. */
  async item([page, passages], { heading, label = "", most = Infinity, over = false }) {
    const text = await this.#index.text(page);
    const item = element("li", { className: "search-group" });
    const title = element(heading, { className: "search-title" });
    title.append(this.#link(page, "", this.#inEdition(text.titles)));
    item.append(element("p", { className: "search-place" }, this.#place(page)), title);
    if (label) item.append(element("p", { className: "search-near" }, label));
    const list = element("ol", { className: "search-passages" });
    list.append(...passages.slice(0, most).map((passage) => this.#passage(page, text.rows, passage - page.first, over)));
    item.append(list);
    return item;
  }

  #inEdition(words) {
    return words[this.#site.language] ?? Object.values(words)[0];
  }

  #place(page) {
    const part = page.report.parts[page.part];
    const names = [this.#inEdition(page.report.names)];
    if (page.id !== page.part) names.push(this.#inEdition(part));
    return names.join(" · ");
  }

  #link(page, id, ...content) {
    const { base, edition } = this.#site;
    const address = new URL(`${edition}/${page.report.id}/${page.id}/`, base);
    if (id) {
      address.searchParams.set("mark", this.#query);
      address.hash = id;
    }
    return element("a", { href: address.href }, ...content);
  }

  #passage(page, rows, at, over) {
    const languages = this.#index.languages;
    const [id, ...texts] = rows[at];
    const sides = languages.map((language, side) => {
      const text = over ? texts[side] + (rows[at + 1]?.[side + 1] ?? "") : texts[side];
      return { language, text, met: stretches(text, side === 0, this.#patterns) };
    });
    const wanted = sides.filter(({ language, text }) => text && this.#site.shown.includes(language));
    const leading = wanted.find(({ language }) => language === this.#site.language) ?? sides[0];
    const answers = (side) => side.met.length && (!leading.met.length || this.#mixed);
    const others = sides.filter((side) => side !== leading && side.text && (this.#site.bilingual ? wanted.includes(side) : answers(side)));
    const item = element("li", { className: "search-passage" });
    const lines = [leading, ...(this.#site.bilingual ? others : others.slice(0, 1))];
    item.append(this.#link(page, id, ...lines.map((side) => this.#line(side))));
    return item;
  }

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

/** The stretch of a long text to show, about what was found first. */
function cut(text, first, most) {
  if (text.length <= most) return [0, text.length];
  const found = first?.[0] ?? 0;
  const start = found < most * 0.7 ? 0 : edge(text, found - Math.floor(most / 3));
  return [start, edge(text, Math.max(start + most, first?.[1] ?? 0))];
}

/** A place near `place` that cuts no word. */
function edge(text, place) {
  if (place >= text.length) return text.length;
  const gap = text.lastIndexOf(" ", place);
  return gap > place - 15 && gap > 0 ? gap + 1 : place;
}

/** An element with its properties and content. */
export function element(name, properties, ...content) {
  const made = Object.assign(document.createElement(name), properties);
  made.append(...content);
  return made;
}
