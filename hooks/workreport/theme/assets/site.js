// What every page can do with a script; each thing has a plain equivalent without one. What only some readers ask for is loaded when they
// do.
import { addressForPaper, keepPlace, placeInView, renewWhenGone, showWhere, tabFromHere } from "./site/frame.js";

renewWhenGone();
if (typeof HTMLElement.prototype.showPopover !== "function")
  import("./site/popping.js").then(({ popWithoutPopovers }) => popWithoutPopovers());
addressForPaper();
showWhere();
tabFromHere();
keepPlace(/** @type {NodeListOf<HTMLAnchorElement>} */ (document.querySelectorAll(".editions a")));

const filter = document.querySelector("form.filter");
if (filter instanceof HTMLFormElement) import("./site/filter.js").then(({ offerFilter }) => offerFilter(filter));

const choices = document.querySelector("form#choices");
document.querySelector(".choices-button")?.addEventListener(
  "click",
  async () => {
    if (!(choices instanceof HTMLFormElement)) return;
    (await import("./site/choices.js")).offerChoices(choices);
    const aloud = choices.querySelector("button.aloud");
    if (!aloud) return;
    const { canRead, read } = await import("./site/aloud.js");
    const able = await canRead();
    aloud.toggleAttribute("hidden", !able);
    choices.querySelector(".no-voice")?.toggleAttribute("hidden", able);
    aloud.addEventListener("click", () => {
      if (typeof choices.hidePopover === "function") choices.hidePopover();
      choices.classList.remove("popped");
      read();
    });
  },
  { once: true },
);

const searching = document.querySelector(".search-link");
searching?.addEventListener("click", (event) => {
  const header = searching.closest(".site-header");
  const box = header?.querySelector("input.search-box");
  if (!header || !(box instanceof HTMLElement)) return;
  event.preventDefault();
  header.toggleAttribute("data-searching");
  box.focus();
});

const tables = /** @type {NodeListOf<HTMLTableElement>} */ (document.querySelectorAll("table[data-sort]"));
if (tables.length) import("./site/tables.js").then(({ sortableTables }) => sortableTables(tables));

const template = /** @type {HTMLTemplateElement | null} */ (document.querySelector("template#sheet"));
const sheets = template && document.querySelector("main");
if (sheets) {
  sheets.dataset.sheets = "";
  for (const mark of sheets.querySelectorAll("a.pilcrow")) {
    mark.setAttribute("role", "button");
    mark.setAttribute("aria-label", template.dataset.mark ?? "");
  }
}

let selecting = false;
/** @type {Element | null} what pops up while the pointer goes down: a click elsewhere closes it, and does nothing else. */
let popped = null;
addEventListener(
  "pointerdown",
  () => {
    selecting = !getSelection()?.isCollapsed;
    popped = document.querySelector(CSS.supports("selector(:popover-open)") ? ":popover-open" : ".popped");
  },
  { capture: true },
);
addEventListener("click", async (event) => {
  const target = event.target instanceof Element ? event.target : null;
  if (!target || event.defaultPrevented || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const term = target.closest("a.term");
  if (term instanceof HTMLAnchorElement) {
    event.preventDefault();
    return (await import("./site/terms.js")).explain(term);
  }
  const id = sheets && passageAt(target, event);
  if (!id) return;
  event.preventDefault();
  (await import("./site/sheet.js")).toggle(id, !event.detail);
});

/**
 * The passage whose sheet a click asks for: a paragraph by its mark, a sentence by itself.
 * @param {Element} target
 * @param {MouseEvent} event
 */
function passageAt(target, event) {
  const mark = target.closest("main a.pilcrow[role=button]");
  if (mark instanceof HTMLAnchorElement) return decodeURIComponent(mark.hash.slice(1));
  if (selecting || popped || event.detail > 1 || !getSelection()?.isCollapsed || target.closest("a, button, .sheet")) return "";
  const segment = target.closest(".segment");
  return segment?.id || segment?.closest(".pair")?.querySelector(".segment[id]")?.id || "";
}

addEventListener("keydown", async (event) => {
  const free = event.target === sheets || (event.target === document.body && scrollY > 40);
  if (event.key === "Enter" && sheets && free && !(event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)) {
    const first = sheets.querySelector("a.pilcrow");
    const paragraph = /^(?:.+-)?p\d+/.exec(placeInView())?.[0];
    const id = paragraph ?? (first instanceof HTMLAnchorElement ? decodeURIComponent(first.hash.slice(1)) : "");
    if (id) (await import("./site/sheet.js")).openAt(id, { byKeyboard: true });
    return;
  }
  if (event.key === " " && event.target instanceof HTMLElement && event.target.matches("a.pilcrow[role=button]")) {
    event.preventDefault();
    event.target.click();
  }
});
const place = () => import("./site/place.js");
if (sheets) addEventListener("scroll", () => place().then(({ rememberPlace }) => rememberPlace()), { once: true, passive: true });
try {
  if (localStorage.getItem("place") && document.querySelector(".continue[hidden]")) place().then(({ offerPlace }) => offerPlace());
  if (sheets && sessionStorage.getItem("sheets")?.includes(JSON.stringify(location.pathname))) {
    import("./site/sheet.js").then(({ reopen }) => reopen());
  }
} catch {
  // Storage is refused: nothing was remembered.
}
