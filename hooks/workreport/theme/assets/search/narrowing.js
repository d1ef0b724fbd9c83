// What a reader narrows the search to: a place, years, a report, a part of it. The address keeps it.

/**
 * @typedef {object} Years - those that reports were delivered in; 0: no bound
 * @property {number} from
 * @property {number} to
 *
 * @typedef {Years & {place: string, report: string, part: string}} Choice - empty: everything
 */

/** The names that a choice has in the address. */
const NAMES = /** @type {const} */ (["place", "from", "to", "report", "part"]);

/** @param {string | null} text - what somebody has typed */
const year = (text) => (/^\d{4}$/.test(text?.trim() ?? "") ? Number(text) : 0);

/**
 * Two years in either order, as typed.
 * @param {string | null} one
 * @param {string | null} other
 * @returns {Years}
 */
export function years(one, other) {
  const [from, to] = [year(one), year(other)];
  return from && to && from > to ? { from: to, to: from } : { from, to };
}

/**
 * The choice that an address holds.
 * @param {URLSearchParams} parameters
 * @returns {Choice}
 */
export function choiceIn(parameters) {
  const [place = "", from = "", to = "", report = "", part = ""] = NAMES.map((name) => parameters.get(name) ?? "");
  return { place, ...years(from, to), report, part };
}

/**
 * The parameters of an address that holds a choice; empty, where nothing is chosen.
 * @param {Choice} choice
 * @returns {Record<string, string>}
 */
export const parametersOf = (choice) => Object.fromEntries(NAMES.map((name) => [name, String(choice[name] || "")]));

/**
 * Whether years from the oldest to the newest hold one that is asked for; where nobody has stated them, only if none is.
 * @param {readonly number[]} span - oldest and newest, or nothing
 * @param {Years} asked
 */
export function touches([oldest, newest], { from, to }) {
  if (!from && !to) return true;
  return Boolean(oldest && newest) && (!to || Number(oldest) <= to) && (!from || Number(newest) >= from);
}

/**
 * Whether a report lies in the place and the years of a choice.
 * @param {{id: string, year: number}} report
 * @param {Years & {place: string}} choice
 */
export const liesIn = ({ id, year: own }, choice) =>
  (!choice.place || id.startsWith(`${choice.place}/`)) && touches(own ? [own, own] : [], choice);
