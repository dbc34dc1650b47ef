import {describe, expect, it} from "vitest";
import {assertComparable} from "../../../site/charts/comparable.js";
import {cellOf, figureOf, rowsOf, sumOf, tables, valueOf, valuesOf, runCell} from "./record.js";

describe("the counts of ITINs", () => {
  const rows = rowsOf("itin-counts");

  it("are a panel each, with one unit and one series in it", () => {
    const keys = [...new Set(rows.map(({key}) => key))];
    expect(keys).toHaveLength(10);
    for (const key of keys) {
      const mine = rows.filter((row) => row["key"] === key);
      expect(new Set(mine.map(({unit}) => unit)).size, String(key)).toBe(1);
      expect(new Set(mine.map(({series_id}) => series_id)).size, String(key)).toBe(1);
    }
  });

  it("would be refused together, by name", () => {
    const of = (...ids: string[]) =>
      tables.observations.filter(({series_id, unit}) => ids.includes(series_id) && unit === "itins");
    expect(() => assertComparable(of("itin-issued", "itin-active"), tables.series)).toThrow(
      "series that are not comparable in one table: itin-active and itin-issued"
    );
    const observations = tables.observations.map((row) =>
      row.id === "itin-active@2021-01" ? {...row, unit: "returns"} : row
    );
    expect(() => runCell(cellOf("itin-counts"), {...tables, observations}, valuesOf("itin-counts"))).toThrow(
      "two units in one table"
    );
  });

  it("say 31 million issued, 5 million active and 3,791,421 returns", () => {
    expect(figureOf("itin-counts").title).toBe(
      "About 31,000,000 ITINs were issued, about 5,000,000 are active, and 3,791,421 returns had one"
    );
    expect(valueOf("itin-issued-cumulative@2025-10")).toBe(31_000_000);
  });

  it("can be shown one at a time, and then as one panel", () => {
    for (const [show] of (
      cellOf("itin-counts").inputs(tables)[0] as unknown as {options: [string, string][]}
    ).options.slice(1)) {
      const alone = rowsOf("itin-counts", {show});
      expect(new Set(alone.map(({series_id}) => series_id))).toEqual(new Set([show]));
      expect(figureOf("itin-counts", {show}).title).toMatch(/at the latest count$/);
    }
  });
});

describe("returns with an ITIN by state", () => {
  it("are fifteen, add up to less than the whole, and the rest is said", () => {
    const rows = rowsOf("itin-returns-by-state");
    expect(rows).toHaveLength(15);
    const rest = valueOf("nta-itin-returns@2022") - sumOf("nta-itin-returns-by-state");
    expect(rest).toBe(869_007);
    expect(figureOf("itin-returns-by-state").missing).toContain("869,007");
  });

  it("have shares of all returns of the same state and year, the highest first", () => {
    const rows = rowsOf("itin-returns-by-state");
    for (const {geography, share, value} of rows) {
      expect(share).toBeCloseTo((100 * Number(value)) / valueOf(`soi-returns@2022/${String(geography)}`), 10);
      expect(share).toBeGreaterThan(0);
      expect(share).toBeLessThan(10);
    }
    expect(rows.map(({share}) => share)).toEqual(rows.map(({share}) => Number(share)).sort((a, b) => b - a));
    expect(rows[0]).toMatchObject({geography: "US-CA", value: 866_378, all_returns: valueOf("soi-returns@2022/US-CA")});
  });

  it("are ordered by number where that is asked", () => {
    expect(
      rowsOf("itin-returns-by-state", {measure: "value"})
        .slice(0, 3)
        .map(({geography}) => geography)
    ).toEqual(["US-CA", "US-TX", "US-NY"]);
  });
});

describe("taxes on returns with an ITIN", () => {
  const of = (dimension: string, year: string) => valueOf(`nta-itin-taxes@${year}/${dimension.replaceAll(" ", "-")}`);

  it("leave the incomplete year out, until it is asked for", () => {
    expect(new Set(rowsOf("itin-taxes").map(({period}) => period))).toEqual(
      new Set(["2017", "2018", "2019", "2020", "2021", "2022"])
    );
    expect(
      rowsOf("itin-taxes", {incomplete: true})
        .filter(({complete}) => !complete)
        .map(({period}) => period)
    ).toEqual(Array(5).fill("2023"));
  });

  it.each(["2017", "2018", "2019", "2020", "2021", "2022", "2023"])(
    "of %s: after credits is before less credits, to the dollar or one",
    (year) => {
      expect(
        Math.abs(
          of("income tax before credits", year) -
            of("nonrefundable credits", year) -
            of("income tax after credits", year)
        )
      ).toBeLessThanOrEqual(1);
      expect(of("total tax paid", year)).toBeGreaterThan(of("income tax after credits", year));
      expect(of("net refund or balance due", year)).toBeLessThan(0);
    }
  );

  it("say $17.3 billion for 2022", () => {
    expect(figureOf("itin-taxes").title).toContain("$17,308,825,668 of tax for 2022");
  });
});
