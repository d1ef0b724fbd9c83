// The beginning of the one script of a portable site. Opened from a disk, pages may load no module and fetch no file, and nobody leads
// from a
// folder to its page: so data come as scripts that call `portableFile`, and links that scripts have made are completed when they are used.
const root = new URL(document.documentElement.dataset.base, location.href);
const waiting = new Map();
const arrived = new Map();

globalThis.portableFile = (name, content) => waiting.get(name)?.(content);

/** As the browser's own, for the site's data files; the scripts below ask for nothing else that must be there. */
async function fetch(address) {
  const name = new URL(address, location.href).href.slice(root.href.length);
  if (!name.endsWith(".json")) return { ok: false, status: 404, statusText: name };
  if (!arrived.has(name)) {
    const file = new Promise((resolve, reject) => {
      waiting.set(name, resolve);
      const script = document.createElement("script");
      script.src = new URL(name.replace(/\.json$/, ".js"), root).href;
      script.addEventListener("error", () => reject(new Error(name)));
      script.addEventListener("load", () => script.remove());
      document.head.append(script);
    });
    file.catch(() => arrived.delete(name));
    arrived.set(name, file);
  }
  const content = await arrived.get(name);
  return { ok: true, status: 200, statusText: "", json: async () => content };
}

function complete(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (link instanceof HTMLAnchorElement && link.href.startsWith(root.href) && link.pathname.endsWith("/")) link.pathname += "index.html";
}
for (const kind of ["click", "auxclick", "contextmenu", "dragstart"]) document.addEventListener(kind, complete, true);
