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
  /** @type {{entry: Element, text: string}[]} what is filtered, read when a reader first asks */
  let entries = [];
  form.addEventListener("submit", (event) => event.preventDefault());
  const show = () => {
    if (!entries.length) {
      entries = [...document.querySelectorAll(".entry")].map((entry) => ({ entry, text: plain(entry.textContent ?? "") }));
    }
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
    status.replaceChildren(...(wanted ? told(form, left) : []));
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

/**
 * How many entries are left, in the words of the page.
 * @param {HTMLFormElement} form with a template for each of none, one, and other numbers
 * @param {number} left
 * @returns {ChildNode[]}
 */
function told(form, left) {
  const template = form.querySelector(`template[data-count=${left === 0 ? "none" : left === 1 ? "one" : "other"}]`);
  if (!(template instanceof HTMLTemplateElement)) return [];
  const nodes = [...template.content.cloneNode(true).childNodes];
  for (const node of nodes) node.textContent = (node.textContent ?? "").replace("{n}", String(left));
  return nodes;
}

/** @param {string} text */
function plain(text) {
  return text.normalize("NFKC").toLowerCase().replaceAll(/\s+/g, " ").trim();
}
