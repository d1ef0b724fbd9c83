// The filters of the page of results. None has a list that grows with the archive: places are typed, and of those that fit a few offered;
// years are typed; the menu of reports is there when those of the place and the years are few.
import { choiceIn, liesIn, parametersOf, years } from "./narrowing.js";
import { read } from "./volume.js";

/** As many reports as a menu lists. */
const REPORTS = 12;
/** As many places as are offered at a time. */
const PLACES = 20;

/**
 * @typedef {import("./index.js").Index} Index
 * @typedef {import("./index.js").Words} Words
 * @typedef {import("./narrowing.js").Choice} Choice
 * @typedef {import("./results.js").Site} Site
 * @typedef {import("./status.js").Status} Status
 * @typedef {[path: string, names: Words]} NamedPlace
 * @typedef {{[name in "place" | "from" | "to"]: HTMLInputElement} & {[name in "report" | "part"]: HTMLSelectElement}} Fields
 */

export class Filters {
  #site;
  #status;
  /** @type {Fields} */
  #fields;
  #index;
  #choice = choiceIn(new URLSearchParams(location.search));
  /** @type {Promise<NamedPlace[]> | undefined} */
  #places;

  /**
   * @param {HTMLFormElement} form
   * @param {Index} index
   * @param {Site} site
   * @param {Status} status
   */
  constructor(form, index, site, status) {
    this.#site = site;
    this.#status = status;
    this.#index = index;
    /** @type {any} */
    const named = form.elements;
    this.#fields = { place: named.place, from: named.from, to: named.to, report: named.report, part: named.part };
    const { place, from, to } = this.#fields;
    place.value = this.#nameOf(this.#choice.place);
    if (!place.value) this.#choice.place = "";
    [from.value, to.value] = [String(this.#choice.from || ""), String(this.#choice.to || "")];
    place.addEventListener("focus", () => this.#suggest());
    place.addEventListener("input", () => this.#suggest());
    this.offer(index);
    for (const filters of form.querySelectorAll(".search-filters")) filters.toggleAttribute("hidden", false);
  }

  get choice() {
    return this.#choice;
  }

  /** The choice as the address holds it. */
  get parameters() {
    return parametersOf(this.#choice);
  }

  /**
   * Has something done whenever the reader chooses otherwise: `narrow` where what is open of the index is enough, `reopen` where it may
   * not be.
   * @param {{narrow: () => void, reopen: () => void}} then
   */
  listen({ narrow, reopen }) {
    const { place, from, to, report, part } = this.#fields;
    /** @param {Partial<Choice>} changed */
    const choose = (changed) => Object.assign(this.#choice, changed);
    place.addEventListener("change", async () => {
      const path = await this.#pathOf(place.value.trim());
      place.setCustomValidity(path === null ? this.#status.say("place-unknown") : "");
      if (path === null) return place.reportValidity();
      place.value = this.#known(await this.#allPlaces(), path);
      choose({ place: path, report: "", part: "" });
      return reopen();
    });
    for (const field of [from, to]) {
      field.addEventListener("change", () => {
        choose({ ...years(from.value, to.value), report: "", part: "" });
        [from.value, to.value] = [String(this.#choice.from || ""), String(this.#choice.to || "")];
        reopen();
      });
    }
    report.addEventListener("change", () => {
      choose({ report: report.value });
      this.offer(this.#index);
      narrow();
    });
    part.addEventListener("change", () => {
      choose({ part: part.value });
      narrow();
    });
  }

  /**
   * Fits the fields to what is open of the index.
   * @param {Index} index
   */
  offer(index) {
    this.#index = index;
    const { place, from, to, report, part } = this.#fields;
    const [oldest, newest] = index.span;
    const asked = this.#choice.from || this.#choice.to;
    [from.placeholder, to.placeholder] = [String(oldest ?? ""), String(newest ?? "")];
    from.closest("fieldset")?.toggleAttribute("hidden", oldest === newest && !asked);
    place.closest("label")?.toggleAttribute("hidden", !this.#choice.place && !index.reports.some(({ places }) => places.length));
    const within = index.reports.filter((one) => liesIn(one, this.#choice));
    if (!within.some(({ id }) => id === this.#choice.report)) this.#choice.report = "";
    const listed = within.length > REPORTS || index.older ? within.filter(({ id }) => id === this.#choice.report) : within;
    this.#fill(
      report,
      listed.map(({ id, names }) => [this.#name(names), id]),
      this.#choice.report,
    );
    report.closest("label")?.toggleAttribute("hidden", !listed.length);
    const chosen = within.filter(({ id }) => !this.#choice.report || id === this.#choice.report);
    const parts = [...new Set(chosen.flatMap((one) => Object.keys(one.parts)))];
    if (!parts.includes(this.#choice.part)) this.#choice.part = "";
    /** @param {string} id */
    const label = (id) =>
      chosen.length > 1 && /^[0-9]+$/.test(id)
        ? this.#status.say("part-number", { n: id })
        : this.#name(chosen.find((one) => one.parts[id])?.parts[id]);
    this.#fill(
      part,
      parts.map((id) => [label(id), id]),
      this.#choice.part,
    );
  }

  /**
   * Whether a report is searched.
   * @param {{id: string, year: number}} report
   */
  keep = (report) => liesIn(report, this.#choice) && (!this.#choice.report || report.id === this.#choice.report);

  /**
   * @param {HTMLSelectElement} select
   * @param {[label: string, value: string][]} options - behind the one for all
   * @param {string} value
   */
  #fill(select, options, value) {
    select.replaceChildren(...[...select.options].slice(0, 1), ...options.map(([label, id]) => new Option(label, id)));
    select.value = value;
  }

  /** @param {Words | undefined} words */
  #name(words = {}) {
    return words[this.#site.language] ?? Object.values(words)[0] ?? "";
  }

  /**
   * The name of a place that a report which is open lies in; empty where none does.
   * @param {string} path
   */
  #nameOf(path) {
    const report = this.#index.reports.find(({ places }) => places.some(([other]) => other === path));
    return report ? this.#known(report.places, path) : "";
  }

  /**
   * A place by its name and those of the places it lies in, the largest first.
   * @param {readonly NamedPlace[]} places
   * @param {string} path
   */
  #known(places, path) {
    const above = places.filter(([other]) => other === path || path.startsWith(`${other}/`));
    return above.map(([, names]) => this.#name(names)).join(" · ");
  }

  /** Every place of the archive, asked for when a reader is about to choose one. */
  #allPlaces() {
    this.#places ??= read(new URL("search/places.json", this.#site.base), { cache: "no-cache" });
    return this.#places;
  }

  /** Offers the places that fit what is typed. */
  async #suggest() {
    const field = this.#fields.place;
    field.setCustomValidity("");
    const places = await this.#allPlaces();
    const fitting = this.#fitting(places, field.value.trim()).slice(0, PLACES);
    field.list?.replaceChildren(...fitting.map(([path]) => new Option("", this.#known(places, path))));
  }

  /**
   * The places whose name or address has what is typed.
   * @param {readonly NamedPlace[]} places
   * @param {string} typed
   */
  #fitting(places, typed) {
    const wanted = typed.toLowerCase();
    return places.filter(([path]) => path.includes(wanted) || this.#known(places, path).toLowerCase().includes(wanted));
  }

  /**
   * The path of the place that is typed, by its whole name or as the only one that fits; null where there is none, or several.
   * @param {string} typed
   */
  async #pathOf(typed) {
    if (!typed) return "";
    const places = await this.#allPlaces();
    const whole = places.filter(([path]) => path === typed || this.#known(places, path) === typed);
    const named = places.filter(([, names]) => this.#name(names) === typed);
    const only = [whole, named, this.#fitting(places, typed)].find(({ length }) => length === 1);
    return only?.[0]?.[0] ?? null;
  }
}
