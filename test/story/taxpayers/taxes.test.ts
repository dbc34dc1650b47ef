import fc from "fast-check";
import {describe, expect, it} from "vitest";
import {blank} from "../../tools/site.js";
import {cellOf, figureOf, rowsOf, sumOf, tables, valueOf, valuesOf, runCell} from "./record.js";

const PAGE = [
  "taxes-by-type",
  "state-and-local-taxes",
  "earlier-editions",
  "taxes-paid-as-counted",
  "published-ranges",
  "cost-of-fewer-filings",
  "loss-within-the-range"
];
const ITEP = "itep-2024-taxes@2022";
const YALE = "yale-budget-lab@";
const steps = (id: string, changed = {}) =>
  Object.fromEntries(
    rowsOf(id, changed).map((row) => [
      String(row["step"]),
      row as {left: number; right: number; value: number; published: number | null}
    ])
  );
const drawnText = (id: string, changed = {}) =>
  [...figureOf(id, changed).draw({document: blank(), width: 720}).querySelectorAll("text")]
    .map(({textContent}) => textContent)
    .join(" ");
const within = (min: number, max: number, step: number) =>
  fc
    .integer({min: Math.round(min / step), max: Math.round(max / step)})
    .map((count) => Number((count * step).toFixed(4)));

describe("ITEP by type of tax", () => {
  const rows = rowsOf("taxes-by-type");
  const rest = (group: string) => rows.find((row) => row["group"] === group && row["kind"] === "rest")?.["amount"];

  it("holds every row of the series, and the two levels make the total to the dollar", () => {
    const held = tables.observations.filter(({series_id}) => series_id === "itep-2024-taxes").map(({id}) => id);
    expect(new Set(rows.flatMap(({ids}) => ids as string[]))).toEqual(new Set(held));
    expect(rest("all")).toBe(0);
    expect(valueOf(`${ITEP}/federal`) + valueOf(`${ITEP}/state-and-local`)).toBe(96_700_000_000);
  });

  it("does not make its parts add up where the record says that they do not", () => {
    expect(15.1e9 + 10.4e9 + 7e9).toBe(32.5e9);
    expect(rest("state")).toBe(37.3e9 - 32.5e9);
    expect(rest("federal")).toBe(-1.6e9);
    const note = tables.observations.find(
      ({id}) => id === `${ITEP}/state-and-local-personal-and-business-income`
    )?.note;
    expect(note).toContain("15.1+10.4+7.0=32.5 does not reach 37.3");
    // The second route: all eight parts against the total of everything.
    const parts = sumOf(
      "itep-2024-taxes",
      ({dimension}) => !["total", "federal", "state and local"].includes(dimension ?? "")
    );
    expect(96.7e9 - parts).toBe(Number(rest("state")) + Number(rest("federal")));
  });

  it("is the rounded form of the exact state and local total, and of its amount for each person", () => {
    expect(Math.round(valueOf("itep-2024-state-local@2022") / 1e8)).toBe(373);
    expect(
      Math.abs(
        96.7e9 / valueOf("itep-2024-per-person@2022/population-used") -
          valueOf("itep-2024-per-person@2022/taxes-per-person")
      )
    ).toBeLessThan(50);
    expect(Math.round((96.7e9 + valueOf("itep-2024-work-authorization@2022/additional")) / 1e8)).toBe(1369);
  });

  it("has shares of the total, and not the printed shares of a subtotal", () => {
    expect(rows.find(({part}) => part === "state and local / sales and excise")?.["share"]).toBe(40.5);
    expect(drawnText("taxes-by-type", {as: "share"})).toContain("40.5%");
  });

  it.each([
    ["all", 4],
    ["federal", 7],
    ["state", 5]
  ])("shows the one level that is asked for: %s", (level, count) =>
    expect(rowsOf("taxes-by-type", {level})).toHaveLength(count)
  );
});

