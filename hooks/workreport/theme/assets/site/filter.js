// The filter of the glossary: entries that do not have the words in either language are hidden; letters without entries too.

/**
 * @param {HTMLFormElement} form stands before the shelves that it filters
 */
export function offerFilter(form) {
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  if (!input || !status) return;
  const entries = [...document.querySelectorAll(".entry")].map((entry) => ({ entry, text: plain(entry.textContent ?? "") }));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  input.addEventListener("input", () => {
    const wanted = plain(input.value);
    let left = 0;
    for (const { entry, text } of entries) {
      const fits = text.includes(wanted);
      entry.toggleAttribute("hidden", !fits);
      if (fits) left += 1;
    }
    for (const group of document.querySelectorAll(".letter, .shelf")) {
      group.toggleAttribute("hidden", !group.querySelector(".entry:not([hidden])"));
    }
    for (const letters of document.querySelectorAll(".letters")) letters.toggleAttribute("hidden", wanted !== "");
    status.textContent = !wanted ? "" : left ? String(left) : (form.dataset.none ?? "");
  });
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}
