import {describe, expect, test} from "vitest";
import {termsIn} from "../../../../site/features/search/terms.js";
import {en} from "../../../../site/words/en.js";
import es from "../../../../site/words/es.js";

const english = termsIn({code: "en", ...en.search.says});
const spanish = termsIn({code: "es", ...es.search.says});

test.each([
  ["address", "addresses"],
  ["case", "cases"],
  ["agency", "agencies"],
  ["file", "files", "filed", "filing"],
  ["notice", "notices"],
  ["bar", "barred"]
])("in English %s is found by its other forms", (...forms) =>
  expect(new Set(forms.map(english.stem))).toHaveProperty("size", 1)
);

test.each([
  ["dirección", "direcciones", "DIRECCION"],
  ["mudo", "mudé", "mudarme"],
  ["abogado", "abogada", "abogados"],
  ["declarar", "declaración", "declaro"],
  ["juez", "jueces"],
  ["order", "orders"]
])("in Spanish %s is found by its other forms, and so are English words", (...forms) =>
  expect(new Set(forms.map(spanish.stem))).toHaveProperty("size", 1)
);

test("words that differ stay apart", () => {
  expect(english.stem("data")).not.toBe(english.stem("date"));
  expect(english.stem("ICE")).toBe("ice");
  expect(english.stem("6103")).toBe("6103");
});

describe("a day", () => {
  test.each(["2025-11-21", "Nov. 21, 2025", "November 21, 2025", "november 21st 2025", "21 Nov 2025"])(
    "is one term of a question, also as %s",
    (way) => expect(english.ofQuestion(way)).toEqual(["2025-11-21"])
  );
  test.each(["21 de noviembre de 2025", "21 de nov. de 2025", "21 de noviembre del 2025", "Nov. 21, 2025"])(
    "is one in Spanish too, as %s",
    (way) => expect(spanish.ofQuestion(way)).toEqual(["2025-11-21"])
  );
  test("is found by its month, and by its day without the year", () => {
    for (const question of ["November 2025", "Nov. 21"])
      expect(english.ofText("on Nov. 21, 2025, she")).toContain(english.ofQuestion(question)[0]);
    expect(spanish.ofText("el 21 de noviembre de 2025")).toContain(spanish.ofQuestion("noviembre de 2025")[0]);
  });
  test("is no number beside a word that only looks like a month", () => {
    expect(english.ofQuestion("Mars 2025")).toEqual(["mar", "2025"]);
    expect(english.ofQuestion("decisions 2025")).toEqual(["decision", "2025"]);
  });
});

test("a docket number is one term with or without the court’s division, kind, zeros and initials; a telephone is none", () => {
  for (const way of ["1:25-cv-00457", "25-cv-457", "25-457", "1:25-CV-00457-CKK", "No. 25-457"])
    expect(english.ofText(`see ${way}.`)).toContain("25-457");
  expect(english.ofQuestion("1:25-cv-00457")).toEqual(["25-457"]);
  expect(english.ofText("1-800-898-7180, 2025-11").filter((term) => term.includes("-"))).toEqual([]);
});

test("small words are left out where others are left", () => {
  expect(english.ofQuestion("can ICE get my address?")).toEqual(["ice", english.stem("address")]);
  expect(spanish.ofQuestion("¿Puede ICE saber mi dirección?")).toEqual(["ice", spanish.stem("dirección")]);
  expect(english.ofQuestion("who")).toEqual(["who"]);
});