describe("ITEP by state", () => {
  it("has 24 states and the country, and none of Oklahoma’s parts beside its total", () => {
    const rows = rowsOf("state-and-local-taxes");
    expect(rows.filter(({geography}) => geography !== "US")).toHaveLength(24);
    expect(rows.filter(({geography}) => geography === "US-OK").map(({value}) => value)).toEqual([227_500_000]);
    expect(
      rows.filter(({geography}) => geography !== "US").reduce((sum, {value}) => sum + Number(value), 0)
    ).toBeLessThan(valueOf("itep-2024-state-local@2022"));
  });

  it("finds Oklahoma’s parts within a million of its total, as rounded parts are", () => {
    expect(
      Math.abs(sumOf("itep-2024-state-local", ({dimension}) => dimension?.startsWith("part") ?? false) - 227_500_000)
    ).toBeLessThanOrEqual(1e6);
  });

  it.each([
    ["itep-2024-state-effective-rate", 17],
    ["itep-2024-state-with-authorization", 5]
  ])("follows the series: %s", (series, count) => {
    expect(rowsOf("state-and-local-taxes", {series})).toHaveLength(count);
    expect(figureOf("state-and-local-taxes", {series}).title).toMatch(/from .* to /);
  });

  it("shows more where work is authorised, in each of the five states", () => {
    for (const {geography, value} of rowsOf("state-and-local-taxes", {series: "itep-2024-state-with-authorization"}))
      expect(value).toBeGreaterThan(valueOf(`itep-2024-state-local@2022/${String(geography)}`));
  });
});

describe("ITEP’s earlier editions", () => {
  const editions = ["2013", "2015", "2016", "2017"].map((year) => `${year} edition`);

  it("are shown one at a time, and together are every amount that the record holds", () => {
    const ids = editions.flatMap((edition) => rowsOf("earlier-editions", {edition}).map(({id}) => id));
    expect(ids.sort()).toEqual(
      tables.observations
        .filter(({series_id, unit}) => series_id === "itep-older-editions" && unit === "usd")
        .map(({id}) => id)
        .sort()
    );
  });

  it.each(editions)("of the %s have a total of the country, larger than any state", (edition) => {
    const [first] = rowsOf("earlier-editions", {edition});
    expect(first?.["geography"]).toBe("US");
  });
});

describe("what taxes paid means", () => {
  it("shows four series that the record keeps apart, each on a scale of its own", () => {
    const rows = rowsOf("taxes-paid-as-counted");
    expect(rows.map(({value}) => value)).toEqual([96.7e9, 22e9, 43e9, 66e9, 24e9, 17_308_825_668]);
    const bars = [
      ...figureOf("taxes-paid-as-counted").draw({document: blank(), width: 720}).querySelectorAll("rect")
    ].map((bar) => Number(bar.getAttribute("width")));
    expect(bars.filter((wide) => wide === Math.max(...bars))).toHaveLength(4);
  });

  it("follows the year and the item, and leaves the incomplete year out", () => {
    expect(rowsOf("taxes-paid-as-counted", {year: 2017, item: "income tax before credits"}).at(-1)?.["value"]).toBe(
      15_883_626_037
    );
    expect(
      cellOf("taxes-paid-as-counted")
        .inputs(tables)
        .find(({name}) => name === "year")
    ).toMatchObject({min: 2017, max: 2022});
  });
});

describe("the published ranges", () => {
  const rows = rowsOf("published-ranges");

  it("are Yale’s, low to high with the central case, and single values of Penn Wharton", () => {
    expect(
      rows.filter(({low}) => low !== null).map(({horizon, low, value, high}) => [horizon, low, value, high])
    ).toEqual([
      ["2026", 12e9, 25e9, 39e9],
      ["2026/2035", 147e9, 313e9, 479e9]
    ]);
    expect(rows.filter(({low}) => low === null).map(({item, horizon, value}) => [item, horizon, value])).toEqual([
      ["added deficits", "10 years", 133e9],
      ["net loss of funds, 4-year deportation", "10 years", 73e9],
      ["added deficits, permanent deportation", "30 years", 884e9],
      ["net loss of funds, 10-year deportation", "30 years", 656e9],
      ["net loss of funds, 4-year deportation", "30 years", 218e9],
      ["worsening of the 75-year balance", "75-year", 0.25]
    ]);
  });

  it("have a panel for each thing measured over each horizon, with what it is measured against", () => {
    const said = figureOf("published-ranges").rows.map(({measures}) => String(measures));
    expect(new Set(said).size).toBe(7);
    for (const measures of said) expect(measures).toMatch(/; against /);
    expect(figureOf("published-ranges").title).toContain("another question");
  });

  it("never say that the top of the range is the estimate", () => {
    expect(figureOf("published-ranges", {whose: "yale"}).title).toContain(
      "$147 billion to $479 billion, with $313 billion as its central case"
    );
  });

  it.each([
    ["yale", 2],
    ["penn", 6]
  ])("can be seen of one publisher: %s", (whose, count) => {
    expect(rowsOf("published-ranges", {whose})).toHaveLength(count);
    expect(drawnText("published-ranges", {whose})).not.toContain(whose === "yale" ? "Penn" : "Yale");
  });
});

