import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readAmount} from "../../../../loaders/sources/irs/filingseason.js";
import {page, WEEK} from "./week.js";
import {addressOfWeek, readFilingSeason} from "../../../../loaders/sources/irs/filingseason.js";

describe("a page of the filing season", () => {
  test("gives both weeks, and nothing is left over", () => {
    const {observations, doubts} = readFilingSeason(page(WEEK));
    expect(doubts).toEqual([]);
    expect(observations).toHaveLength(24);
    expect(
      observations
        .filter(({variable}) => variable === "direct-deposit-amount")
        .map(({period, value}) => [period, value])
    ).toEqual([
      ["2015-02-06", 63_980_000_000],
      ["2016-02-05", 57_046_000_000]
    ]);
  });

  test("of earlier years writes dates and lines another way", () => {
    const {observations} = readFilingSeason(
      page(
        WEEK.replace("02/06/2015 and 02/05/2016", "2/6/15 and 2/5/16").replace(
          "Total Returns Received",
          "Total Receipts"
        )
      )
    );
    expect(observations[0]).toMatchObject({variable: "received", period: "2015-02-06"});
  });

  test("with a line that is not known says so", () => {
    const {doubts} = readFilingSeason(page(WEEK.replace("Self-prepared", "Prepared by robots")));
    expect(doubts).toMatchObject([
      {code: "cell-unread", message: 'the line "Prepared by robots" under "e-filing receipts" is not known'}
    ]);
  });

  test("with a cell that is no number says so", () => {
    const {observations, doubts} = readFilingSeason(page(WEEK.replace("26,670,000", "n/a")));
    expect(observations).toHaveLength(23);
    expect(doubts).toMatchObject([{message: 'received, 2016-02-05: "n/a" is not a number'}]);
  });

  test.each([
    "<p>Page not found</p>",
    "",
    "<p>comparing 02/06/2015 and 02/05/2016</p><table><tr><td>Menu</td></tr></table>"
  ])("%j is no such page", (html) => {
    expect(() => readFilingSeason(page(html))).toThrow(expect.objectContaining({code: "schema-changed"}) as Error);
  });
});

test("the address of a week has the month as the publisher shortens it", () => {
  expect(addressOfWeek("2026-02-06")).toBe(
    "https://www.irs.gov/newsroom/filing-season-statistics-for-week-ending-feb-6-2026"
  );
});

test.each([
  ["$66.139 Billion", 66_139_000_000],
  ["$0.1 trillion", 100_000_000_000],
  ["3,128", 3128],
  ["$3.50", 3.5],
  ["1,23", null],
  ["-5", null],
  ["", null],
  ["12 dozen", null]
])("%j is read as %j", (text, expected) => {
  expect(readAmount(text)).toBe(expected);
});

test("any number of billions with three decimals is exact", () => {
  fc.assert(
    fc.property(fc.integer({min: 0, max: 9_000_000}), (thousandths) => {
      const text = `$${Math.floor(thousandths / 1000)}.${String(thousandths % 1000).padStart(3, "0")} Billion`;
      expect(readAmount(text)).toBe(thousandths * 1_000_000);
    })
  );
});
