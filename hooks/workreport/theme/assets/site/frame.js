// The frame of every page: the button for light and dark, and the links to the other editions.

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

/** The id of the passage the reader is at: the one addressed, else the first paragraph below the top of the window. */
function passageInView() {
  const addressed = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (addressed && inView(addressed)) return addressed.id;
  const first = [...document.querySelectorAll("main [id].paragraph, main [id].theme, main .segment[id]")].find(inView);
  return scrollY > 40 && first ? first.id : "";
}

function inView(element) {
  const box = element.getBoundingClientRect();
  return box.bottom > 80 && box.top < innerHeight;
}

/** Adds the passage to the links at the moment one is followed. */
export function keepPassage(links) {
  for (const link of links) {
    link.addEventListener("click", () => {
      const id = passageInView();
      link.hash = id ? `#${id}` : "";
    });
  }
}
