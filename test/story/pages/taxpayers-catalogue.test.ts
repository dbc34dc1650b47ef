import {readFileSync} from "node:fs";
import {parse} from "csv-parse/sync";
import {describe, expect, it} from "vitest";
import {longestRun} from "../../../site/features/series/series.view.js";
import {readLink} from "../../../site/features/explore/workbench/link.js";
import {formatNumber} from "../../../site/ui/format.js";
import {built, record, wordsOf} from "../../browser/built.js";
import {DIST} from "../../browser/files.js";

const page = built("/taxpayers/");
const {series, observations} = record.tables;
const rowsOf = (id: string) => observations.filter(({series_id}) => series_id === id);
const fact = (item: Element, name: string) =>
  wordsOf([...item.querySelectorAll("dt")].find((term) => wordsOf(term) === name)?.nextElementSibling ?? null);

describe("the catalogue of series", () => {
  it("has every series, with its own count of observations, grades that add up to it, publisher and every trap", () => {
    expect(series).toHaveLength(88);
    let all = 0;
    for (const {id, publisher, definition, traps} of series) {
      const item = page.getElementById(id)!;
      const count = rowsOf(id).length;
      all += count;
      expect(fact(item, "Observations"), id).toMatch(new RegExp(`^${formatNumber(count)} observations?$`));
      expect(
        [...fact(item, "Grades").matchAll(/ (\d+)/g)].reduce((sum, [, number]) => sum + Number(number), 0),
        id
      ).toBe(count);
      expect(fact(item, "Publisher"), id).toBe(wordsOf({textContent: publisher} as Element));
      expect(wordsOf(item)).toContain(wordsOf({textContent: definition} as Element));
      expect(item.querySelectorAll(".traps li"), id).toHaveLength(traps.length);
    }
    expect(all).toBe(observations.length);
  });

  it("draws a dot for every value of a series' longest run, and says the first and last", () => {
    for (const {id} of series) {
      const run = longestRun(rowsOf(id));
      const item = page.getElementById(id)!;
      expect(item.querySelectorAll(".sparkline circle"), id).toHaveLength(run.length < 3 ? 0 : run.length);
      if (run.length < 3) continue;
      expect(new Set(run.map(({unit}) => unit)).size).toBe(1);
      for (const {value} of [run[0]!, run.at(-1)!])
        expect(wordsOf(item.querySelector(".sparkline"))).toContain(formatNumber(value));
      const {note} = run.at(-1)!;
      if (note) expect(wordsOf(item.querySelector(".sparkline"))).toContain(note);
    }
    expect(wordsOf(page.getElementById("nta-itin-taxes")!.querySelector(".sparkline"))).toMatch(
      /\(2023\)\. Of the last: Tax year 2023 incomplete/
    );
  });

  it("links each series' rows as a file, whose values are the record's", () => {
    for (const {id} of series) {
      expect(page.getElementById(id)!.querySelector('.ways a[href$=".csv"]')?.getAttribute("href"), id).toMatch(
        new RegExp(`data/series/${id}\\.csv$`)
      );
      const read = parse<{id: string; value: string}>(readFileSync(`${DIST}/data/series/${id}.csv`), {columns: true});
      expect(
        read.map((row) => [row.id, Number(row.value)]),
        id
      ).toEqual(rowsOf(id).map((row) => [row.id, row.value]));
    }
  });

  it("opens each series in the workbench, by a link that the workbench reads", async () => {
    for (const {id} of series) {
      const link = page.getElementById(id)!.querySelector('.ways a[href*="explore#q="]')?.getAttribute("href") ?? "";
      expect(await readLink(link.slice(link.indexOf("#"))), id).toEqual({
        sql: `SELECT * FROM observations WHERE series_id = '${id}' ORDER BY period_start, geography, dimension`,
        chart: null,
        filters: null,
        cell: null
      });
    }
  });

  it("says what uses a series, at addresses that the site has", () => {
    const of = (id: string) =>
      [...page.getElementById(id)!.querySelectorAll("dd a")].map((link) => link.getAttribute("href") ?? "");
    expect(of("jct-6103-i2").filter((href) => href.includes("#cell-disclosures-"))).toHaveLength(3);
    expect(of("soi-volunteer").some((href) => href.endsWith("#cell-states-compared"))).toBe(true);
    expect(of("jct-6103-i2").some((href) => href.includes("#figure-one-day-against-28-years"))).toBe(true);
  });

  it("names both of a pair that must not be mixed, from either side that says so", () => {
    for (const {id, not_comparable_with} of series) {
      for (const other of not_comparable_with)
        expect(
          series.some((candidate) => candidate.id === other),
          `${id} ${other}`
        ).toBe(true);
    }
  });
});
