// The box: searches as the reader types, shows the results below the box or on the page of results, and obeys the keyboard.
import { ask } from "./asking.js";
import { entryItem } from "./entry-item.js";
import { Filters } from "./filters.js";
import { openIndex } from "./index.js";
import { choiceIn } from "./narrowing.js";
import { element, groups, Shelf } from "./results.js";
import { Status } from "./status.js";

/** Milliseconds without a key before a search begins. */
const PAUSE = 120;
/** Sections, passages of a section, and entries that are shown at a time: of one report, of an archive, and below a page's box. */
const REPORT = { groups: Infinity, most: Infinity, entries: 5 };
const ARCHIVE = { groups: 6, most: Infinity, entries: 5 };
const PANEL = { groups: 4, most: 3, entries: 3 };

/**
 * @typedef {import("./asking.js").Also} Also
 * @typedef {import("./asking.js").Answer} Answer
 * @typedef {import("./asking.js").Entry} Entry
 * @typedef {import("./finding.js").Found} Found
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").IndexPage} IndexPage
 * @typedef {import("./index.js").Words} Words
 * @typedef {import("./results.js").Group} Group
 * @typedef {import("./results.js").Site} Site
 * @typedef {[group: Group, options: {label?: string, form?: boolean, over?: boolean, shelf?: Shelf}]} Waiting - not shown yet
 * @typedef {HTMLInputElement & {form: HTMLFormElement}} SearchBox
 */

/**
 * An element that the templates promise.
 * @template {Element} T
 * @param {ParentNode} within
 * @param {string} selector
 * @param {new () => T} kind
 * @returns {T}
 */
function part(within, selector, kind) {
  const found = within.querySelector(selector);
  if (found instanceof kind) return found;
  throw new Error(`${selector} is missing`);
}

/**
 * Makes a box search.
 * @param {HTMLInputElement} input
 */
export async function start(input) {
  const box = /** @type {SearchBox} */ (input);
  const { base: path = "", edition = "" } = document.documentElement.dataset;
  const base = new URL(path, location.href);
  const shown = edition.split("-");
  const [language = ""] = shown;
  const choice = choiceIn(new URLSearchParams(box.form.matches(".search-page") ? location.search : ""));
  const asked = fetch(new URL(`search/words-${language}.json`, base)).then((answer) => answer.json());
  try {
    const [index, words] = await Promise.all([openIndex(base, shown, choice), asked]);
    new Box(box, index, words, { base, edition, language, shown, bilingual: shown.length > 1 });
  } catch (error) {
    part(document, ".search-status", HTMLElement).textContent = box.form.dataset.failed ?? "";
    throw error;
  }
}

class Box {
  #box;
  #index;
  #status;
  #site;
  #onPage;
  #panel;
  #list;
  #entries;
  #statusLine;
  #more;
  /** @type {Filters | null} on the page of results */
  #filters;
  #timer = 0;
  #turn = 0;

