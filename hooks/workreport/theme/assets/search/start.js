// What a page loads of search by itself; the rest comes when it is asked for.
/** @type {HTMLInputElement | null} */
const box = document.querySelector("input.search-box");

for (const instead of document.querySelectorAll(".search-instead")) instead.remove();
if (box) {
  const load = () => import("./box.js").then((search) => search.start(box));
  document.addEventListener("keydown", (event) => {
    if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.target instanceof Element && event.target.closest("input, textarea, select")) return;
    event.preventDefault();
    if (!box.offsetParent) box.closest(".site-header")?.toggleAttribute("data-searching", true);
    box.focus();
  });
  if (document.activeElement === box || (box.form?.matches(".search-page") && location.search)) load();
  else box.addEventListener("focus", load, { once: true });
}
if (new URLSearchParams(location.search).has("mark")) import("./mark.js").then((search) => search.markPassage());
