// The reader's choices: text size, line spacing, colours. Each is an attribute of the document that the style sheet reads, and is kept.

/**
 * Lets the form show and change the choices.
 * @param {HTMLFormElement} form with one field for each choice; its empty value is the plain page
 */
export function offerChoices(form) {
  const { dataset } = document.documentElement;
  for (const input of form.querySelectorAll("input")) input.checked = (dataset[input.name] ?? "") === input.value;
  form.addEventListener("change", (event) => {
    if (!(event.target instanceof HTMLInputElement)) return;
    const { name, value } = event.target;
    const at = readAt();
    if (value) dataset[name] = value;
    else delete dataset[name];
    at?.scrollIntoView({ block: "start", behavior: "instant" });
    try {
      if (value) localStorage.setItem(name, value);
      else localStorage.removeItem(name);
    } catch {
      // Not kept: it holds for this page.
    }
  });
}

/** The paragraph at the top of the window, which is to stay there when the text grows. */
function readAt() {
  if (scrollY < 40) return null;
  return [...document.querySelectorAll("main .paragraph")].find((one) => one.getBoundingClientRect().bottom > 80) ?? null;
}