  /**
   * @param {SearchBox} box
   * @param {Index} index
   * @param {Words} words - what the search says, by key
   * @param {Site} site
   */
  constructor(box, index, words, site) {
    this.#box = box;
    this.#index = index;
    this.#status = new Status(words, site.language);
    this.#site = site;
    this.#onPage = box.form.matches(".search-page");
    this.#panel = part(document, ".search-panel", HTMLElement);
    this.#list = part(this.#panel, ".search-results", HTMLElement);
    this.#entries = part(this.#panel, ".search-entries", HTMLElement);
    this.#statusLine = part(this.#panel, ".search-status", HTMLElement);
    this.#more = part(this.#panel, ".search-more", HTMLElement);
    this.#filters = this.#onPage ? new Filters(box.form, index, site, this.#status) : null;
    this.#filters?.listen({ narrow: () => this.#search(), reopen: () => this.#reopen() });
    this.#listen();
    if (this.#onPage) box.value ||= new URLSearchParams(location.search).get("q") ?? "";
    if (box.value.trim()) this.#search();
  }

  get #limits() {
    if (!this.#onPage) return PANEL;
    return this.#index.reports.length > 1 ? ARCHIVE : REPORT;
  }

  #listen() {
    const box = this.#box;
    /** @param {Event} event */
    const later = (event) => {
      if (event instanceof InputEvent && event.isComposing) return;
      this.#list.ariaBusy = "true";
      clearTimeout(this.#timer);
      this.#timer = window.setTimeout(() => this.#search(), PAUSE);
    };
    box.addEventListener("input", later);
    box.addEventListener("compositionend", later);
    box.form.addEventListener("submit", (event) => {
      if (!this.#onPage) return;
      event.preventDefault();
      this.#search();
    });
    for (const one of [box, this.#panel]) one.addEventListener("keydown", (event) => this.#key(event));
    if (this.#onPage) return;
    /** @param {EventTarget | null} target - where the reader has gone */
    const outside = (target) => {
      if (target instanceof Node && !box.form.contains(target) && !this.#panel.contains(target)) this.#close();
    };
    document.addEventListener("pointerdown", (event) => outside(event.target));
    for (const one of [box.form, this.#panel]) one.addEventListener("focusout", (event) => outside(event.relatedTarget));
    box.addEventListener("focus", () => {
      if (box.value.trim() && this.#list.childElementCount) this.#panel.hidden = false;
    });
  }

  /** @param {KeyboardEvent} event */
  #key(event) {
    /** @type {NodeListOf<HTMLAnchorElement>} */
    const passages = this.#panel.querySelectorAll(".search-entries a, .search-passages a");
    const links = [...passages, ...(this.#onPage ? [] : this.#more.querySelectorAll("a"))];
    const at = links.indexOf(/** @type {HTMLAnchorElement} */ (document.activeElement));
    const inBox = document.activeElement === this.#box;
    /** @type {Record<string, number>} */
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
    if (event.key === "Escape") {
      if (this.#panel.hidden && inBox) return;
      event.preventDefault();
      if (inBox) this.#clear();
      this.#box.focus();
      if (!this.#onPage) this.#close();
      return;
    }
    const to = moves[event.key];
    if (to === undefined || (inBox && event.key !== "ArrowDown") || !(inBox || at >= 0)) return;
    event.preventDefault();
    if (to < 0) this.#box.focus();
    else links[Math.min(to, links.length - 1)]?.focus();
  }

  #close() {
    this.#panel.hidden = true;
  }

  #clear() {
    if (!this.#onPage) return;
    this.#box.value = "";
    this.#search();
  }

  /** Opens what the filters ask for: other places and years stand in other volumes. */
  async #reopen() {
    const turn = ++this.#turn;
    this.#list.ariaBusy = "true";
    try {
      const { base, shown } = this.#site;
      const index = await openIndex(base, shown, this.#filters?.choice);
      if (turn !== this.#turn) return;
      this.#index = index;
      this.#filters?.offer(index);
      await this.#search();
    } catch (error) {
      if (turn === this.#turn) this.#show([], this.#box.form.dataset.failed ?? "", null);
      throw error;
    }
  }

  async #search() {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.#list.ariaBusy = "true";
    const query = this.#box.value.trim();
    const filters = this.#filters;
    if (filters) this.#remember({ q: query, ...filters.parameters });
    if (!query) return this.#show([], "", null);
    try {
      const part = filters?.choice.part;
      /** @param {import("./index.js").ReportEntry} report */
      const wanted = (report) => !filters || filters.keep(report);
      /** @param {IndexPage} page */
      const page = (page) => wanted(page.report) && (!part || page.part === part);
      /** @param {Entry} entry */
      const entry = ({ editions, reports }) => !part && (!editions.length || editions.includes(this.#site.edition)) && reports.some(wanted);
      const answer = await ask(this.#index, query, { page, entry });
      if (turn === this.#turn) await this.#present(query, answer, turn);
    } catch (error) {
      if (turn === this.#turn) this.#show([], this.#box.form.dataset.failed ?? "", null);
      throw error;
    }
  }

  /** @param {Words} values - by their names in the address */
  #remember(values) {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(values)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  /**
   * @param {string} typed
   * @param {Answer} answer
   * @param {number} turn
   */
  async #present(typed, answer, turn) {
    const { found, asked, also, entries } = answer;
    const query = asked?.text ?? typed;
    const shelf = new Shelf(this.#index, this.#site, query, found.parts);
    const over = found.how === "across";
    const near = this.#status.say("near");
    /** @type {Waiting[]} */
    const typedOnes = [];
    const plural = found.near.filter((passage) => found.plural?.has(passage));
    const longer = found.near.filter((passage) => !found.plural?.has(passage));
    for (const group of groups(this.#index, found.passages)) typedOnes.push([group, { over }]);
    for (const group of groups(this.#index, plural)) typedOnes.push([group, { form: true }]);
    for (const group of groups(this.#index, longer)) typedOnes.push([group, { label: near }]);
    const others = also.flatMap(({ passages, words, kind }) => {
      const label = this.#status.say(kind === "value" ? "also-value" : "also");
      const other = new Shelf(this.#index, this.#site, words.join(" ") || query, words);
      return groups(this.#index, passages, kind === "everyday").map((group) => /** @type {Waiting} */ ([group, { label, shelf: other }]));
    });
    const valueFirst = found.how !== "phrase" && also[0]?.kind === "value";
    const waiting = valueFirst ? [...others, ...typedOnes] : [...typedOnes, ...others];
    const heading = this.#onPage ? "h2" : "p";
    const take = () =>
      Promise.all(
        waiting
          .splice(0, this.#limits.groups)
          .map(([group, how]) => (how.shelf ?? shelf).item(group, { heading, most: this.#limits.most, ...how })),
      );
    const items = await take();
    if (turn !== this.#turn) return;
    const sections = new Set([...found.passages, ...found.near].map((passage) => this.#index.pageOf(passage))).size;
    this.#offer(entries);
    const status = [this.#status.summary(typed, answer, sections), ...also.map(({ words, kind }) => this.#status.besides(words, kind))];
    this.#show(items, status.filter(Boolean).join(this.#status.gap()), this.#onwards(query, found, also, waiting, take, turn));
  }

  /**
   * Shows what was found besides passages.
   * @param {Entry[]} entries
   */
  #offer(entries) {
    const several = this.#index.reports.length > 1;
    const items = entries.map((entry) => entryItem(entry, this.#site, this.#status.say(`kind-${entry.kind}`), several));
    const rest = items.splice(this.#limits.entries);
    this.#entries.replaceChildren(...items);
    this.#entries.hidden = !items.length;
    if (!rest.length || !this.#onPage) return;
    const button = element("button", { type: "button" }, this.#status.count("entries-more", rest.length));
    const more = element("li", { className: "search-entries-more" }, button);
    button.addEventListener("click", () => {
      more.replaceWith(...rest);
      rest[0]?.querySelector("a")?.focus();
    });
    this.#entries.append(more);
  }

  /** Where to look on, if nothing was found: the newest report's contents and figures, and the glossary. */
  #elsewhere() {
    const list = element("ul", { className: "search-onwards" });
    const report = this.#index.reports[0]?.id;
    const places = { ...(report ? { contents: `${report}/`, figures: `${report}/indicators/` } : {}), glossary: "glossary/" };
    for (const [name, place] of Object.entries(places)) {
      const address = new URL(`${this.#site.edition}/${place}`, this.#site.base);
      list.append(element("li", {}, element("a", { href: address.href }, this.#status.say(`onwards-${name}`))));
    }
    return list;
  }

  /**
   * What stands after the results: on the page a button for more, below a page's box a link to all.
   * @param {string} query
   * @param {Found} found
   * @param {Also[]} also
   * @param {Waiting[]} waiting
   * @param {() => Promise<HTMLElement[]>} take - the next items of those that wait
   * @param {number} turn
   */
  #onwards(query, found, also, waiting, take, turn) {
    const older = this.#onPage && this.#index.older ? this.#older() : null;
    const all = found.passages.length + found.near.length + also.reduce((sum, { passages }) => sum + passages.length, 0);
    if (!all) return older ?? this.#elsewhere();
    if (!this.#onPage) {
      const address = new URL(this.#box.form.action);
      address.searchParams.set("q", query);
      return element("a", { href: address.href }, this.#status.count("all", all));
    }
    if (!waiting.length) return older;
    const button = element("button", { type: "button" }, this.#status.count("more", waiting.length));
    button.addEventListener("click", async () => {
      const items = await take();
      if (turn !== this.#turn) return;
      this.#list.append(...items);
      if (items[0]) part(items[0], ".search-passages a", HTMLElement).focus();
      if (waiting.length) button.textContent = this.#status.count("more", waiting.length);
      else button.replaceWith(...(older ? [older] : []));
    });
    return button;
  }

  /** A button that searches older reports too. */
  #older() {
    const button = element("button", { type: "button" }, this.#status.say("older"));
    button.addEventListener("click", async () => {
      button.disabled = true;
      await this.#index.open();
      this.#filters?.offer(this.#index);
      this.#search();
    });
    return button;
  }

  /**
   * @param {HTMLElement[]} items
   * @param {string} summary
   * @param {HTMLElement | null} onwards
   */
  #show(items, summary, onwards) {
    if (!items.length && !summary) this.#offer([]);
    const held = this.#panel.contains(document.activeElement);
    this.#list.replaceChildren(...items);
    /** @type {HTMLAnchorElement | null} */
    const first = this.#panel.querySelector(".search-entries a, .search-passages a");
    if (held) (first ?? this.#box).focus();
    this.#list.ariaBusy = "false";
    this.#more.replaceChildren(...(onwards ? [onwards] : []));
    this.#statusLine.textContent = summary;
    if (!this.#onPage) this.#panel.hidden = !summary;
  }
}
