// The desk's own server: the preview on this machine. Every request bears the token of this run.

/** @typedef {"initial" | "draft" | "stale" | "translated" | "reviewed" | "final"} State */
/**
 * A sentence of a page. `wrong`: a check fails.
 * @typedef {{page: string, id: string, zh: string, text: string, state: State, wrong: boolean}} Segment
 */
/**
 * A sentence as its file has it; `terms` are terms rendered otherwise, each with its reason.
 * @typedef {{id: string, zh: string, text: string, state: State, note: string, check: string, was: string, origin: string,
 *   doubts: string[], seal: string, terms: [string, string][]}} Unit
 */
/** @typedef {["same" | "new" | "old", string]} Piece of a text beside another one: in both, in this one only, in the other one only */
/** @typedef {{text: string, origin: string, likeness: number, doubts: string[], note: string, source: Piece[], target: Piece[]}} Draft */
/** @typedef {{zh: string, renderings: string[], gloss: string, used: boolean, reason: string}} Term */
/** @typedef {{zh: string, right: string, translation: string, agrees: boolean}} Figure */
/** @typedef {{terms: Term[], figures: Figure[], problems: string[]}} Checked What the checks say of a translation */
/** @typedef {Checked & {unit: Unit, state: State, source: string, drafts: Draft[]}} Opened */
/** @typedef {{saved: boolean, unit: Unit, refused?: string[]}} Saving */
/** @typedef {{segments: Segment[], waiting: Record<string, number>}} Listing */
/** @typedef {{page: Listing, segment: Opened, check: Checked, save: Saving}} Answers by question */

const script = /** @type {HTMLScriptElement} */ (document.querySelector("#desk-script"));

/** `page` is empty where the whole report is on one page. */
export const { report = "", page = "", language = "" } = script.dataset;

/**
 * The answer to a question; throws an error that says what went wrong.
 * @template {keyof Answers} Name
 * @param {Name} name
 * @param {object} question
 * @returns {Promise<Answers[Name]>}
 */
export async function ask(name, question) {
  const answer = await fetch(`/.desk/${name}`, {
    method: "POST",
    headers: { "Content-Type": "application/json", "X-Desk-Token": script.dataset.token ?? "" },
    body: JSON.stringify({ report, language, ...question }),
  });
  if (answer.ok) return answer.json();
  const problems = answer.status === 409 ? (await answer.json()).problems : [`${answer.status} ${answer.statusText}`];
  throw new Error(problems.join("\n"));
}
