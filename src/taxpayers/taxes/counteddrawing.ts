import {capital, dollars, type Comparable, type DrawOptions} from "docketbook/client";
import {drawPanelRows} from "./panelrows.js";
import type {CountedRow} from "./countedrow.js";

/** Who counts, and what. */
const SAYS: Record<string, readonly [string, string]> = {
  "itep-2024-taxes": [
    "Institute on Taxation and Economic Policy",
    "A model: undocumented people, taxes of every level of government"
  ],
  "yale-budget-lab": [
    "The Budget Lab at Yale",
    "A model: unauthorised immigrants, federal income and payroll taxes alone"
  ],
  "pwbm-social-security": [
    "Penn Wharton Budget Model",
    "A model: unauthorised immigrants, Social Security taxes alone"
  ],
  "nta-itin-taxes": [
    "Taxpayer Advocate Service",
    "A count: what returns with an ITIN show, whoever filed them; federal tax alone"
  ]
};

interface Shown extends DrawOptions {
  id: string;
  title: string;
  series: readonly Comparable[];
}

/** A panel a series, each on its own scale. */
export function drawCounted(rows: readonly CountedRow[], {series, ...options}: Shown): SVGSVGElement {
  const name = ({item, period}: CountedRow) => `${capital(item.replace("taxes paid / ", ""))}, ${period}`;
  return drawPanelRows({
    ...options,
    series,
    description: rows.map((row) => `${SAYS[row.series_id]?.[0]}: ${name(row)}, ${dollars(row.value)}`).join("; "),
    panels: [...new Set(rows.map(({series_id}) => series_id))].map((id) => ({
      title: SAYS[id]?.[0] ?? id,
      note: SAYS[id]?.[1] ?? "",
      rows: rows
        .filter(({series_id}) => series_id === id)
        .map((row) => ({
          name: name(row),
          words: `${row.bound === "about" ? "about " : ""}${dollars(row.value)}`,
          mark: {value: row.value, unit: row.unit, series_id: row.series_id, bar: true}
        }))
    }))
  });
}
