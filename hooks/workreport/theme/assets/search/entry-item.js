// A topic, a term, a figure or a file as a result.
import { element } from "./results.js";

/** How many characters of a gloss are shown. */
const GLOSS = 120;

/**
 * @typedef {import("./index.js").Entry} Entry
 * @typedef {import("./index.js").Words} Words
 * @typedef {import("./results.js").Site} Site
 */

/**
 * @param {Entry} entry
 * @param {Site} site
 * @param {string} kind - what it is
 * @param {boolean} several - whether there are several reports, so that each is named
 */
export function entryItem(entry, site, kind, several) {
  const item = element("li", { className: `search-entry ${entry.kind}` });
  const link = element("a", { href: new URL(entry.address.replace("{edition}", site.edition), site.base).href });
  const text = element("span", { className: "search-named" });
  for (const [at, name] of shown(entry.names, site, entry.kind === "term").entries()) text.append(at ? " " : "", name);
  const detail = shown(entry.detail, site, false)[0];
  if (detail) text.append(" ", detail);
  const report = entry.kind === "term" || !several ? undefined : entry.reports[0];
  if (report) text.append(" ", element("small", {}, ...shown(report.names, site, false)));
  link.append(element("span", { className: "search-kind" }, kind), " ", text);
  item.append(link);
  return item;
}

/**
 * Words in the reader's language, or in one that stands in for it, marked as what they are; in all languages where `every` says so or the
 * reader has two.
 * @param {Words} words
 * @param {Site} site
 * @param {boolean} every
 */
function shown(words, { language, shown: read, bilingual }, every) {
  const order = [...new Set([...(every || bilingual ? [language, ...read, ...Object.keys(words)] : [language, "en", "zh"])])];
  const there = order.filter((one) => words[one]);
  return (every || bilingual ? there : there.slice(0, 1)).map((one) => {
    const text = words[one] ?? "";
    const short = text.length > GLOSS ? `${text.slice(0, GLOSS).replace(/\s+\S*$/, "")}…` : text;
    return element("span", { lang: one === "zh" ? "zh-Hans" : one }, short);
  });
}
