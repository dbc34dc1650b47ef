import {join} from "node:path";
import fc from "fast-check";
import {describe, expect, test} from "vitest";
import {readRecord} from "../../../../loaders/rules/directory.js";
import {answerOfFile} from "../../../../loaders/sources/http/provenance.js";
import {readAmount} from "../../../../loaders/sources/irs/amount.js";
import {addressOfWeek, readFilingSeason} from "../../../../loaders/sources/irs/filingseason.js";

const ROOT = join(import.meta.dirname, "../../../..");
const page = (html: string) => answerOfFile("page.html", new TextEncoder().encode(html), new Date("2026-11-22"));
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

// The figures of the week that ended on 5 February 2016, laid out as the page has them; the rest of the page is left out.
const WEEK = `<!doctype html><html><body><h1>Filing Season Statistics for Week Ending Feb. 5, 2016</h1>
<p>Cumulative statistics comparing 02/06/2015 and 02/05/2016</p><table>
${row("<strong>Individual Income Tax Returns:</strong>", "2015", "2016", "% Change")}
${row("Total Returns Received", "27,517,000", "26,670,000", "-3.1")}
${row("Total Returns Processed", "27,084,000", "26,133,000", "-3.5")}
${row("&nbsp;", "&nbsp;", "&nbsp;", "&nbsp;")}
${row("E-filing Receipts: [1]", "&nbsp;", "&nbsp;", "&nbsp;")}
${row("TOTAL &nbsp; &nbsp;", "26,472,000", "25,656,000", "-3.1")}
${row("Tax Professionals", "12,135,000", "11,010,000", "-9.3")}
${row("Self-prepared", "14,337,000", "14,646,000", "2.2")}
${row("Web Usage:", "", "", "")}
${row("Visits to IRS.gov", "97,768,901", "110,936,138", "13.5")}
${row("Total Refunds:", "", "", "")}
${row("Number", "19,651,000", "17,321,000", "-11.9")}
${row("Amount", "<p>$66.139</p><p>Billion</p>", "<p>$58.631</p>\n<p>Billion</p>", "-11.4")}
${row("Average refund", "$3,366", "$3,385", "0.6")}
${row("Direct Deposit Refunds:", "", "", "")}
${row("Number", "18,647,000", "16,533,000", "-11.3")}
${row("Amount", "$63.980\nBillion", "57.046\nBillion", "-10.8")}
${row("Average refund", "$3,431", "$3,450", "0.6")}
</table></body></html>`;

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

  test("agrees with what the record holds of those weeks", async () => {
    const {record} = await readRecord(join(ROOT, "data"));
    const held = new Map(
      record!.tables.observations.map(({row: {series_id, period, value, unit}}) => [
        `${series_id} ${period}`,
        `${value} ${unit}`
      ])
    );
    const found = readFilingSeason(page(WEEK)).observations.flatMap(({variable, period, value, unit}) => {
      const known = held.get(`filing-season-${variable} ${period}`);
      return known === undefined ? [] : [[variable, `${value} ${unit}`, known]];
    });
    expect(found.length).toBeGreaterThanOrEqual(14);
    expect(found.filter(([, read, known]) => read !== known)).toEqual([]);
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
