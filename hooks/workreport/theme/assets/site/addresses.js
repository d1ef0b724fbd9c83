// The addresses of passages: which page of the report an id of this page belongs to, and what the passage is called there.

/** @typedef {{page: string, id: string}} Passage */

/**
 * The passage that an element's id names; on a page that joins several, ids carry their page in front: `1-3-p2s4`.
 * @param {string} id
 * @returns {Passage | null}
 */
export function passageOf(id) {
  const match = /^(?:(.+)-)?(p\d+(?:s\d+)?|title)$/.exec(id);
  const page = match?.[1] ?? document.querySelector("main")?.dataset.page;
  return match && page ? { page, id: match[2] ?? "" } : null;
}

/**
 * The address of a passage of this page, to be passed on.
 * @param {string} id
 */
export function addressOf(id) {
  return new URL(`#${id}`, location.href.replace(/[?#].*$/, "")).href;
}

/**
 * A link's address as a page of this site sees it.
 * @param {string} address from the site's root
 */
export function siteAddress(address) {
  return new URL((document.documentElement.dataset.base ?? "") + address, location.href).href;
}
