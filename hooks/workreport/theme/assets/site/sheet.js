// The sheet of a sentence: it opens under the sentence, where the reader is, with the other language, terms, figures and what can be done.
// By pointer from the sentence itself; by keyboard from the paragraph's mark, then by the arrow keys. Escape leads back to the mark.
import { addressOf, passageOf } from "./addresses.js";
import { citeDialog } from "./citing.js";
import { copy } from "./copying.js";
import { headerEnd, keep, kept } from "./frame.js";
import { dataOf, emptySheet, fill, say } from "./sheet-content.js";

/** @typedef {{id: string, sheet: HTMLElement, byKeyboard: boolean}} Open */

const main = /** @type {HTMLElement} */ (document.querySelector("main"));
const cite = citeDialog(document.querySelector("#cite"));
const MEMORY = "sheets";
/** @type {Open | null} */
let open = null;

/** The id of the paragraph that a segment's id belongs to. @param {string} id */
function paragraphOf(id) {
  return id.replace(/(p\d+)s\d+$/, "$1");
}

/** The segments of a passage: a paragraph's, or the one. @param {string} id @returns {HTMLElement[]} */
function segmentsOf(id) {
  const one = document.getElementById(id);
  if (one?.classList.contains("segment")) return [one];
  return [...main.querySelectorAll(`.segment[id^="${CSS.escape(id)}s"]`)].map((node) => /** @type {HTMLElement} */ (node));
}

/** Every passage in reading order: each paragraph before its sentences. */
function passages() {
  const ids = [...main.querySelectorAll(".segment[id]")].map((segment) => segment.id);
  return [...new Set(ids.flatMap((id) => [paragraphOf(id), id]))];
}

/** What the sheet of a passage follows. @param {string} id @param {HTMLElement} last its last segment */
function anchorOf(id, last) {
  const block = last.closest("h1, h2, h3, h4, h5, h6");
  if (block) return block;
  if (id !== last.id) return last.closest(".table") ?? last.closest("p") ?? last;
  let anchor = /** @type {Element} */ (last.closest(".pair") ?? last);
  while (anchor.nextSibling instanceof Element && anchor.nextSibling.matches(".noteref, .state")) anchor = anchor.nextSibling;
  return anchor;
}

/**
 * Opens the sheet of a passage, or closes it where it is open.
 * @param {string} id
 * @param {boolean} byKeyboard
 */
export async function toggle(id, byKeyboard) {
  if (open?.id === id) close();
  else await openAt(id, { byKeyboard });
}

/**
 * Opens the sheet of a passage; another that is open closes.
 * @param {string} id
 * @param {{quietly?: boolean, byKeyboard?: boolean}} [how] quietly: neither the focus nor the window moves
 */
export async function openAt(id, { quietly = false, byKeyboard = false } = {}) {
  const segments = segmentsOf(id);
  const last = segments.at(-1);
  const passage = passageOf(id);
  if (!last || !passage) return;
  const sheet = emptySheet();
  keepInPlace(/** @type {HTMLElement} */ (segments[0]), () => {
    put();
    open = { id, sheet, byKeyboard };
    for (const segment of segments) segment.classList.add("open");
    anchorOf(id, last).after(sheet);
  });
  sheet.setAttribute("aria-busy", "true");
  try {
    const data = await dataOf(passage.page);
    fill(
      sheet,
      data,
      passage.id,
      segments.map((one) => passageOf(one.id)?.id ?? ""),
      addressOf(id),
    );
  } catch {
    status(sheet, say("failed"));
  }
  sheet.removeAttribute("aria-busy");
  import("./aloud.js").then(async ({ canRead }) => sheet.querySelector("[data-act=aloud]")?.toggleAttribute("hidden", !(await canRead())));
  if (open?.sheet !== sheet) return;
  remember(id);
  if (quietly) return;
  sheet.focus({ preventScroll: true });
  show(/** @type {HTMLElement} */ (segments[0]), sheet);
}

/**
 * Changes what stands around a sentence, and leaves the sentence where it is on the screen, whatever the browser would hold fast instead.
 * @param {HTMLElement} sentence
 * @param {() => void} change
 */
