import {describe, expect, it} from "vitest";
import {blank} from "../../tools/site.js";
import {cellOf, figureOf, rowsOf, tables, valueOf} from "./record.js";

const SERIES = tables.series.filter(({period_type}) => period_type === "season-date").map(({id}) => id);
const all = {to: 53};

describe("filing seasons by week", () => {
  it.each(SERIES)("hold every point of %s, once, with the record's value", (series) => {
    const rows = rowsOf("seasons-by-week", {series, ...all});
    const recorded = tables.observations.filter(({series_id}) => series_id === series);
    expect(rows.map(({id}) => id).sort()).toEqual(recorded.map(({id}) => id).sort());
    for (const {id, value} of rows) expect(value, String(id)).toBe(valueOf(String(id)));
  });

  it.each(SERIES.filter((id) => id !== "filing-season-average-refund"))(
    "of %s never fall from one week to a later one",
    (series) => {
      const rows = rowsOf("seasons-by-week", {series, ...all});
      const falls = rows.filter(
        (row, index) =>
          index > 0 &&
          rows[index - 1]!["season"] === row["season"] &&
          Number(rows[index - 1]!["value"]) > Number(row["value"])
      );
      expect(falls.map(({id}) => id)).toEqual([]);
    }
  );

  it("count weeks from the first day of the year, with no day in them that the record does not hold", () => {
    const weekOf = (period: string) => rowsOf("seasons-by-week", all).find((row) => row["period"] === period)?.["week"];
    expect(["2015-02-06", "2016-02-05", "2023-02-03", "2024-02-02"].map(weekOf)).toEqual([6, 6, 5, 5]);
    expect(["2025-02-21", "2026-02-06", "2026-02-20", "2024-12-27"].map(weekOf)).toEqual([8, 6, 8, 52]);
  });

  it("give 2026 its two points and no line", () => {
    const figure = figureOf("seasons-by-week");
    expect(figure.rows.filter(({season}) => season === "2026").map(({value}) => value)).toEqual([
      22_351_000, 41_892_000
    ]);
    const svg = figure.draw({document: blank(), width: 720});
    expect(svg.textContent).toContain("2026: two points, no more");
    expect(svg.querySelectorAll("path.line-accent")).toHaveLength(0);
    expect(svg.querySelectorAll("circle.line-accent")).toHaveLength(2);
  });

  it("draw as many dots of their own as the table has rows", () => {
    for (const series of SERIES) {
      const figure = figureOf("seasons-by-week", {series});
      expect(
        figure.draw({document: blank(), width: 720}).querySelectorAll("circle.line-ink, circle.line-accent"),
        series
      ).toHaveLength(figure.rows.length);
    }
  });

  it("say in the title the last two seasons at one week", () => {
    expect(figureOf("seasons-by-week").title).toBe(
      "Returns received: 41,892,000 by week eight of 2026, 42,707,000 in 2025"
    );
  });

  it("keep visits counted the new way apart from the old", () => {
    const rows = rowsOf("seasons-by-week", {series: "filing-season-visits", ...all});
    expect(new Set(rows.filter(({counted}) => counted === "the new way").map(({season}) => season))).toEqual(
      new Set(["2025"])
    );
    const svg = figureOf("seasons-by-week", {series: "filing-season-visits"}).draw({document: blank(), width: 720});
    expect(svg.textContent).toContain("2025");
    expect(figureOf("seasons-by-week", {series: "filing-season-visits"}).title).not.toContain("2024");
    const choice = cellOf("seasons-in-a-week").inputs(tables)[0];
    expect(JSON.stringify(choice)).not.toContain("filing-season-visits");
  });
});

