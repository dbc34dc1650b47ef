import {drawRanked, formatNumber, stateName, type DrawOptions} from "docketbook/client";

/** A row that the cell's code makes. */
export interface StateRow {
  geography: string;
  period: string;
  value: number;
  all_returns: number;
  /** Of all returns, in per cent. */
  share: number;
  unit: string;
  series_id: string;
  id: string;
  all_id: string;
}

/** The share to two places, as it is shown. */
export const shareOf = ({share}: Pick<StateRow, "share">): number => Math.round(share * 100) / 100;

/** The states that are known, by number or by share. */
export function drawItinStates(
  rows: readonly StateRow[],
  byShare: boolean,
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const words = (row: StateRow) => (byShare ? `${formatNumber(shareOf(row))}%` : formatNumber(row.value));
  return drawRanked({
    ...options,
    description: rows.map((row) => `${stateName(row.geography)}: ${words(row)}`).join("; "),
    rows: rows.map((row) => ({
      name: stateName(row.geography),
      value: byShare ? row.share : row.value,
      unit: byShare ? "percent" : row.unit,
      series_id: row.series_id,
      words: words(row)
    })),
    series: []
  });
}
