// The filter of the glossary: entries that do not have the words in either language are hidden; letters without entries too.

const KEY = "filter";

/**
 * Lets the form filter. Its words stand in the address too (`?filter=`), so that Back and the links to the other editions keep them.
 * @param {HTMLFormElement} form stands before the shelves that it filters
 */
export function offerFilter(form) {
  const input = form.querySelector("input");
  const status = form.querySelector("[role=status]");
  if (!input || !status) return;
  const entries = [...document.querySelectorAll(".entry")].map((entry) => ({ entry, text: plain(entry.textContent ?? "") }));
  form.hidden = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  const show = () => {
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
    return left;
  };
  input.addEventListener("input", () => {
    show();
    history.replaceState(history.state, "", input.value.trim() ? `?${KEY}=${encodeURIComponent(input.value)}` : location.pathname);
  });
  const addressed = document.querySelector(".entry:target");
  input.value = new URLSearchParams(location.search).get(KEY) ?? "";
  if (!input.value) return;
  if (!show() || addressed?.hasAttribute("hidden")) {
    input.value = "";
    show();
  }
  addressed?.scrollIntoView({ behavior: "instant" });
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}
