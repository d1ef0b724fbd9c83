// All of search that a page loads by itself; the rest comes when the reader touches the box, or where an address asks for it.
/** @type {HTMLInputElement | null} */
const box = document.querySelector("input.search-box");

for (const instead of document.querySelectorAll(".search-instead")) instead.remove();
if (box) {
  const load = () => import("./box.js").then((search) => search.start(box));
  document.addEventListener("keydown", (event) => {
    if (
      event.key !== "/" ||
      event.ctrlKey ||
      event.metaKey ||
      event.altKey ||
      (event.target instanceof Element && event.target.closest("input, textarea, select"))
    )
      return;
    event.preventDefault();
    if (!box.offsetParent) box.closest(".site-header")?.toggleAttribute("data-searching", true);
    box.focus();
  });
  if (document.activeElement === box || (box.form?.matches(".search-page") && location.search)) load();
  else box.addEventListener("focus", load, { once: true });
}
if (new URLSearchParams(location.search).has("mark")) import("./mark.js").then((search) => search.markPassage());
