// What the sheet of a sentence shows. The data of a page of the report is fetched once, when a sentence of it is first asked about.
import { siteAddress } from "./addresses.js";

/** @typedef {Record<string, string>} Words by language */
/** @typedef {{row: string, label: Words, value: Words, period: string, status: string}} Figure */
/** @typedef {{text: Words, notice?: Words, note?: Words, terms?: string[], figures?: Figure[]}} Sentence */
/** @typedef {Record<string, string>} Term */
/** @typedef {{sentences: Record<string, Sentence>, terms: Record<string, Term>, places: Record<string, Words>}} PageData */

const template = /** @type {HTMLTemplateElement} */ (document.querySelector("template#sheet"));
const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const { edition = "" } = document.documentElement.dataset;
const { other } = template.dataset;
const languages = (template.dataset.languages ?? "").split(" ");
/** @type {Words} */
const tags = JSON.parse(template.dataset.tags ?? "{}");
/** @type {Words} */
const statuses = JSON.parse(template.dataset.statuses ?? "{}");
/** @type {Words} */
const notices = JSON.parse(template.dataset.notices ?? "{}");

/** @type {Map<string, Promise<PageData>>} */
const fetched = new Map();

/**
 * What is known of a page of the report.
 * @param {string} page
 * @returns {Promise<PageData>}
 */
export function dataOf(page) {
  const address = siteAddress(`data/${main.dataset.report}/sentences/${page}.json`);
  const known =
    fetched.get(address) ?? fetch(address).then((answer) => (answer.ok ? answer.json() : Promise.reject(new Error(answer.statusText))));
  fetched.set(address, known);
  known.catch(() => fetched.delete(address));
  return known;
}

/** An empty sheet. @returns {HTMLElement} */
export function emptySheet() {
  return /** @type {HTMLElement} */ (document.importNode(template.content, true).querySelector(".sheet"));
}

/** Words of the sheet's template. @param {"copied" | "copyFailed" | "failed"} name */
export function say(name) {
  return template.dataset[name] ?? "";
}

/**
 * Writes into a sheet what is known of some sentences: one, or all of a paragraph.
 * @param {HTMLElement} sheet
 * @param {PageData} data
 * @param {string} passage
 * @param {string[]} ids of its sentences
 * @param {string} address of the passage
 */
export function fill(sheet, data, passage, ids, address) {
  const sentences = ids.map((id) => data.sentences[id]).filter((one) => one !== undefined);
  const place = data.places[passage]?.[languages[0] ?? ""] ?? "";
  sheet.setAttribute("aria-label", place);
  part(sheet, ".sheet-place").firstElementChild?.replaceChildren(place, " ", ...editionLinks(address));
  keepIf(part(sheet, ".sheet-text"), translation(sentences));
  keepIf(part(sheet, ".sheet-note > span"), notes(sentences), ".sheet-note");
  const terms = [...new Set(sentences.flatMap((one) => one.terms ?? []))].map((id) => data.terms[id]).filter((one) => one !== undefined);
  keepIf(part(sheet, ".sheet-terms"), terms.map(termEntry));
  keepIf(part(sheet, ".sheet-figures"), sentences.flatMap((one) => one.figures ?? []).map(figureEntry));
  const report = sheet.querySelector("[data-act=report]");
  if (report instanceof HTMLAnchorElement) report.href = reporting(report, place, address);
}

/** @param {Element} root @param {string} selector @returns {HTMLElement} */
function part(root, selector) {
  return /** @type {HTMLElement} */ (root.querySelector(selector));
}

/** Shows content, or takes its place away where there is none. @param {HTMLElement} place @param {Node[]} nodes @param {string} [holder] */
function keepIf(place, nodes, holder) {
  place.replaceChildren(...nodes);
  if (!nodes.length) (holder ? place.closest(holder) : place)?.remove();
}

/** @param {string} name @param {string} language @param {string} text */
function element(name, language, text) {
  const made = document.createElement(name);
  if (language) made.lang = tags[language] ?? language;
  made.textContent = text;
  return made;
}

/** The sentences in the other language, as the other edition shows them. @param {Sentence[]} sentences @returns {Node[]} */
function translation(sentences) {
  if (!other) return [];
  const texts = sentences.map((one) => one.text[other] ?? "").filter(Boolean);
  if (!texts.length) return [];
  const nodes = [element("p", other, texts.join(other === "zh" ? "" : " "))];
  const notice = notices[sentences[0]?.notice?.[other] ?? ""];
  if (notice && nodes[0]) {
    const mark = element("span", "", notice);
    mark.className = "state";
    nodes[0].append(" ", mark);
  }
  return nodes;
}

/** @param {Sentence[]} sentences @returns {Node[]} */
function notes(sentences) {
  return sentences
    .flatMap((one) => Object.entries(one.note ?? {}))
    .filter(([language]) => language === other || languages.includes(language))
    .map(([language, text]) => element("span", language, text));
}

/** @param {Term} term */
function termEntry(term) {
  const entry = document.createElement("div");
  const name = document.createElement("dt");
  const { language = "", zh = "", text = "", gloss } = term;
  const pair = [element("span", "zh", zh), element("span", language, text)];
  if (languages[0] !== "zh") pair.reverse();
  name.append(/** @type {Node} */ (pair[0]), " ", /** @type {Node} */ (pair[1]));
  entry.append(name);
  const own = languages[0] === "zh" ? term["gloss-zh"] : "";
  if (own) entry.append(element("dd", "zh", own));
  else if (gloss) entry.append(element("dd", language, gloss));
  return entry;
}

/** @param {Figure} figure */
function figureEntry(figure) {
  const item = document.createElement("li");
  const link = document.createElement("a");
  link.href = siteAddress(`${edition}/${main.dataset.report}/indicators/#${figure.row}`);
  link.append(...inEach(figure.label));
  const value = document.createElement("b");
  value.append(...inEach(figure.value));
  const when = figure.period === "open" ? template.dataset.openPeriod : figure.period;
  const status = figure.status === "actual" ? "" : (statuses[figure.status] ?? "");
  item.append(link, " ", value, " ", element("small", "", [when, status].filter(Boolean).join("\u00a0· ")));
  return item;
}

/** @param {Words} words @returns {(Node | string)[]} */
function inEach(words) {
  return languages.flatMap((language, index) => [...(index ? [" "] : []), element("span", language, words[language] ?? "")]);
}

/** Links to the same passage in the other editions. @param {string} address @returns {(Node | string)[]} */
function editionLinks(address) {
  const { hash } = new URL(address);
  return [...document.querySelectorAll(".editions a:not([aria-current])")].flatMap((link) => {
    const copy = /** @type {HTMLAnchorElement} */ (link.cloneNode(true));
    copy.hash = hash;
    copy.textContent = copy.querySelector(".long")?.textContent ?? copy.textContent;
    return [copy, " "];
  });
}

/**
 * The address for reporting an error, with the passage's own in it.
 * @param {HTMLAnchorElement} link
 * @param {string} place
 * @param {string} address
 */
function reporting(link, place, address) {
  const base = link.getAttribute("href") ?? "";
  if (base.includes("{address}")) return base.replaceAll("{address}", encodeURIComponent(address));
  const subject = encodeURIComponent((link.dataset.subject ?? "").replace("{place}", place));
  const fields = base.startsWith("mailto:")
    ? `subject=${subject}&body=${encodeURIComponent(`${address}\n\n`)}`
    : `address=${encodeURIComponent(address)}`;
  return `${base}${base.includes("?") ? "&" : "?"}${fields}`;
}
