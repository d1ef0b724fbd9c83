// The box: searches as the reader types, shows the results below the box or on the page of results, and obeys the keyboard.
import { ask } from "./asking.js";
import { openIndex } from "./index.js";
import { unquoted } from "./query.js";
import { element, groups, Shelf } from "./results.js";

/** Milliseconds without a key before a search begins. */
const PAUSE = 120;
/** Sections, and passages of a section, that are shown at a time: of one report, of an archive, and below a page's box. */
const REPORT = { groups: Infinity, most: Infinity };
const ARCHIVE = { groups: 12, most: Infinity };
const PANEL = { groups: 4, most: 3 };

/** Makes a box search. */
export async function start(box) {
  const root = document.documentElement.dataset;
  const base = new URL(root.base, location.href);
  const shown = root.edition.split("-");
  const [language] = shown;
  const place = new URLSearchParams(location.search).get("place") ?? "";
  const asked = [openIndex(base, shown, place), fetch(new URL(`search/words-${language}.json`, base)).then((answer) => answer.json())];
  try {
    const [index, words] = await Promise.all(asked);
    new Box(box, index, words, { base, edition: root.edition, language, shown, bilingual: shown.length > 1 });
  } catch (error) {
    document.querySelector(".search-status").textContent = box.form.dataset.failed;
    throw error;
  }
}

class Box {
  #box;
  #index;
  #words;
  #site;
  #onPage;
  #limits;
  #panel;
  #list;
  #status;
  #more;
  #filters;
  #timer = 0;
  #turn = 0;

