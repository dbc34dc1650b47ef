import {
  STATE_CODES,
  box,
  finish,
  hatch,
  isNarrow,
  label,
  labelSize,
  layRanked,
  formatNumber,
  sheet,
  shortNumber,
  stateName,
  type Comparable,
  type DrawOptions
} from "docketbook/client";
import {OUTLINES} from "./outlines.js";

/** A row that the cell's code makes. */
export interface CompareRow {
  geography: string;
  period: string;
  value: number;
  bound: string;
  unit: string;
  series_id: string;
  id: string;
  /** What is drawn: the value, or its share of all returns in per cent. */
  shown: number;
  all_returns?: number;
  all_id?: string;
}

const SHADES = 5;

/** What is drawn of a row, to the places that are said. */
export const shownOf = ({shown}: Pick<CompareRow, "shown">): number => Math.round(shown * 100) / 100;
export const wordsOf = (row: CompareRow, share: boolean): string =>
  `${row.bound === "less-than" ? "under " : ""}${formatNumber(shownOf(row))}${share ? "%" : ""}`;

/** The least value of each shade: as many states in one as in another. */
export function shadesOf(rows: readonly CompareRow[]): number[] {
  const sorted = rows.map(({shown}) => shown).sort((a, b) => a - b);
  const least = Array.from(
    {length: rows.length === 0 ? 0 : SHADES},
    (_, index) => sorted[Math.floor((index * sorted.length) / SHADES)] ?? 0
  );
  return [...new Set(least)];
}

/** A map with five shades, states without a figure hatched, and every state by rank under it. */
export function drawStates(
  {rows, share, series}: {rows: readonly CompareRow[]; share: boolean; series: readonly Comparable[]},
  {id, title, document, width}: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const size = labelSize(width);
  const scale = width / 975;
  const shades = shadesOf(rows);
  const description = rows.length
    ? rows.map((row) => `${stateName(row.geography)}: ${wordsOf(row, share)}`).join("; ")
    : "No state has a figure.";
  const svg = sheet({document, width, id, title, description});
  const none = hatch(svg, `${id}-${width}-none`, "line-muted");
  const map = svg.append<SVGElement>("g").attr("transform", `scale(${Math.round(scale * 1e4) / 1e4})`);
  const known = new Map(rows.map((row) => [row.geography, row]));
  for (const code of STATE_CODES) {
    const row = known.get(code);
    const path = map.append<SVGElement>("path").attr("d", OUTLINES[code] ?? "");
    if (row) path.attr("class", `state shade-${shades.findLastIndex((least) => row.shown >= least)}`);
    else path.attr("class", "state none").attr("fill", none);
    path.append("title").text(`${stateName(code)}: ${row ? wordsOf(row, share) : "no figure"}`);
  }
  const y = 610 * scale + 14;
  const step = Math.min(112, width / (SHADES + 1));
  for (const [index, least] of shades.entries()) {
    box(svg, `shade-${index} edge`, index * step, y, step - 4, 14);
    label(svg, `${shortNumber(Math.round(least * 10) / 10)}${share ? "%" : ""}`, {
      x: index * step,
      y: y + 14 + size,
      style: "tick"
    });
  }
  const last = shades.length * step;
  box(svg, "edge", last, y, Math.min(step, width - last) - 4, 14)
    .attr("class", "edge")
    .attr("fill", none);
  label(svg, isNarrow(width) ? "none" : "no figure", {x: last, y: y + 14 + size, style: "tick"});
  const end = y + 14 + size * 1.6;
  label(svg, "Each shade begins at the number under it", {x: 0, y: end + size * 0.5, style: "muted"});
  if (rows.length === 0) return finish(svg, end + size);
  const ranked = rows.map((row) => ({
    name: stateName(row.geography),
    value: row.shown,
    unit: share ? "percent" : row.unit,
    series_id: row.series_id,
    words: wordsOf(row, share),
    ...(row.bound === "less-than" && {low: 0, high: row.shown, open: true})
  }));
  return finish(svg, layRanked(svg, {rows: ranked, width, series, top: end + size * 1.8}));
}
