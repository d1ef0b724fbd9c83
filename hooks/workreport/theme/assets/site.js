// What every page can do with a script; each thing has a plain equivalent without one. What only some readers ask for is loaded when they
// do.
import { keepPassage, renewWhenGone, switchTheme } from "./site/frame.js";

renewWhenGone();
switchTheme(document.querySelector("button.theme"));
keepPassage(document.querySelectorAll(".editions a"));

const tables = document.querySelectorAll("table[data-sort]");
if (tables.length) import("./site/tables.js").then(({ sortableTables }) => sortableTables(tables));

const passages = () => import("./site/passages.js");
for (const mark of document.querySelectorAll("main a.pilcrow")) {
  if (!document.querySelector("#passage-menu")?.showPopover) break;
  mark.setAttribute("role", "button");
  mark.setAttribute("aria-haspopup", "dialog");
}
addEventListener("click", async (event) => {
  const mark = event.target.closest?.("a.pilcrow[role=button], a.term");
  if (!mark || event.ctrlKey || event.metaKey || event.shiftKey) return;
  event.preventDefault();
  const { openMenu, explain } = await passages();
  (mark.matches(".term") ? explain : openMenu)(mark);
});
addEventListener("keydown", (event) => {
  if (event.key === " " && event.target.matches?.("a.pilcrow[role=button]")) {
    event.preventDefault();
    event.target.click();
  }
});
try {
  if (sessionStorage.getItem("revealed")?.includes(JSON.stringify(location.pathname))) {
    import("./site/reveal.js").then(({ revealRemembered }) => revealRemembered());
  }
} catch {
  // Storage is refused: nothing was remembered.
}
