// The citations of a passage. Their words are written by the template; only the address and the passage's id are filled in here.
import { addressOf, passageOf } from "./addresses.js";
import { copy } from "./copying.js";

/**
 * A function that shows the dialog for the passage with an id.
 * @param {HTMLDialogElement | null} dialog
 * @returns {(id: string) => void}
 */
export function citeDialog(dialog) {
  if (!dialog) return () => {};
  const quiet = () => {
    for (const status of dialog.querySelectorAll("[role=status]")) status.textContent = "";
  };
  dialog.addEventListener("close", quiet);
  dialog.addEventListener("click", async (event) => {
    const button = event.target instanceof Element && event.target.closest("button[data-copy]");
    const section = button ? button.closest("section") : null;
    const status = section?.querySelector("[role=status]");
    if (!section || !status) return;
    quiet();
    const citation = section.querySelector("[data-citation]")?.textContent ?? "";
    status.textContent = ((await copy(citation.trim())) ? dialog.dataset.copied : dialog.dataset.copyFailed) ?? "";
  });
  return (id) => {
    const { page = "", id: local = id } = passageOf(id) ?? {};
    const passage = [dialog.dataset.report, page, local].filter(Boolean).join("/");
    for (const section of dialog.querySelectorAll("section")) {
      const own = section.dataset.pageAddress;
      const address = own ? new URL(`${own}#${id}`, location.href).href : addressOf(id);
      /** @type {Record<string, string>} */
      const fields = { address, key: passage.replaceAll(/[^a-z0-9]+/gi, "-"), today: today() };
      for (const [name, value] of Object.entries(fields)) {
        for (const place of section.querySelectorAll(`[data-${name}]`)) {
          place.textContent = value;
          if (place instanceof HTMLAnchorElement) place.href = value;
        }
      }
    }
    dialog.showModal();
    dialog.scrollTop = 0;
  };
}

/** The reader's date, which GB/T 7714 asks for as the day of citing. */
function today() {
  const now = new Date();
  return [now.getFullYear(), now.getMonth() + 1, now.getDate()].map((part) => String(part).padStart(2, "0")).join("-");
}
