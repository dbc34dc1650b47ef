import {describe, expect, it} from "vitest";
import {blank} from "../../tools/site.js";
import {cellOf, figureOf, rowsOf, sumOf, tables, valueOf, runCell} from "./record.js";

const YEARS = Array.from({length: 28}, (_, index) => String(1995 + index));

describe("disclosures by subsection", () => {
  const rows = rowsOf("disclosures-by-subsection");

  it("hold every row of the two series, once: each year's sum is the sum of its observations", () => {
    for (const year of YEARS) {
      const drawn = rows.filter(({period}) => period === year).reduce((sum, {value}) => sum + Number(value), 0);
      expect(drawn, year).toBe(
        sumOf("jct-6103-by-recipient", ({period}) => period === year) + valueOf(`jct-6103-i2@${year}`)
      );
    }
    expect(rows.flatMap(({ids}) => ids)).toHaveLength(555 + 28);
  });

  it("keep (i)(2) apart from the rest of (i), and section 6104 apart from 6103", () => {
    const of = (panel: string, year: string) =>
      rows.find((row) => row["panel"] === panel && row["period"] === year)?.["value"];
    expect(of("(i)(2)", "2021")).toBe(42_301);
    expect(of("(i)", "2022")).toBe(155_207_086 + 28_501);
    expect(of("6104(c)", "2022")).toBe(22_551);
    expect(of("(c)", "2022")).toBe(9_408);
    expect(rows.map(({panel}) => panel)).not.toContain("(null)");
  });

  it("begin where the input says", () => {
    expect(new Set(rowsOf("disclosures-by-subsection", {from: 2015}).map(({period}) => period)).size).toBe(8);
    expect(figureOf("disclosures-by-subsection", {from: 2015}).subtitle).toContain("2015–2022");
  });

  it("mark the three years that the record calls outliers", () => {
    const svg = figureOf("disclosures-by-subsection").draw({document: blank(), width: 720});
    const marked = [...svg.querySelectorAll("text.halo")].map(({textContent}) => textContent);
    expect(marked.filter((text) => /^\d{4}$/.test(text)).sort()).toEqual(["1999", "2013", "2021"]);
  });

  it("are refused when a row has another unit, in the code and not only in the drawing", () => {
    const observations = tables.observations.map((row) =>
      row.id === "jct-6103-i2@2010" ? {...row, unit: "persons"} : row
    );
    expect(() => runCell(cellOf("disclosures-by-subsection"), {...tables, observations})).toThrow(
      "two units in one table: disclosures and persons"
    );
  });
});

describe("disclosures in a year", () => {
  it.each([
    ["1995", 266],
    ["2009", 2609],
    ["2022", 14_640]
  ])("of %s have (i)(2) among them, and the largest first", (year, i2) => {
    const rows = rowsOf("disclosures-in-a-year", {year: Number(year)});
    const values = rows.map(({value}) => Number(value));
    expect(rows.find(({recipient}) => recipient === "US Attorneys (i)(2)")?.["value"]).toBe(i2);
    expect(values).toEqual([...values].sort((a, b) => b - a));
    expect(rows[0]?.["recipient"]).toBe("State Tax Agencies (d)");
  });
});

describe("the published totals, a second route to each", () => {
  const rows = rowsOf("disclosures-added-up");

  it("are met to the unit in twenty years, and missed in eight by what the record says", () => {
    expect(rows).toHaveLength(28);
    const off = Object.fromEntries(
      rows.filter(({difference}) => difference !== 0).map(({period, difference}) => [String(period), difference])
    );
    expect(off).toEqual({
      2001: 245_973_276,
      2006: -3,
      2009: -334,
      2010: -300,
      2012: 140_755_644,
      2013: 75_394_241,
      2014: 13_756_377,
      2015: 11_417_260
    });
  });

  it("differ in 2012 to 2015 by what the note of the total says", () => {
    const note = tables.observations.find(({id}) => id === "jct-6103-total@2012")?.note ?? "";
    for (const {period, difference} of rows.filter(({period: of}) => Number(of) >= 2012 && Number(of) <= 2015)) {
      expect(note).toContain(`${String(period)} -${Number(difference).toLocaleString("en-US")}`);
    }
  });

  it("lie between the largest row and ten times it", () => {
    for (const year of YEARS) {
      const largest = Math.max(
        ...tables.observations
          .filter(({series_id, period}) => series_id === "jct-6103-by-recipient" && period === year)
          .map(({value}) => value)
      );
      expect(valueOf(`jct-6103-total@${year}`)).toBeGreaterThanOrEqual(largest);
      expect(valueOf(`jct-6103-total@${year}`)).toBeLessThan(largest * 10);
    }
  });
});
