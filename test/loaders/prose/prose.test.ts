import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {checkProse} from "../../../loaders/prose/prose.js";
import {datesIn} from "../../../loaders/prose/dates.js";
import {numbersIn} from "../../../loaders/prose/numbers.js";
import {citable, type ProseRecord} from "../../../loaders/prose/citable.js";

const rows = [
  citable("observations", {
    id: "sample-returns@2022",
    value: 1280000,
    unit: "returns",
    period: "2022",
    grade: "primary",
    source_id: "sample-report"
  }),
  citable("observations", {
    id: "sample-taxes@2022",
    value: 96700000000,
    unit: "usd",
    period: "2022",
    grade: "primary",
    source_id: "sample-report"
  }),
  citable("observations", {
    id: "sample-share@2022",
    value: 5,
    unit: "percent",
    period: "2022",
    grade: "secondary",
    source_id: "sample-report"
  }),
  citable("observations", {
    id: "sample-lead@2022",
    value: 7,
    unit: "percent",
    period: "2022",
    grade: "unverified",
    source_id: "sample-report"
  }),
  citable("events", {
    id: "sample-hearing",
    title: "A hearing of two hours",
    note: "Put on 7 September 2025 by some.",
    date: "2025-09-05",
    quantities: [{name: "People named", value: 47289}],
    grade: "single",
    source_ids: []
  }),
  citable("events", {
    id: "sample-spring",
    title: "A spring",
    date: "2026-02-24/2026-04",
    quantities: [],
    grade: "single",
    source_ids: []
  }),
  citable("laws", {
    id: "sample-law",
    citation: "26 U.S.C. 6103(i)(2)",
    rule: "Up to 4 years, 10 for some, for not leaving within 90 days.",
    grade: "primary",
    source_ids: []
  })
];
const record: ProseRecord = {
  rows: new Map(rows.map((row) => [row.id, row])),
  unitNames: new Map([
    ["returns", "returns"],
    ["people", "persons"]
  ])
};
const codes = (source: string) => checkProse(source, "page.md", record).map(({code}) => code);

