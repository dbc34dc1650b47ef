import {formatDate, dollars, resting, row, type Cell} from "docketbook/client";
import type {RangeRow} from "./rangerow.js";
import {drawRanges, measured} from "./rangesdrawing.js";

/** Yale's ranges and Penn Wharton's values, each on the scale of what it measures. */
export const publishedRanges: Cell<RangeRow> = {
  id: "published-ranges",
  page: "taxpayers/taxes",
  code: "taxes/ranges.cell.js",
  drawing: "taxes/rangesdrawing.ts",
  inputs: () => [
    {
      kind: "choice",
      name: "whose",
      label: "Whose estimates",
      value: "both",
      options: [
        ["both", "both publishers"],
        ["yale", "The Budget Lab at Yale"],
        ["penn", "Penn Wharton Budget Model"]
      ]
    }
  ],
  sql: ({whose}) =>
    `SELECT series_id, period, dimension, value, bound, unit, id FROM observations WHERE series_id IN (${whose === "penn" ? "" : "'yale-budget-lab'"}${whose === "both" ? ", " : ""}${whose === "yale" ? "" : "'pwbm-social-security'"}) ORDER BY series_id, period, dimension`,
  figure(rows, {tables}) {
    const id = "published-ranges";
    const widest = rows.filter(({low}) => low !== null).at(-1);
    const money = rows.filter(({low, unit}) => low === null && unit === "usd");
    const most = money.length > 0 ? money.reduce((a, b) => (b.value > a.value ? b : a)) : undefined;
    const said = [
      ...(widest
        ? [
            `Yale gives a range for ${widest.horizon.replace("/", " to ")}, ${dollars(widest.low!)} to ${dollars(widest.high!)}, with ${dollars(widest.value)} as its central case`
          ]
        : []),
      ...(most
        ? [
            `Penn Wharton ${widest ? "asks another question: " : ""}${dollars(most.value)} in ${most.horizon}, for Social Security, if workers are deported`
          ]
        : [])
    ];
    const title = said.join("; ");
    return {
      id,
      page: this.page,
      title,
      subtitle:
        "Each panel is one thing measured over one horizon, on a scale of its own: lengths in two panels do not compare. A band is a published range, the dot in it the central case; a dot alone is a single published value, and has no range in the record",
      columns: [
        {name: "series", title: "Series"},
        {name: "item", title: "Item"},
        {name: "horizon", title: "Horizon"},
        {name: "low", title: "Low", numeric: true},
        {name: "value", title: "Central, or single value", numeric: true},
        {name: "high", title: "High", numeric: true},
        {name: "unit", title: "Unit"},
        {name: "measures", title: "What it measures, and against what"},
        {name: "rows", title: "Rows of the record"}
      ],
      rows: rows.map((of) => ({
        series: row(tables.series, of.series_id).title,
        item: of.item,
        horizon: /^\d{4}/.test(of.horizon) ? formatDate(of.horizon) : of.horizon,
        low: of.low,
        value: of.value,
        high: of.high,
        unit: of.unit,
        measures: measured(of),
        rows: of.ids.join(" ")
      })),
      unit: [...new Set(rows.map(({unit}) => row(tables.units, unit).title))]
        .join(" and ")
        .concat("; in each panel one"),
      ...resting(
        rows.flatMap(({ids}) => ids),
        tables
      ),
      missing: `${row(tables.series, "yale-budget-lab").traps.join(" ")} What Penn Wharton measures is not fewer filings: it is the removal of workers. Its horizons are not points of one line, and the record holds no range around its values. Dollars are as published; whether they are of one year’s prices, the record does not say.`,
      draw: (options) => drawRanges(rows, {...options, id, title, series: tables.series})
    };
  }
};
