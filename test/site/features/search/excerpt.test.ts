import fc from "fast-check";
import {expect, test} from "vitest";
import {en} from "../../../../site/words/en.js";
import {excerpt as excerptOf, marked as markedIn} from "../../../../site/features/search/index.js";
import {termsIn} from "../../../../site/features/search/terms.js";

const {stem} = termsIn({code: "en", ...en.search.says});
const marked = (of: string, terms: readonly string[]) => markedIn(of, terms.map(stem), stem);
const excerpt = (of: string, terms: readonly string[]) => excerptOf(of, terms.map(stem), stem);

const text = (pieces: {text: string}[]) => pieces.map((piece) => piece.text).join("");
const hits = (pieces: {text: string; hit: boolean}[]) => pieces.filter(({hit}) => hit).map((piece) => piece.text);

test("the words asked for are marked, whatever their case, accents and thousands separators", () => {
  expect(hits(marked("Addresses of 47,289 people; Médicaid, MEDICAID", ["47289", "medicaid"]))).toEqual([
    "47,289",
    "Médicaid",
    "MEDICAID"
  ]);
  expect(hits(marked("notice, notices, noticeable", ["notice"]))).toEqual(["notice", "notices"]);
  expect(hits(marked("in E\u0301cija", ["ecija"]))).toEqual(["E\u0301cija"]);
});

test("pieces put together are the text, whatever it is", () => {
  fc.assert(
    fc.property(fc.string({unit: "grapheme"}), fc.array(fc.string()), (any, terms) => text(marked(any, terms)) === any)
  );
});

test("an excerpt has the first word that matched, and is cut where it says so", () => {
  const long = `${"before ".repeat(100)}needle ${"after ".repeat(100)}`;
  const pieces = excerpt(long, ["needle"]);
  expect(hits(pieces)).toEqual(["needle"]);
  expect(text(pieces)).toMatch(/^….*…$/);
  expect(text(pieces).length).toBeLessThan(260);
  expect(text(excerpt("all of it", ["it"]))).toBe("all of it");
});