  constructor(box, index, words, site) {
    this.#box = box;
    this.#index = index;
    this.#words = words;
    this.#site = site;
    this.#onPage = box.form.matches(".search-page");
    this.#limits = this.#onPage ? (index.reports.length > 1 ? ARCHIVE : REPORT) : PANEL;
    this.#panel = document.querySelector(".search-panel");
    this.#list = this.#panel.querySelector(".search-results");
    this.#status = this.#panel.querySelector(".search-status");
    this.#more = this.#panel.querySelector(".search-more");
    this.#filters = this.#onPage ? this.#offerFilters() : [];
    this.#listen();
    if (this.#onPage) box.value ||= new URLSearchParams(location.search).get("q") ?? "";
    if (box.value.trim()) this.#search();
  }

  #listen() {
    const box = this.#box;
    const later = (event) => {
      if (event.isComposing) return;
      this.#list.ariaBusy = "true";
      clearTimeout(this.#timer);
      this.#timer = setTimeout(() => this.#search(), PAUSE);
    };
    box.addEventListener("input", later);
    box.addEventListener("compositionend", later);
    box.form.addEventListener("submit", (event) => {
      if (!this.#onPage) return;
      event.preventDefault();
      this.#search();
    });
    for (const part of [box, this.#panel]) part.addEventListener("keydown", (event) => this.#key(event));
    if (this.#onPage) return;
    const outside = (event) => {
      if (!box.form.contains(event.relatedTarget ?? event.target) && !this.#panel.contains(event.relatedTarget ?? event.target))
        this.#close();
    };
    document.addEventListener("pointerdown", outside);
    for (const part of [box.form, this.#panel]) part.addEventListener("focusout", (event) => event.relatedTarget && outside(event));
    box.addEventListener("focus", () => {
      if (box.value.trim() && this.#list.childElementCount) this.#panel.hidden = false;
    });
  }

  #key(event) {
    const links = [...this.#list.querySelectorAll(".search-passages a"), ...(this.#onPage ? [] : this.#more.querySelectorAll("a"))];
    const at = links.indexOf(document.activeElement);
    const inBox = document.activeElement === this.#box;
    const moves = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: links.length - 1 };
    if (event.key === "Escape") {
      if (this.#panel.hidden && inBox) return;
      event.preventDefault();
      if (inBox) this.#clear();
      this.#box.focus();
      if (!this.#onPage) this.#close();
    } else if (event.key in moves && !(inBox && event.key !== "ArrowDown") && (inBox || at >= 0)) {
      event.preventDefault();
      if (moves[event.key] < 0) this.#box.focus();
      else links[Math.min(moves[event.key], links.length - 1)]?.focus();
    }
  }

  #close() {
    this.#panel.hidden = true;
  }

  #clear() {
    if (!this.#onPage) return;
    this.#box.value = "";
    this.#search();
  }

  /** The menus of reports and parts, with what the address chose. */
  #offerFilters() {
    const selects = [...this.#box.form.querySelectorAll("select")];
    const chosen = new URLSearchParams(location.search);
    const [report, part] = selects;
    const name = (words) => words[this.#site.language] ?? Object.values(words)[0];
    report.append(...this.#index.reports.filter(this.#inPlace).map(({ id, names }) => new Option(name(names), id)));
    report.value = this.#index.reports.some(({ id }) => id === chosen.get("report")) ? chosen.get("report") : "";
    const offerParts = (wanted) => {
      const within = this.#index.reports.filter(({ id }) => !report.value || id === report.value);
      const parts = [...new Set(within.flatMap(({ parts: all }) => Object.keys(all)))];
      const label = (id) =>
        within.length === 1
          ? name(within[0].parts[id])
          : /^[0-9]+$/.test(id)
            ? this.#say("part-number", { n: id })
            : name(within.find((one) => one.parts[id]).parts[id]);
      part.replaceChildren(part.options[0], ...parts.map((id) => new Option(label(id), id)));
      part.value = parts.includes(wanted) ? wanted : "";
    };
    offerParts(chosen.get("part"));
    report.addEventListener("change", () => offerParts(part.value));
    for (const select of selects) select.addEventListener("change", () => this.#search());
    this.#box.form.querySelector(".search-filters").hidden = false;
    return selects;
  }

  /** Whether a report lies in the place that the address names, if it names one. */
  #inPlace = ({ id }) => {
    const place = new URLSearchParams(location.search).get("place");
    return !place || id.startsWith(`${place}/`);
  };

  #say(key, values = {}) {
    return this.#words[key].replace(/\{(\w+)\}/g, (_, name) => values[name]);
  }

  #count(key, n, values = {}) {
    return this.#say(`${key}-${n === 1 ? "one" : "other"}`, { n: n.toLocaleString(this.#site.language), ...values });
  }

  async #search() {
    clearTimeout(this.#timer);
    const turn = ++this.#turn;
    this.#list.ariaBusy = "true";
    const query = this.#box.value.trim();
    const [report, part] = this.#filters.map((select) => select.value);
    if (this.#onPage) this.#remember({ q: query, report, part });
    if (!query) return this.#show([], "", null);
    try {
      const keep = (page) => this.#inPlace(page.report) && (!report || page.report.id === report) && (!part || page.part === part);
      const answer = await ask(this.#index, query, keep);
      if (turn === this.#turn) await this.#present(query, answer, turn);
    } catch (error) {
      if (turn === this.#turn) this.#show([], this.#box.form.dataset.failed, null);
      throw error;
    }
  }

  #remember(values) {
    const address = new URL(location.href);
    for (const [name, value] of Object.entries(values)) {
      if (value) address.searchParams.set(name, value);
      else address.searchParams.delete(name);
    }
    history.replaceState(history.state, "", address);
  }

  async #present(typed, { found, asked, also }, turn) {
    const query = asked?.text ?? typed;
    const shelf = new Shelf(this.#index, this.#site, query, found.parts);
    const over = found.how === "across";
    const typedOnes = [
      ...groups(this.#index, found.passages).map((group) => [group, { over }]),
      ...groups(this.#index, found.near).map((group) => [group, { label: this.#say("near") }]),
    ];
    const others = also.flatMap(({ passages, words, kind }) => {
      const label = this.#say(kind === "value" ? "also-value" : "also");
      const other = new Shelf(this.#index, this.#site, words.join(" ") || query, words);
      return groups(this.#index, passages).map((group) => [group, { label, shelf: other }]);
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
    const status = [this.#summary(typed, found, sections, asked, also), ...also.map(({ words, kind }) => this.#besides(words, kind))];
    this.#show(items, status.filter(Boolean).join(this.#gap()), this.#onwards(query, found, also, waiting, take, turn));
  }

  /** What was found, in sentences. */
  #summary(typed, { how, passages, near, parts, missing, inSection, apart }, sections, asked, also) {
    const all = passages.length + near.length;
    const quoted = (words) => this.#listed(words);
    const query = unquoted(asked?.text ?? typed);
    const told = asked ? [this.#say("instead", { query })] : [];
    if (how === "none") told.push(this.#say(also.length ? "none-exact" : "none", { query }));
    else if (how === "parts") {
      const key = apart ? "parts-apart" : inSection ? "parts-section" : "parts";
      told.push(this.#say(key, { query, parts: quoted(parts) }));
      if (missing.length) told.push(this.#say("missing", { words: quoted(missing) }));
    } else if (how === "words" || how === "section" || how === "across") told.push(this.#say(how, { query }));
    else if (!passages.length) told.push(this.#say("near-only", { query }));
    if (all) told.push(this.#count("count", all, { sections: this.#count("sections", sections) }));
    if (near.length && passages.length) told.push(this.#count("near-count", near.length));
    if (how === "none" && !also.length) told.push(this.#say("none-onwards"));
    return told.join(this.#gap());
  }

  #gap() {
    return this.#site.language === "zh" ? "" : " ";
  }

  #listed(words) {
    return new Intl.ListFormat(this.#site.language).format(words.map((word) => this.#say("quoted", { word })));
  }

  /** What was looked for besides the query. */
  #besides(words, kind) {
    return kind === "value" ? this.#say("besides-value") : this.#say("besides", { words: this.#listed(words) });
  }

  /** What stands after the results: on the page a button for more, below a page's box a link to all. */
  #onwards(query, found, also, waiting, take, turn) {
    const older = this.#onPage && this.#index.older ? this.#older() : null;
    const all = found.passages.length + found.near.length + also.reduce((sum, { passages }) => sum + passages.length, 0);
    if (!all) return older;
    if (!this.#onPage) {
      const address = new URL(this.#box.form.action);
      address.searchParams.set("q", query);
      return element("a", { href: address.href }, this.#count("all", all));
    }
    if (!waiting.length) return older;
    const button = element("button", { type: "button" }, this.#count("more", waiting.length));
    button.addEventListener("click", async () => {
      const items = await take();
      if (turn !== this.#turn) return;
      this.#list.append(...items);
      items[0].querySelector(".search-passages a").focus();
      if (waiting.length) button.textContent = this.#count("more", waiting.length);
      else button.replaceWith(...(older ? [older] : []));
    });
    return button;
  }

  /** A button that searches older reports too. */
  #older() {
    const button = element("button", { type: "button" }, this.#say("older"));
    button.addEventListener("click", async () => {
      button.disabled = true;
      await this.#index.open();
      this.#search();
    });
    return button;
  }

  #show(items, summary, onwards) {
    const held = this.#list.contains(document.activeElement);
    this.#list.replaceChildren(...items);
    if (held) (this.#list.querySelector(".search-passages a") ?? this.#box).focus();
    this.#list.ariaBusy = "false";
    this.#more.replaceChildren(...(onwards ? [onwards] : []));
    this.#status.textContent = summary;
    if (!this.#onPage) this.#panel.hidden = !summary;
  }
}
