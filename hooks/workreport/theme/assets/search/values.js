// Figures by their value: a query that is a number with a scale, and the families under which the index keeps values.

/** What a scale multiplies by, as a power of ten. @type {Record<string, number>} */
const SCALES = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 万: 4, 千: 3, trillion: 12, tn: 12, billion: 9, bn: 9, million: 6, mn: 6, thousand: 3 };
/** Units of which one is another number of base units. @type {Record<string, number>} */
const UNITS = { 亩: 2000 / 3, mu: 2000 / 3, 公顷: 10_000, hectares: 10_000, hectare: 10_000, 公里: 1000, kilometers: 1000, km: 1000 };
const NUMBER = "([0-9][0-9,]*(?:\\.[0-9]+)?)";
const SCALE = "(万亿|千万|百万|亿|万|千|trillion|billion|million|thousand|tn|bn|mn)?";
const FORM = new RegExp(`^(?:rmb|￥|¥|约|about|over|超)?\\s*${NUMBER}\\s*${SCALE}\\s*([%a-z元亩公顷里平方米吨人户个]*)$`, "i");

/**
 * A query as a value and the size of its last digit; null where it is no number of two significant digits or more.
 * @param {string} query
 * @returns {{value: number, step: number} | null}
 */
export function asValue(query) {
  const match = FORM.exec(query.normalize("NFKC").trim());
  const [, digits = "", scale = "", unit = ""] = match ?? [];
  const plain = digits.replace(/,/g, "");
  if (!match || plain.replace(".", "").replace(/^0+|0+$/g, "").length < 2) return null;
  const decimals = plain.split(".")[1]?.length ?? 0;
  const factor = 10 ** (SCALES[scale.toLowerCase()] ?? 0) * (UNITS[unit.toLowerCase()] ?? 1);
  return { value: Number(plain) * factor, step: 10 ** -decimals * factor };
}

/**
 * The names under which values near this one are kept: its first two digits, cut off and rounded, and its magnitude.
 * @param {number} value
 */
export function families(value) {
  const [mantissa = "0", exponent = "0"] = Math.abs(value).toExponential(12).split("e");
  const leading = Number(mantissa) * 10;
  const magnitude = Number(exponent);
  const rounded = Math.floor(leading + 0.5);
  return [...new Set([`${Math.floor(leading)}e${magnitude}`, rounded < 100 ? `${rounded}e${magnitude}` : `10e${magnitude + 1}`])];
}

/**
 * Whether a value of the index is the one that was asked for, within the digits that were typed.
 * @param {{value: number, step: number}} asked
 * @param {string} plain
 */
export const isValue = ({ value, step }, plain) => Math.abs(Number(plain) - value) <= step / 2 + Math.abs(value) * 1e-9;
