// Runs before the page is painted, so that a reader's choice of light or dark does not flash. No cookie: the choice stays on the device.
try {
  const theme = localStorage.getItem("theme");
  if (theme) document.documentElement.dataset.theme = theme;
} catch {
  // Storage is refused (a private window): the system's preference holds.
}
