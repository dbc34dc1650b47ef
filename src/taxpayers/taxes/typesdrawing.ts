import {capital, dollars, type Comparable, type DrawOptions} from "docketbook/client";
import {drawPanelRows, type PanelRow} from "./panelrows.js";
import type {TaxRow} from "./taxrow.js";

/** What a group is called. */
export const GROUPS: Readonly<Record<TaxRow["group"], string>> = {
  all: "Every level",
  federal: "Federal and payroll",
  state: "State and local"
};

interface Shown extends DrawOptions {
  id: string;
  title: string;
  share: boolean;
  series: readonly Comparable[];
}

const named = ({kind, part, amount}: TaxRow): string => {
  if (kind === "total") return `${capital(part)}: the total that ITEP printed`;
  if (kind === "part") return capital(part.replace(/^(federal|state and local) \/ /, ""));
  return amount === 0
    ? "Left over: nothing"
    : amount > 0
      ? "Left over: in the total and in no part"
      : "Left over: more in the parts than in the total";
};

/** A panel a total, its parts under it as bars, and what is left over last: words alone where the parts are too many. */
export function drawTaxTypes(rows: readonly TaxRow[], {share, series, ...options}: Shown): SVGSVGElement {
  const words = (row: TaxRow) =>
    share ? `${row.share}%` : row.amount < 0 ? `−${dollars(-row.amount)}` : dollars(row.amount);
  const drawn = (row: TaxRow): PanelRow => ({
    name: named(row),
    words: words(row),
    accent: row.kind === "rest" && row.amount !== 0,
    ...((row.kind !== "rest" || row.amount > 0) && {
      mark: {
        value: share ? row.share : row.amount,
        unit: share ? "percent" : row.unit,
        series_id: row.series_id,
        bar: true
      }
    })
  });
  const groups = [...new Set(rows.map(({group}) => group))];
  return drawPanelRows({
    ...options,
    series,
    shared: true,
    description: rows.map((row) => `${GROUPS[row.group]}, ${named(row)}: ${words(row)}`).join("; "),
    panels: groups.map((group) => ({title: GROUPS[group], rows: rows.filter((row) => row.group === group).map(drawn)}))
  });
}
