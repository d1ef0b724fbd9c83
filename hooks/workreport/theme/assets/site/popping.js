// For browsers that know no popovers (Chromium up to 113) alone.

/** Opens and closes what is to pop up. */
export function popWithoutPopovers() {
  addEventListener("click", (event) => {
    const button = event.target instanceof Element ? event.target.closest("[popovertarget]") : null;
    const wanted = button?.getAttribute("popovertarget");
    for (const one of document.querySelectorAll("[popover]")) {
      const inside = event.target instanceof Node && one.contains(event.target);
      if (one.id === wanted) one.classList.toggle("popped");
      else if (!inside) one.classList.remove("popped");
    }
  });
  addEventListener("keydown", (event) => {
    if (event.key === "Escape") for (const one of document.querySelectorAll(".popped")) one.classList.remove("popped");
  });
}
