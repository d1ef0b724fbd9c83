// The button that turns the page light or dark.

const dark = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

function current() {
  return root.dataset.theme ?? (dark.matches ? "dark" : "light");
}

/** Shows the button and lets it switch; the choice is kept on this device where storage is allowed. */
export function switchTheme(button) {
  if (!button) return;
  button.hidden = false;
  const say = () => button.setAttribute("aria-pressed", String(current() === "dark"));
  say();
  dark.addEventListener("change", say);
  button.addEventListener("click", () => {
    root.dataset.theme = current() === "dark" ? "light" : "dark";
    say();
    try {
      localStorage.setItem("theme", root.dataset.theme);
    } catch {
      // Not kept: it holds for this page.
    }
  });
}
