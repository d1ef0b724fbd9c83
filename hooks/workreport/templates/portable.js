// The beginning of the one script of a portable site. Opened from a disk, pages may load no module and fetch no file, and nobody leads
// from a folder to its page: so data come as scripts that call `portableFile`, and links that scripts have made are completed when they
// are used.
const root = new URL(document.documentElement.dataset.base ?? "", location.href);
/** @type {Map<string, (content: unknown) => void>} */
const waiting = new Map();
/** @type {Map<string, Promise<unknown>>} */
const arrived = new Map();

/** Called by a file of data. @param {string} name @param {unknown} content */
const portableFile = (name, content) => waiting.get(name)?.(content);
Object.assign(globalThis, { portableFile });

/**
 * As the browser's own, for the site's data files; the scripts below ask for nothing else that must be there.
 * @param {string | URL} address
 */
export async function fetch(address) {
  const name = new URL(address, location.href).href.slice(root.href.length);
  if (!name.endsWith(".json")) return { ok: false, status: 404, statusText: name };
  let file = arrived.get(name);
  if (!file) {
    file = new Promise((resolve, reject) => {
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
  const content = await file;
  return { ok: true, status: 200, statusText: "", json: async () => content };
}

/** @param {Event} event */
function complete(event) {
  const link = event.target instanceof Element ? event.target.closest("a[href]") : null;
  if (link instanceof HTMLAnchorElement && link.href.startsWith(root.href) && link.pathname.endsWith("/")) link.pathname += "index.html";
}
for (const kind of ["click", "auxclick", "contextmenu", "dragstart"]) document.addEventListener(kind, complete, true);
