// Switching edition lands on the same passage.

/** The id of the passage the reader is at: the one addressed, else the first paragraph below the top of the window. */
export function passageInView() {
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