describe("a second route to the counts", () => {
  const at = (series: string, period: string) =>
    tables.observations.find((row) => row.series_id === series && row.period === period)?.value;
  const periods = [
    ...new Set(
      tables.observations.filter(({series_id}) => series_id === "filing-season-received").map(({period}) => period)
    )
  ];

  it("professionals and taxpayers themselves make all e-filing, to within 3,000 of rounding", () => {
    const held = periods.filter(
      (period) =>
        at("filing-season-efile-professional", period) !== undefined && at("filing-season-efile", period) !== undefined
    );
    expect(held.length).toBeGreaterThan(40);
    const off = held.map((period) =>
      Math.abs(
        at("filing-season-efile-professional", period)! +
          at("filing-season-efile-self", period)! -
          at("filing-season-efile", period)!
      )
    );
    expect(Math.max(...off)).toBeLessThanOrEqual(3000);
  });

  it("the amount of refunds by their number is the printed average, to within two dollars", () => {
    const held = periods.filter((period) =>
      ["refunds", "refunds-amount", "average-refund"].every((name) => at(`filing-season-${name}`, period) !== undefined)
    );
    expect(held.length).toBeGreaterThan(40);
    for (const period of held) {
      expect(
        Math.abs(
          at("filing-season-refunds-amount", period)! / at("filing-season-refunds", period)! -
            at("filing-season-average-refund", period)!
        ),
        period
      ).toBeLessThan(2);
    }
  });

  it("no part is more than its whole, but for five that the releases print so", () => {
    const more: string[] = [];
    for (const period of periods) {
      const received = at("filing-season-received", period)!;
      for (const part of ["processed", "efile", "refunds"])
        if ((at(`filing-season-${part}`, period) ?? 0) > received) more.push(`${part} ${period}`);
      const refunds = at("filing-season-refunds", period);
      if (refunds !== undefined && (at("filing-season-direct-deposit", period) ?? 0) > refunds)
        more.push(`direct-deposit ${period}`);
    }
    expect(more.sort()).toEqual([
      "direct-deposit 2024-02-02",
      "direct-deposit 2025-01-31",
      "direct-deposit 2026-02-20",
      "processed 2023-12-29",
      "processed 2024-12-27"
    ]);
  });
});

describe("one week in every season", () => {
  it("has the average refund of the seasons that have one in week eight, the most in 2026", () => {
    const rows = rowsOf("seasons-in-a-week");
    expect(rows.map(({season}) => season)).toEqual(["2015", "2016", "2017", "2018", "2023", "2024", "2025", "2026"]);
    expect(Math.max(...rows.map(({value}) => Number(value)))).toBe(3804);
  });
  it("has for every week the rows of the first chart", () => {
    for (let week = 5; week <= 18; week += 1) {
      const of = rowsOf("seasons-by-week", {series: "filing-season-received"}).filter((row) => row["week"] === week);
      expect(rowsOf("seasons-in-a-week", {series: "filing-season-received", week}).map(({id}) => id)).toEqual(
        of.map(({id}) => id)
      );
    }
  });
});

describe("after the season", () => {
  const what = cellOf("seasons-afterwards").inputs(tables)[0] as unknown as {options: [string, string][]};
  it("every row of the three publications is in one of the choices", () => {
    const shown = what.options.flatMap(([value]) => rowsOf("seasons-afterwards", {what: value}).map(({id}) => id));
    const recorded = tables.observations
      .filter(({series_id}) => ["soi-week-47", "irs-data-book-2023", "irs-data-book-2024"].includes(series_id))
      .map(({id}) => id);
    expect(shown.sort()).toEqual([...recorded].sort());
  });
  it.each(what.options.map(([value]) => value))("draws %s", (value) => {
    const figure = figureOf("seasons-afterwards", {what: value});
    expect(figure.draw({document: blank(), width: 340}).querySelectorAll("circle.dot")).toHaveLength(
      figure.rows.length
    );
  });
  it("has 156,221,133 returns of tax year 2024, 149,660,407 of them electronic", () => {
    expect(
      rowsOf("seasons-afterwards")
        .slice(0, 2)
        .map(({value}) => value)
    ).toEqual([156_221_133, 149_660_407]);
  });
});
