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
  const addressed = document.getElementById(named(location.hash));
  if (addressed && inView(addressed)) return addressed.id;
  const first = [...document.querySelectorAll("main [id].paragraph, main [id].theme, main .segment[id]")].find(inView);
  return scrollY > 40 && first ? first.id : "";
}

/** The id that a fragment names; the fragment itself where it is no encoded text, such as “#%”. */
function named(hash) {
  try {
    return decodeURIComponent(hash.slice(1));
  } catch {
    return hash.slice(1);
  }
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

/** Reads the page again where a part of its scripts or of the index is gone because the site was published anew while the page was open. */
export function renewWhenGone() {
  const style = document.querySelector('link[rel="stylesheet"]').getAttribute("href");
  addEventListener("unhandledrejection", async () => {
    const answer = await fetch(location.href, { cache: "no-cache" }).catch(() => null);
    if (answer?.ok && !(await answer.text()).includes(style)) location.reload();
  });
}
