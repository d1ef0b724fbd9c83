// English words without their endings, by the steps of Porter's algorithm.
import assert from "node:assert/strict";
import { test } from "node:test";
import { sameWord, stem } from "../../hooks/workreport/theme/assets/search/stem.js";

/** @type {Record<string, [word: string, stem: string][]>} */
const STEPS = {
  "plurals lose their s, and not the s of a word that ends in ss": [
    ["villages", "villag"],
    ["glasses", "glass"],
    ["glass", "glass"],
    ["duties", "duti"],
  ],
  "ed and ing go where a vowel is left before them": [
    ["planted", "plant"],
    ["planting", "plant"],
    ["bring", "bring"],
    ["red", "red"],
    ["agreed", "agre"],
    ["feed", "feed"],
  ],
  "what is left is mended: a doubled letter, an e": [
    ["planned", "plan"],
    ["filling", "fill"],
    ["hoping", "hope"],
    ["created", "creat"],
    ["stabled", "stabl"],
    ["sized", "size"],
  ],
  "y becomes i behind a vowel": [
    ["county", "counti"],
    ["sky", "sky"],
  ],
  "long endings shrink step by step": [
    ["nationalization", "nation"],
    ["effectiveness", "effect"],
    ["hopefulness", "hope"],
    ["rational", "ration"],
    ["electrical", "electr"],
  ],
  "last endings go where enough is left": [
    ["improvement", "improv"],
    ["adoption", "adopt"],
    ["region", "region"],
    ["cement", "cement"],
    ["controlling", "control"],
    ["rate", "rate"],
    ["cease", "ceas"],
  ],
  "short words, and what has other characters than letters, stay": [
    ["is", "is"],
    ["2.5s", "2.5s"],
    ["écoles", "écoles"],
  ],
};

for (const [law, pairs] of Object.entries(STEPS)) {
  test(law, () => {
    assert.deepEqual(
      pairs.map(([word]) => [word, stem(word)]),
      pairs,
    );
  });
}

test("two forms of a word are one word, a beginning is one only while it is being typed and long enough", () => {
  assert.ok(sameWord("planted", false)("planting"));
  assert.ok(!sameWord("reserv", false)("reservoir"));
  assert.ok(sameWord("reserv", true)("reservoir"));
  assert.ok(!sameWord("re", true)("reservoir"));
});
