// Figures by their value: a query that is a number with a scale, and the families under which the index keeps values.

/** What a scale multiplies by, as a power of ten. @type {Record<string, number>} */
const SCALES = { 万亿: 12, 亿: 8, 千万: 7, 百万: 6, 万: 4, 千: 3, trillion: 12, tn: 12, billion: 9, bn: 9, million: 6, mn: 6, thousand: 3 };
/**
 * The kinds of units, as the index marks values, and how many base units one is.
 * @type {Record<string, [mark: string, size: number]>}
 */
const UNITS = {
  元: ["y", 1],
  元人民币: ["y", 1],
  yuan: ["y", 1],
  rmb: ["y", 1],
  cny: ["y", 1],
  "%": ["%", 1],
  percent: ["%", 1],
  亩: ["a", 2000 / 3],
  mu: ["a", 2000 / 3],
  公顷: ["a", 10_000],
  hectares: ["a", 10_000],
  hectare: ["a", 10_000],
  平方米: ["a", 1],
  squaremeters: ["a", 1],
  squaremetres: ["a", 1],
  公里: ["l", 1000],
  kilometers: ["l", 1000],
  kilometres: ["l", 1000],
  km: ["l", 1000],
  米: ["l", 1],
};
const NUMBER = "([0-9][0-9,]*(?:\\.[0-9]+)?)";
const SCALE = "(万亿|千万|百万|亿|万|千|trillion|billion|million|thousand|tn|bn|mn)?";
const FORM = new RegExp(
  `^(rmb|cny|￥|¥|约|about|over|超)?\\s*${NUMBER}\\s*${SCALE}\\s*([%a-z元亩公顷里平方米吨人民币户个家栋处次件 ]*)$`,
  "i",
);

const DIGITS = "零一二三四五六七八九";
/** @type {Record<string, number>} */
const TENS = { 十: 10, 百: 100, 千: 1000 };
const NUMERALS = /[零〇一二两三四五六七八九十百千]+(?:点[零〇一二三四五六七八九]+)?/g;

/** @param {string} character */
const digit = (character) => DIGITS.indexOf(character.replace("〇", "零").replace("两", "二"));

/**
 * A text with Chinese numerals as digits: 二〇二三年 as 2023年, 一百四十万 as 140万, 百分之五点五 as 5.5%.
 * @param {string} text
 * @returns {string}
 */
export function withDigits(text) {
  const share = /^百分之(.+)$/.exec(text);
  if (share) return `${withDigits(share[1] ?? "")}%`;
  return text.replace(NUMERALS, (numerals) => {
    const [whole = "", decimals = ""] = numerals.split("点");
    const fraction = decimals ? `.${[...decimals].map(digit).join("")}` : "";
    if (!/[十百千]/.test(whole)) return [...whole].map(digit).join("") + fraction;
    let [sum, last, before] = [0, 0, Infinity];
    for (const one of whole) {
      const tens = TENS[one];
      if (tens && tens >= before) return numerals;
      if (tens) [sum, last, before] = [sum + (last || 1) * tens, 0, tens];
      else last = digit(one);
    }
    return `${sum + last}${fraction}`;
  });
}

/**
 * @typedef {object} Value
 * @property {number} value - in base units
 * @property {number} step - the size of its last digit
 * @property {string} mark - of its kind; empty where the query names none
 */

/**
 * A query as a value; null where it is no number of two significant digits or more.
 * @param {string} query
 * @returns {Value | null}
 */
export function asValue(query) {
  const match = FORM.exec(withDigits(query.normalize("NFKC").trim()).replace(/\bper ?cent\b/i, "%"));
  const [, before = "", digits = "", scale = "", unit = ""] = match ?? [];
  const plain = digits.replace(/,/g, "");
  if (!match || plain.replace(".", "").replace(/^0+|0+$/g, "").length < 2) return null;
  const decimals = plain.split(".")[1]?.length ?? 0;
  const [mark, size] = UNITS[unit.toLowerCase().replace(/\s/g, "")] ?? [/rmb|cny|[￥¥]/i.test(before) ? "y" : "", 1];
  const factor = 10 ** (SCALES[scale.toLowerCase()] ?? 0) * size;
  return { value: Number(plain) * factor, step: 10 ** -decimals * factor, mark };
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
 * Whether a value of the index is the one that was asked for, within the digits that were typed; a number alone is none of square metres.
 * @param {Value} asked
 * @param {string} kept - a plain decimal and the mark of its kind
 */
export function isValue({ value, step, mark }, kept) {
  const [, plain = "", kind = ""] = /^(.*?)([a-z%]?)$/.exec(kept) ?? [];
  if (mark ? kind !== mark : /[al]/.test(kind)) return false;
  return Math.abs(Number(plain) - value) <= step / 2 + Math.abs(value) * 1e-9;
}
