import {readFile} from "node:fs/promises";
import {describe, expect, it} from "vitest";
import {outlinesFile} from "../../../src/taxpayers/states/makeoutlines.js";
import {STATE_CODES} from "../../../site/ui/states.js";
import {blank} from "../../tools/site.js";
import {figureOf, rowsOf, sumOf, valueOf} from "./record.js";

describe("the map", () => {
  it("is made from us-atlas, with an outline for each state and the District of Columbia", async () => {
    const made = outlinesFile();
    expect(await readFile("src/taxpayers/states/outlines.ts", "utf8")).toBe(made);
    for (const code of STATE_CODES) expect(made).toMatch(new RegExp(`"${code}": "M[\\d.-]+ `));
    expect(STATE_CODES).toHaveLength(51);
  });

  it("hatches every state without a figure, and gives it no shade and no zero", () => {
    const of = (changed: Record<string, string | number>) => {
      const figure = figureOf("states-compared", changed);
      const svg = figure.draw({document: blank(), width: 720});
      const none = [...svg.querySelectorAll("path.state.none")];
      return {
        none: none.map((path) => path.querySelector("title")?.textContent),
        shaded: svg.querySelectorAll("path.state:not(.none)").length,
        fills: none.map((path) => path.getAttribute("fill")),
        figure
      };
    };
    const pew = of({series: "pew-unauthorized-by-state", as: "number", year: 2000});
    expect(pew.none).toHaveLength(9);
    expect(pew.shaded).toBe(42);
    for (const fill of pew.fills) expect(fill).toMatch(/^url\(#/);
    expect(pew.figure.rows.filter(({value}) => value === null)).toHaveLength(9);
    const absent = of({series: "cms-undocumented-by-state", as: "number", year: 2022});
    expect(absent.none).toHaveLength(51);
    expect(absent.figure.title).toBe(
      "There is no figure of undocumented residents, as CMS estimates, for 2022: the series has 2010 to 2019"
    );
    const whole = of({});
    expect(whole.none).toEqual([]);
  });
});

describe("the states compared", () => {
  it("are shares of all returns of the same state and year", () => {
    const rows = rowsOf("states-compared");
    expect(rows).toHaveLength(51);
    for (const {geography, shown} of rows) {
      expect(shown).toBeCloseTo(
        (100 * valueOf(`soi-paid-preparer@2022/${String(geography)}`)) /
          valueOf(`soi-returns@2022/${String(geography)}`),
        10
      );
      expect(shown).toBeGreaterThan(20);
      expect(shown).toBeLessThan(90);
    }
  });

  it("refuse people in per cent of returns", () => {
    expect(() => rowsOf("states-compared", {series: "pew-unauthorized-by-state", year: 2022})).toThrow(
      "two units in one table: persons and returns"
    );
  });

  it("say where a number is only a bound", () => {
    const figure = figureOf("states-compared", {series: "pew-unauthorized-by-state", as: "number", year: 2023});
    expect(figure.rows.filter(({bound}) => bound === "less-than").length).toBeGreaterThan(0);
    expect(figure.title).toMatch(/under 5,000/);
  });
});

describe("the record of the states", () => {
  it.each(["soi-returns", "soi-paid-preparer", "soi-volunteer", "soi-vita", "soi-efiled", "soi-individuals"])(
    "%s: states, other areas and Puerto Rico add up to the published whole within rounding, every year",
    (series) => {
      for (let year = 2015; year <= 2022; year += 1) {
        const at = ({period}: {period: string}) => period === String(year);
        const whole = sumOf(series, (row) => at(row) && row.geography === "US");
        if (whole === 0) continue;
        const parts = sumOf(series, (row) => at(row) && row.geography !== "US");
        expect(Math.abs(parts - whole), `${series} ${year}`).toBeLessThanOrEqual(whole * 0.0002 + 300);
      }
    }
  );

  it.each(["soi-paid-preparer", "soi-volunteer", "soi-efiled"])(
    "%s is never more than all returns, and VITA never more than all volunteers",
    (series) => {
      for (const code of STATE_CODES) {
        for (let year = 2017; year <= 2022; year += 1) {
          expect(valueOf(`${series}@${year}/${code}`)).toBeLessThanOrEqual(valueOf(`soi-returns@${year}/${code}`));
          expect(valueOf(`soi-vita@${year}/${code}`)).toBeLessThanOrEqual(valueOf(`soi-volunteer@${year}/${code}`));
        }
      }
    }
  );
});