describe("cited prose", () => {
  it.each([
    "In the year, [1,280,000 returns](cite:sample-returns@2022) came in.",
    "In the year, [1.28 million](cite:sample-returns@2022) came in.",
    "In the year, [1.3 million](cite:sample-returns@2022) came in.",
    "They paid [$96.7 billion](cite:sample-taxes@2022) in [2022](cite:sample-taxes@2022).",
    "[less than 5%](cite:sample-share@2022), or [five percent](cite:sample-share@2022)",
    "On [5 September 2025](cite:sample-hearing), [September 5](cite:sample-hearing), in [September 2025](cite:sample-hearing), [47,289](cite:sample-hearing)",
    "On [Sept. 5, 2025](cite:sample-hearing), [Sept. 5](cite:sample-hearing), [5 Sep. 2025](cite:sample-hearing).",
    "Between [24 February](cite:sample-spring) and [April 2026](cite:sample-spring).",
    "[Section 6103(i)(2)](cite:sample-law) sets [4 years](cite:sample-law).",
    "A form [1040](exempt:form-number) and `code 12`, and ${width * 2}.",
    "One judge, two courts, and the first of many."
  ])("passes what the row says: %s", (source) => {
    expect(checkProse(source, "page.md", record)).toEqual([]);
  });

  it.each([
    ["[1,280,001](cite:sample-returns@2022)", "cite-differs"],
    ["[1.29 million](cite:sample-returns@2022)", "cite-differs"],
    ["[1,280,000 people](cite:sample-returns@2022)", "cite-differs"],
    ["[96.7 billion](cite:sample-taxes@2022)", "cite-differs"],
    ["[$96.8 billion](cite:sample-taxes@2022)", "cite-differs"],
    ["[$5](cite:sample-share@2022)", "cite-differs"],
    ["[6 September 2025](cite:sample-hearing)", "cite-differs"],
    ["[5 October 2025](cite:sample-hearing)", "cite-differs"],
    ["[Oct. 5, 2025](cite:sample-hearing)", "cite-differs"],
    ["[Sept. 6](cite:sample-hearing)", "cite-differs"],
    ["[5 September 2024](cite:sample-hearing)", "cite-differs"],
    ["[May 2026](cite:sample-spring)", "cite-differs"],
    ["[section 6104](cite:sample-law)", "cite-differs"],
    ["[2021](cite:sample-taxes@2022)", "cite-differs"],
    ["[within 10 days](cite:sample-law)", "cite-differs"],
    ["[4 days](cite:sample-law)", "cite-differs"],
    ["[1280000](cite:sample-returns@2022)", "cite-differs"],
    ["[7 September 2025](cite:sample-hearing)", "cite-differs"],
    ["[1.28 million](cite:sample-return@2022)", "cite-unknown"],
    ["[7%](cite:sample-lead@2022)", "cite-unverified"],
    ["There were 47,289 of them.", "number-uncited"],
    ["There were seven million of them.", "number-uncited"],
    ["In 2025 it began.", "number-uncited"],
    ["It began on Aug. 7, 2025.", "number-uncited"],
    ["<p>There were 47 of them.</p>", "number-uncited"],
    ["## In 3 days", "number-uncited"]
  ])("refuses what it does not: %s", (source, code) => {
    expect(codes(source)).toEqual([code]);
  });

  it("gives line and column of the words that differ, past front matter and line breaks", () => {
    const source =
      "---\ntitle: 12 of them\n---\n\n# A page\n\nSome words here and\nthen [in all 1.28\nmillion, 9 times](cite:sample-returns@2022).\n";
    expect(checkProse(source, "page.md", record)).toMatchObject([
      {code: "cite-differs", line: 9, column: 10, message: "“9” is not what sample-returns@2022 says"}
    ]);
  });
  it("names the nearest id where the one cited is unknown", () => {
    expect(checkProse("[x](cite:sample-hering)", "page.md", record)[0]?.expected).toContain("sample-hearing");
  });
  it("finds every change of one digit in a cited whole number", () => {
    fc.assert(
      fc.property(fc.integer({min: 1, max: 1e9}), fc.nat(), fc.integer({min: 1, max: 9}), (value, at, by) => {
        const text = String(value);
        const index = at % text.length;
        const changed = text.slice(0, index) + String((Number(text[index]) + by) % 10) + text.slice(index + 1);
        const row = citable("observations", {
          id: "sample@2000",
          value,
          unit: "returns",
          period: "2000",
          grade: "primary",
          source_id: "sample"
        });
        const sample = {...record, rows: new Map([[row.id, row]])};
        const say = (number: string) =>
          checkProse(`[${Number(number).toLocaleString("en-US")}](cite:sample@2000)`, "page.md", sample).length;
        expect(say(text)).toBe(0);
        expect(say(changed)).toBe(1);
      })
    );
  });
});

describe("numbers and dates in prose", () => {
  it("are read with their scale and sign", () => {
    expect(numbersIn("$1.28 million, 5%, 1,234.5, seven million, 42 bn").map(({value, sign}) => [value, sign])).toEqual(
      [
        [1280000, "usd"],
        [5, "percent"],
        [1234.5, null],
        [7000000, null],
        [42000000000, null]
      ]
    );
  });
  it("do not take digits inside a word or a month's name alone", () => {
    expect(numbersIn("E125 and A2")).toEqual([]);
    expect(datesIn("It may march on in May.")).toEqual([]);
  });
  it("are read with months as American newspapers shorten them, and only with their full stop", () => {
    expect(
      datesIn("Aug. 7, 2025; Sept. 5; Sep. 5, 2025; Dec. 22; Nov. 2025; 5 Jan. 2025.").map(({year, month, day}) => [
        year,
        month,
        day
      ])
    ).toEqual([
      [2025, 8, 7],
      [null, 9, 5],
      [2025, 9, 5],
      [null, 12, 22],
      [2025, 11, null],
      [2025, 1, 5]
    ]);
    expect(datesIn("A Mar 5 to fix, and Jan 7.")).toEqual([]);
  });
  it("are read in both orders, with or without a year", () => {
    expect(
      datesIn("7 August 2025; August 7, 2025; 2025-08-07; 7 August; August 2025; 1995–2022").map(
        ({year, month, day}) => [year, month, day]
      )
    ).toEqual([
      [2025, 8, 7],
      [2025, 8, 7],
      [2025, 8, 7],
      [null, 8, 7],
      [2025, 8, null],
      [1995, null, null],
      [2022, null, null]
    ]);
  });
});
