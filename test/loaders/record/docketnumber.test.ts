import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {
  formatDocketNumber,
  parseDocketNumber,
  parseDocketNumbers,
  type DocketParts
} from "../../../loaders/record/docketnumber.js";

const district = (parts: Partial<Extract<DocketParts, {kind: "district"}>>) => ({
  kind: "district",
  office: "1",
  year: "25",
  type: "cv",
  serial: "00457",
  judges: [],
  defendant: null,
  ...parts
});

test.each([
  ["1:25-cv-00457", district({})],
  ["1:25-cv-00457-CKK", district({judges: ["CKK"]})],
  ["1:25-cv-00457 (CKK)", district({judges: ["CKK"]})],
  ["Case No. 1:25-CV-00457", district({})],
  ["Civil Action No. 25-cv-457 (DLF/MJS)", district({office: null, serial: "457", judges: ["DLF", "MJS"]})],
  [
    "2:07-cr-34911-MJL-GOG-2",
    district({office: "2", year: "07", type: "cr", serial: "34911", judges: ["MJL", "GOG"], defendant: "2"})
  ],
  ["3:16-md-02741-VC", district({office: "3", year: "16", type: "md", serial: "02741", judges: ["VC"]})],
  ["1:2025-cv-00457", district({year: "2025"})],
  ["1:25–cv–12822", district({serial: "12822"})],
  ["25-5181", {kind: "appellate", year: "25", serial: "5181"}],
  ["No. 26-5006", {kind: "appellate", year: "26", serial: "5006"}],
  ["24A1063", {kind: "supreme", term: "24", letter: "A", serial: "1063"}],
  ["No. 24a1063", {kind: "supreme", term: "24", letter: "A", serial: "1063"}],
  ["MDL No. 2741", {kind: "multidistrict", number: "2741"}],
  ["MDL-2741", {kind: "multidistrict", number: "2741"}],
  ["mdl 875", {kind: "multidistrict", number: "875"}],
  ["unknown", {kind: "other"}],
  ["", {kind: "other"}],
  ["No.", {kind: "other"}]
])("%j is read into its parts", (raw, parts) => {
  expect(parseDocketNumber(raw)).toEqual({...parts, raw});
});

test("24-123 belongs to the Supreme Court when the court says so", () => {
  expect(parseDocketNumber("24-123", "scotus")).toMatchObject({kind: "supreme", letter: null});
  expect(parseDocketNumber("24-123", "cadc")).toMatchObject({kind: "appellate"});
});

test("consolidated cases are read one by one", () => {
  expect(parseDocketNumbers("25-5181, 25-5182 and 25-5190", "cadc").map(formatDocketNumber)).toEqual([
    "25-5181",
    "25-5182",
    "25-5190"
  ]);
});

const digits = (min: number, max: number) =>
  fc.string({unit: fc.constantFrom(..."0123456789"), minLength: min, maxLength: max});
const initials = fc
  .string({unit: fc.constantFrom(..."ABCKLMTVz"), minLength: 1, maxLength: 3})
  .map((text) => `C${text}`);
const parts: fc.Arbitrary<DocketParts> = fc.oneof(
  fc.record({
    kind: fc.constant("district" as const),
    office: fc.option(digits(1, 1)),
    year: fc.oneof(digits(2, 2), digits(4, 4)),
    type: fc.constantFrom("cv", "cr", "md", "mc", "mj"),
    serial: digits(1, 6),
    judges: fc.array(initials, {maxLength: 3}),
    defendant: fc.option(digits(1, 3))
  }),
  fc.record({kind: fc.constant("appellate" as const), year: digits(2, 2), serial: digits(1, 6)}),
  fc.record({
    kind: fc.constant("supreme" as const),
    term: digits(2, 2),
    letter: fc.constantFrom("A" as const, "M" as const, null),
    serial: digits(1, 5)
  }),
  fc.record({kind: fc.constant("multidistrict" as const), number: digits(1, 5)})
);

describe("any docket number", () => {
  test("comes back from its text as it was", () => {
    fc.assert(
      fc.property(parts, (number) => {
        const raw = formatDocketNumber({...number, raw: ""});
        expect(parseDocketNumber(raw, number.kind === "supreme" ? "scotus" : null)).toEqual({...number, raw});
      })
    );
  });

  test("of any text keeps the text, and its usual form is read the same again", () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({unit: "binary"}),
          parts.map((number) => `No. ${formatDocketNumber({...number, raw: "?"})} `)
        ),
        (raw) => {
          const number = parseDocketNumber(raw);
          expect(number.raw).toBe(raw);
          if (number.kind === "other") return;
          const court = number.kind === "supreme" ? "scotus" : null;
          const usual = formatDocketNumber(number);
          expect(parseDocketNumber(usual, court)).toEqual({...number, raw: usual});
        }
      )
    );
  });
});
