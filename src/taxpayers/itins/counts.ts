import {formatNumber, resting, type Cell} from "docketbook/client";
import {drawItinCounts, type CountRow} from "./countsdrawing.js";

const SHOWN: readonly (readonly [string, string])[] = [
  ["all", "every count, a panel each"],
  ["itin-issued", "issued in a year"],
  ["itin-issued-cumulative", "issued since the beginning"],
  ["itin-active", "active"],
  ["itin-expiring", "expiring"],
  ["itin-deactivated", "deactivated"],
  ["itin-users", "used: taxpayers"],
  ["itin-returns-filed", "used, before 2017"],
  ["nta-itin-returns", "used: returns"]
];

/** Issued, active, expiring, deactivated and used: counts of different things, a panel each. */
export const itinCounts: Cell<CountRow> = {
  id: "itin-counts",
  page: "taxpayers/itins",
  code: "itins/counts.cell.js",
  drawing: "itins/countsdrawing.ts",
  inputs: () => [{kind: "choice", name: "show", label: "Show", value: "all", options: SHOWN}],
  sql: () =>
    "SELECT series_id, period, dimension, value, bound, unit, note, id FROM observations WHERE series_id LIKE 'itin-%' OR series_id = 'nta-itin-returns' ORDER BY series_id, period_start",
  figure(rows, {tables}) {
    const first = rows[0];
    if (!first) throw new RangeError("there is no count of ITINs");
    const latest = (id: string) => rows.findLast(({series_id}) => series_id === id);
    const [issued, active, used] = [
      latest("itin-issued-cumulative"),
      latest("itin-active"),
      rows.find(({id}) => id === "nta-itin-returns@2022")
    ];
    const id = "itin-counts";
    const title =
      issued && active && used
        ? `About ${formatNumber(issued.value)} ITINs were issued, about ${formatNumber(active.value)} are active, and ${formatNumber(used.value)} returns had one`
        : `${first.panel}: ${formatNumber(rows.at(-1)?.value ?? first.value)} at the latest count`;
    const units = new Map(tables.units.map(({id: of, title: words}) => [of, words]));
    return {
      id,
      page: this.page,
      title,
      subtitle:
        "Different counts, each on a scale of its own from zero: heights of two panels do not compare. Points are not joined, since nothing is known between them",
      columns: [
        {name: "panel", title: "What is counted"},
        {name: "period", title: "When"},
        {name: "value", title: "Number", numeric: true},
        {name: "bound", title: "Bound"},
        {name: "unit", title: "Unit"},
        {name: "dimension", title: "What exactly"},
        {name: "id", title: "Row of the record"}
      ],
      rows: rows.map(({panel, period, value, bound, unit, dimension, id: of}) => ({
        panel,
        period,
        value,
        bound,
        unit: units.get(unit) ?? unit,
        dimension,
        id: of
      })),
      unit: [...new Set(rows.map(({unit}) => units.get(unit) ?? unit))].join("; "),
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing:
        "Most of these are rounded, and several were quoted by others: the table says which. No line is drawn through the cumulative counts: their rise from 26 to 31 million does not fit the 469,888 ITINs that were issued in 2025.",
      draw: (options) => drawItinCounts(rows, tables.series, {...options, id, title})
    };
  }
};
