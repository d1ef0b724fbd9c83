// The place of reading: kept on this device for the next visit and for the other editions, and offered where a visit begins.
import { passageOf, siteAddress } from "./addresses.js";
import { keep, kept, placeInView } from "./frame.js";

const PLACE = "place";
const main = document.querySelector("main");

/**
 * Where a reader stopped: a passage, and whether they had the full text before them or the passage's own page.
 * @typedef {{page: string, id: string, whole: boolean, titles: Record<string, string>}} Place
 */
/** @typedef {{last: string, reports: Record<string, Place>}} Places */

/** @returns {Places} */
function places() {
  const found = kept("localStorage", PLACE);
  return found?.reports ? found : { last: "", reports: {} };
}

/** Keeps on this device, for the next visit and for the other editions, how far the reader has come in a report. */
export function rememberPlace() {
  const report = main?.dataset.report;
  if (!main || !report || !document.querySelector("template#sheet")) return;
  const save = () => {
    const passage = passageOf(placeInView());
    if (!passage) return;
    const all = places();
    const title =
      document.querySelector(`${main.dataset.page ? "h1" : `[id="${passage.page}"] > :is(h2, h3)`} .segment`)?.textContent ?? "";
    const before = all.reports[report];
    const titles = {
      ...(before?.page === passage.page ? before.titles : {}),
      ...(title ? { [document.documentElement.lang]: title } : {}),
    };
    all.reports[report] = { ...passage, whole: !main.dataset.page, titles };
    all.last = report;
    keep("localStorage", PLACE, all);
  };
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let timer;
  const saveSoon = () => {
    clearTimeout(timer);
    timer = setTimeout(save, 400);
  };
  addEventListener("scroll", saveSoon);
  saveSoon(); // The first scroll has had this module loaded, and may be the only one.
  addEventListener("pagehide", () => scrollY > 40 && save());
}

/**
 * The title of the section where a reader stopped: as it was read, or, in a language that it was not read in, as the page's data have it.
 * @param {string} report
 * @param {Place} place
 * @param {string} language its tag
 * @returns {Promise<string>} empty where there is none
 */
async function titleOf(report, place, language) {
  const read = place.titles[language];
  if (read) return read;
  const answer = await fetch(siteAddress(`data/${report}/sentences/${place.page}.json`)).catch(() => null);
  const data = answer?.ok ? await answer.json() : null;
  return data?.sentences?.title?.text?.[language.split("-")[0] ?? ""] ?? "";
}

/** Offers to go on reading where the last visit stopped; an address that names a passage goes first. */
export function offerPlace() {
  const all = places();
  for (const offer of document.querySelectorAll(".continue[hidden]")) {
    if (!(offer instanceof HTMLElement)) continue;
    const { edition = "", report = all.last, page } = offer.dataset;
    const place = all.reports[report];
    const link = offer.querySelector("a");
    if (!place || !link) continue;
    const stopped = place.whole ? "full" : place.page;
    if (page !== undefined && (location.hash || page !== stopped || place.id === "title")) continue;
    link.href = siteAddress(`${edition}/${report}/${stopped}/#${place.whole ? `${place.page}-` : ""}${place.id}`);
    offer.hidden = false;
    if (page !== undefined) continue;
    const language = link.closest("[lang]")?.getAttribute("lang") ?? "";
    titleOf(report, place, language).then((title) => title && link.append(" ", title));
  }
}
