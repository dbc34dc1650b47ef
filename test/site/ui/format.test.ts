import {expect, it} from "vitest";
import {pluralize, formatDate, formatNumber, typographic, unslug} from "../../../site/ui/format.js";

it.each([
  ["2025-11-21", "Nov. 21, 2025"],
  ["2025-02", "February 2025"],
  ["1976", "1976"],
  ["2026-01-30~", "about Jan. 30, 2026"],
  ["2025-06~", "about June 2025"],
  ["2025-09-09?", "Sept. 9, 2025 (inferred)"],
  ["2025-03-10/2025-03-16", "between March 10 and March 16, 2025"],
  ["2026-02-24/2026-04", "between Feb. 24, 2026, and April 2026"],
  ["2026-02-25/..", "on or after Feb. 25, 2026"],
  ["../2024", "up to 2024"]
])("the date %s is said as %s", (date, words) => {
  expect(formatDate(date)).toBe(words);
});

it.each([
  [`the IRS's "last known" address`, "the IRS’s “last known” address"],
  [
    `("approximately 42,695 times ... through TIN Matching")`,
    "(“approximately 42,695 times ... through TIN Matching”)"
  ],
  [`'nearly $39 million' of taxpayers' taxes`, "‘nearly $39 million’ of taxpayers’ taxes"],
  [`"her 'policy'"`, "“her ‘policy’”"],
  [`the '90s`, "the ’90s"]
])("%s is set as print has it", (text, set) => {
  expect(typographic(text)).toBe(set);
});

it("a number keeps every digit it has, and gets thousands separators", () => {
  expect(formatNumber(159651330)).toBe("159,651,330");
  expect(formatNumber(17.25)).toBe("17.25");
  expect(formatNumber(1979)).toBe("1,979");
});

it("one is one and not one of many", () => {
  expect([
    pluralize(1, "order"),
    pluralize(0, "order"),
    pluralize(5465, "observation"),
    pluralize(2, "inquiry", "inquiries")
  ]).toEqual(["1 order", "0 orders", "5,465 observations", "2 inquiries"]);
});

it("a slug is read as words", () => {
  expect(unslug("section-705-stay")).toBe("section 705 stay");
});
