// Which sentences the desk shows, and where it goes from one.

/** @typedef {import("./server.js").Segment} Segment */
/** @typedef {"unread" | "all" | "wrong" | import("./server.js").State} Filter */

/** States of a sentence that waits for a translator. @type {string[]} */
const UNREAD = ["draft", "initial", "stale"];

/** @type {Record<Exclude<Filter, "final">, (segment: Segment) => boolean>} */
export const FILTERS = {
  unread: (segment) => UNREAD.includes(segment.state),
  all: () => true,
  wrong: (segment) => segment.wrong,
  initial: (segment) => segment.state === "initial",
  draft: (segment) => segment.state === "draft",
  stale: (segment) => segment.state === "stale",
  translated: (segment) => segment.state === "translated",
  reviewed: (segment) => ["reviewed", "final"].includes(segment.state),
};

/** @typedef {keyof typeof FILTERS} FilterName */

/** The filter of that name; what waits for a translator, where there is none. @param {string | null} name @returns {FilterName} */
export function filterNamed(name) {
  return name !== null && Object.hasOwn(FILTERS, name) ? /** @type {FilterName} */ (name) : "unread";
}

/**
 * The sentence of a filter that follows the open one, or goes before it; with none open, the first of all.
 * @param {Segment[]} segments of the page, in order
 * @param {Segment | null} current
 * @param {FilterName} filter
 * @param {1 | -1} step
 */
export function next(segments, current, filter, step) {
  const from = current ? segments.indexOf(current) : -1;
  const ahead = step > 0 ? segments.slice(from + 1) : segments.slice(0, Math.max(from, 0)).reverse();
  return ahead.find(FILTERS[filter]);
}

/**
 * The next page of the report with sentences that wait for a translator, and how many.
 * @param {Record<string, number>} waiting sentences by page, in the report's order
 * @param {string} page
 * @returns {[string, number] | undefined}
 */
export function nextPage(waiting, page) {
  const pages = Object.entries(waiting);
  return pages.slice(pages.findIndex(([name]) => name === page) + 1).find(([, count]) => count > 0);
}
