// The citations of a passage. Their words are written by the template; only the address and the passage's id are filled in here.

/** Returns a function that shows the dialog for the passage with this id. */
export function citeDialog(dialog) {
  if (!dialog) return () => {};
  dialog.addEventListener("click", async (event) => {
    const button = event.target.closest("button[data-copy]");
    if (!button) return;
    await navigator.clipboard.writeText(button.closest("section").querySelector("[data-citation]").textContent.trim());
    dialog.querySelector("[role=status]").textContent = dialog.dataset.copied;
  });
  return (id) => {
    const address = new URL(`#${id}`, location.href.replace(/[?#].*$/, "")).href;
    for (const place of dialog.querySelectorAll("[data-address]")) place.textContent = address;
    for (const place of dialog.querySelectorAll("[data-passage]")) place.textContent = passage(dialog.dataset.page, id);
    for (const place of dialog.querySelectorAll("[data-key]"))
      place.textContent = passage(dialog.dataset.page, id).replaceAll(/[^a-z0-9]+/gi, "-");
    for (const place of dialog.querySelectorAll("[data-today]")) place.textContent = today();
    dialog.querySelector("[role=status]").textContent = "";
    dialog.showModal();
  };
}

/** The segment's id as data files write it: ``2023/1-3/p2s4``; on the full page the id carries its page in front. */
function passage(page, id) {
  const [, chapter, local] = id.match(/^(?:(.+)-)?(p\d+(?:s\d+)?|title)$/) ?? [];
  return `${page}${chapter ? `/${chapter}` : ""}/${local ?? id}`;
}

/** The reader's date, which GB/T 7714 asks for as the day of citing. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