describe("every series of ITEP, Yale and Penn Wharton", () => {
  it("is behind a picture of the page, or cited in its words", async () => {
    const {readFileSync} = await import("node:fs");
    const page = readFileSync("src/taxpayers/taxes.md", "utf8");
    const drawn = new Set(PAGE.flatMap((id) => figureOf(id).row_ids));
    for (const {id} of tables.series.filter(({id: of}) => /^(itep|yale|pwbm)-/.test(of))) {
      const on = tables.observations
        .filter(({series_id}) => series_id === id)
        .some(({id: of}) => drawn.has(of) || page.includes(`cite:${of})`));
      expect(on, id).toBe(true);
    }
  });
});

describe("the calculator of ITEP’s rule", () => {
  const id = "cost-of-fewer-filings";

  it("gives the published total at the published values, and shows its arithmetic", () => {
    expect(steps(id)["total"]?.value).toBe(valueOf("itep-compliance-loss@2025/total"));
    expect(figureOf(id).title).toBe(
      "A fall of 10 points in compliance would cost $9.5 billion a year: the value that ITEP is quoted with"
    );
    expect(figureOf(id).rows.map(({sum}) => sum)).toEqual([
      "",
      "",
      "",
      "10 ÷ 10 = 1",
      "1 × $8.6 billion = $8.6 billion",
      "1 × $900 million = $900 million",
      "$8.6 billion + $900 million = $9.5 billion"
    ]);
    expect(drawnText(id)).toContain("10 ÷ 10 = 1");
  });

  it("says that what a reader assumes is no published value", () => {
    expect(figureOf(id, {points: 20}).title).toBe(
      "A fall of 20 points in compliance would cost $19 billion a year: by your figures and ITEP’s rule, not a published value"
    );
  });

  it("is a straight line through nothing, whose parts make the whole", () => {
    fc.assert(
      fc.property(within(0, 41, 0.1), within(8.55, 8.65, 0.01), within(0.85, 0.9, 0.01), (points, federal, state) => {
        const found = steps(id, {points, federal, state});
        expect(found["total"]!.value).toBe(found["federal"]!.value + found["state and local"]!.value);
        expect(Math.abs(found["total"]!.value - (points / 10) * (federal + state) * 1e9)).toBeLessThanOrEqual(1);
        expect(found["federal"]!.left * found["federal"]!.right).toBeCloseTo(found["federal"]!.value, -1);
        expect(found["federal"]!.value).toBeLessThanOrEqual(59.4e9);
      }),
      {numRuns: 40}
    );
  });

  it.each([
    [{points: 101}, "between 0 and 100 points"],
    [{points: -1}, "between 0 and 100 points"],
    [{points: Number.NaN}, "between 0 and 100 points"],
    [
      {points: 70},
      "would lose $60.2 billion of federal tax a year, more than the $59.4 billion that ITEP says was paid in 2022"
    ],
    [{federal: 8.7}, "quoted as $8.6 billion: the source supports what rounds to that, and not $8.7 billion"],
    [{state: 0.8}, "quoted as $0.9 billion: the source supports what rounds to that, and not $0.8 billion"]
  ])("refuses %j, and says why", (changed, why) => {
    expect(() => rowsOf(id, changed)).toThrow(why);
  });

  it("takes the bounds of its inputs from the record, and its defaults", () => {
    const inputs = Object.fromEntries(
      cellOf(id)
        .inputs(tables)
        .map((input) => [input.name, input])
    );
    expect(inputs["federal"]).toMatchObject({min: 8.55, max: 8.65, value: 8.6});
    expect(inputs["state"]).toMatchObject({min: 0.85, max: 0.95, value: 0.9});
    expect(inputs["points"]).toMatchObject({min: 0, max: 100, value: 10});
    expect(steps(id, {points: 69})["federal"]?.value).toBe(59.34e9);
  });

  it("follows the record: another published rule, another default and another result", () => {
    const observations = tables.observations.map((row) =>
      row.id === "itep-compliance-loss@2025/federal" ? {...row, value: 8.2e9} : row
    );
    const changed = {...tables, observations};
    const values = Object.fromEntries(
      cellOf(id)
        .inputs(changed)
        .map(({name, value}) => [name, value])
    );
    expect(runCell(cellOf(id), changed, values).rows.at(-1)?.["value"]).toBe(9.1e9);
  });
});

