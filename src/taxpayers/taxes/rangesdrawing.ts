import {capital, dollars, type Comparable, type DrawOptions} from "docketbook/client";
import {drawPanelRows, type RowsPanel} from "./panelrows.js";
import type {RangeRow} from "./rangerow.js";

const years = (horizon: string): string => horizon.replace("/", " to ").replace("-year", " years");
const about = ({item}: RangeRow): string => item.split(",")[0]!;

/** What a row measures, over which horizon, and against what. */
export function measured({series_id, item, horizon}: RangeRow): string {
  if (series_id === "yale-budget-lab")
    return `Federal revenue lost through the agreement of the two agencies, ${years(horizon)}; against the same years without it`;
  const what = item.startsWith("added deficits")
    ? "What deportation adds to the deficits of Social Security"
    : item.startsWith("net loss")
      ? "What deportation takes from the funds of Social Security, net"
      : "How much worse deportation makes the balance of Social Security";
  return `${what}, over ${years(horizon)}; against no such deportation`;
}

const words = ({low, high, value, unit}: RangeRow): string => {
  if (unit !== "usd") return `${value}% of payroll`;
  return low === null || high === null ? dollars(value) : `${dollars(low)} to ${dollars(high)}`;
};

const named = (row: RangeRow): string => {
  if (row.low !== null) return `Low to high; dot: central, ${dollars(row.value)}`;
  const scenario = row.item.split(", ")[1];
  return scenario === undefined ? "As published" : capital(scenario);
};

interface Shown extends DrawOptions {
  id: string;
  title: string;
  series: readonly Comparable[];
}

/** A panel a publisher, item and horizon, each on its own scale. */
export function drawRanges(rows: readonly RangeRow[], {series, ...options}: Shown): SVGSVGElement {
  const panels = new Map<string, RangeRow[]>();
  for (const row of rows) panels.set(measured(row), [...(panels.get(measured(row)) ?? []), row]);
  const panel = ([note, inside]: [string, RangeRow[]]): RowsPanel => {
    const [first] = inside as [RangeRow];
    return {
      title: `${first.series_id === "yale-budget-lab" ? "Yale" : "Penn Wharton"}: ${about(first)}${first.item.includes("75-year") ? "" : `, ${years(first.horizon)}`}`,
      note,
      rows: inside.map((row) => ({
        name: named(row),
        words: words(row),
        accent: row.low !== null,
        mark: {value: row.value, low: row.low, high: row.high, unit: row.unit, series_id: row.series_id}
      }))
    };
  };
  return drawPanelRows({
    ...options,
    series,
    description: rows.map((row) => `${measured(row)}: ${named(row)}, ${words(row)}`).join("; "),
    panels: [...panels].map(panel)
  });
}