function keepInPlace(sentence, change) {
  const { style } = document.documentElement;
  const before = sentence.getBoundingClientRect().top;
  style.overflowAnchor = "none";
  change();
  scrollBy({ top: sentence.getBoundingClientRect().top - before, behavior: "instant" });
  requestAnimationFrame(() => requestAnimationFrame(() => style.removeProperty("overflow-anchor")));
}

/** Brings the sheet into the window, but never the sentence out of it. @param {HTMLElement} first @param {HTMLElement} sheet */
function show(first, sheet) {
  const header = headerEnd();
  const below = sheet.getBoundingClientRect().bottom + 16 - innerHeight;
  const room = first.getBoundingClientRect().top - header - 16;
  if (below > 0) scrollBy({ top: Math.min(below, room) });
  else if (room < 0) scrollBy({ top: room });
}

/** Takes the open sheet away; the text is as it was. */
function put() {
  if (!open) return;
  for (const segment of main.querySelectorAll(".segment.open")) segment.classList.remove("open");
  open.sheet.remove();
  open = null;
}

function close() {
  if (!open) return;
  const { id, sheet, byKeyboard } = open;
  const within = sheet.contains(document.activeElement);
  const [sentence] = segmentsOf(id);
  if (sentence) keepInPlace(sentence, put);
  remember("");
  const mark = within && markOf(id);
  if (!mark) return;
  mark.focus({ preventScroll: true });
  if (byKeyboard) bringIntoSight(mark);
}

/** Scrolls no farther than until a mark stands in the window, below the header. @param {HTMLElement} mark */
function bringIntoSight(mark) {
  const { top, bottom } = mark.getBoundingClientRect();
  const above = top - headerEnd() - 16;
  const below = bottom + 16 - innerHeight;
  if (above < 0 || below > 0) scrollBy({ top: above < 0 ? above : below, behavior: "instant" });
}

/** The mark of the paragraph that a passage stands in. @param {string} id @returns {HTMLElement | null} */
function markOf(id) {
  return main.querySelector(`a.pilcrow[href="#${CSS.escape(paragraphOf(id))}"]`);
}

/** @param {number} step */
function move(step) {
  if (!open) return;
  const all = passages();
  const next = all[all.indexOf(open.id) + step];
  if (next) openAt(next, open);
}

/** @param {HTMLElement} sheet @param {string} words */
function status(sheet, words) {
  const place = sheet.querySelector(".sheet-status");
  if (place) place.textContent = words;
}

/** @type {Record<string, () => void>} */
const acts = {
  async copy() {
    if (!open) return;
    const address = addressOf(open.id);
    status(open.sheet, (await copy(address)) ? say("copied") : `${say("copyFailed")} ${address}`);
  },
  cite: () => open && cite(open.id),
  aloud() {
    const id = open?.id;
    import("./aloud.js").then(({ read }) => read(id));
  },
  previous: () => move(-1),
  next: () => move(1),
  close,
};

addEventListener("click", (event) => {
  const button = event.target instanceof Element && event.target.closest(".sheet [data-act]");
  if (button instanceof HTMLElement) acts[button.dataset.act ?? ""]?.();
});

addEventListener("keydown", (event) => {
  if (!open || event.altKey || event.ctrlKey || event.metaKey || document.querySelector("dialog[open], .aloud-bar")) return;
  if (event.defaultPrevented) return;
  const within = event.target instanceof Element && event.target.closest(".sheet");
  if (event.key === "Escape" && (within || !(event.target instanceof HTMLInputElement))) return close();
  const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1 }[event.key];
  if (!within || !step) return;
  event.preventDefault();
  move(step);
});

/** @returns {Record<string, string>} by address, the passage whose sheet is open */
function remembered() {
  return kept("sessionStorage", MEMORY) ?? {};
}

/** Keeps for the visit which sheet of this page is open. @param {string} id empty: none */
function remember(id) {
  const all = remembered();
  if (id) all[location.pathname] = id;
  else delete all[location.pathname];
  keep("sessionStorage", MEMORY, all);
}

/** Opens again the sheet that was open on this page earlier in the visit. */
export function reopen() {
  const id = remembered()[location.pathname];
  if (id) openAt(id, { quietly: true });
}