describe("the calculator within Yale’s range", () => {
  const id = "loss-within-the-range";

  it("starts from the central case, and shows its arithmetic", () => {
    const found = steps(id);
    expect([found["first given"]!.value, found["decade given"]!.value, found["share given"]!.value]).toEqual([
      valueOf(`${YALE}2026/revenue-loss-central`),
      valueOf(`${YALE}2026--2035/revenue-loss-central`),
      0.5
    ]);
    expect(
      figureOf(id)
        .rows.map(({sum}) => sum)
        .slice(3)
    ).toEqual([
      "$313 billion ÷ 10 = $31.3 billion",
      "$313 billion − $25 billion = $288 billion",
      "$288 billion ÷ 9 = $32 billion",
      "$31.3 billion ÷ 0.5% = $6.26 trillion"
    ]);
    expect(figureOf(id).title).toContain("arithmetic on published values");
  });

  it("holds in each of Yale’s three cases", () => {
    for (const [first, decade] of [
      [12, 147],
      [25, 313],
      [39, 479]
    ] as const)
      expect(() => rowsOf(id, {first, decade})).not.toThrow();
  });

  it("gives the ten years back from the first and the later ones, whatever is chosen", () => {
    fc.assert(
      fc.property(within(12, 14.7, 0.1), within(147, 479, 0.1), within(0.45, 0.55, 0.01), (first, decade, share) => {
        const found = steps(id, {first, decade, share});
        expect(
          Math.abs(found["first given"]!.value + 9 * found["each"]!.value - found["decade given"]!.value)
        ).toBeLessThanOrEqual(9);
        expect(Math.abs(10 * found["average"]!.value - found["decade given"]!.value)).toBeLessThanOrEqual(10);
        expect(found["revenue"]!.value * (share / 100)).toBeCloseTo(found["average"]!.value, -2);
        expect(figureOf(id, {first, decade, share}).rows).toHaveLength(7);
      }),
      {numRuns: 40}
    );
  });

  it.each([
    [{first: 11.9}, "For 2026 Yale published $12 billion to $39 billion: its source supports no loss of $11.9 billion"],
    [{first: 39.1}, "For 2026 Yale published"],
    [{decade: 480}, "For 2026 to 2035 Yale published $147 billion to $479 billion"],
    [{decade: Number.NaN}, "For 2026 to 2035 Yale published"],
    [{share: 0.6}, "Yale printed the share as 0.5%"],
    [{first: 39, decade: 147}, "In each of Yale's three cases later years cost more"]
  ])("refuses %j, and says why", (changed, why) => {
    expect(() => rowsOf(id, changed)).toThrow(why);
  });
});

describe("each chart of the page, against its own table", () => {
  it.each(PAGE)("%s: every row has its words in the drawing, at either width", (id) => {
    const figure = figureOf(id);
    for (const width of [720, 340]) {
      const text = [...figure.draw({document: blank(), width}).querySelectorAll("text")].map(
        ({textContent}) => textContent
      );
      const wanted = figure.rows
        .map((row) => (row["result"] ?? row["words"]) as string | undefined)
        .filter((words) => words !== undefined);
      for (const words of wanted)
        expect(
          text.some((line) => line.includes(words)),
          words
        ).toBe(true);
    }
    expect(figure.page).toBe("taxpayers/taxes");
    expect(valuesOf(id)).toBeDefined();
  });
});
