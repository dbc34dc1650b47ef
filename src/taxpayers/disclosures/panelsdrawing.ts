import {drawPanels, formatNumber, type Comparable, type DrawOptions, type Panel} from "docketbook/client";

/** A row that the cell's code makes. */
export interface PanelRow {
  panel: string;
  period: string;
  value: number;
  recipients: number;
  unit: string;
  series_id: string;
  ids: readonly string[];
}

interface Shown {
  rows: readonly PanelRow[];
  names: Readonly<Record<string, string>>;
  marked: ReadonlySet<PanelRow>;
  peak: PanelRow;
  log: boolean;
  span: readonly [number, number];
  series: readonly Comparable[];
}

/** One panel a subsection, (i)(2) first, the others by their latest year. */
export function drawDisclosurePanels(
  {rows, names, marked, peak, log, span, series}: Shown,
  options: DrawOptions & {id: string; title: string}
): SVGSVGElement {
  const keys = [...new Set(rows.map(({panel}) => panel))];
  const latest = (key: string) => rows.findLast(({panel}) => panel === key)?.value ?? 0;
  const order = keys.sort((a, b) => Number(b === peak.panel) - Number(a === peak.panel) || latest(b) - latest(a));
  const panels = order.map((key): Panel => ({
    title: names[key] ?? key,
    accent: key === peak.panel,
    points: rows
      .filter(({panel}) => panel === key)
      .map((row) => ({
        x: Number(row.period),
        value: row.value,
        unit: row.unit,
        series_id: row.series_id,
        ...(row === peak && {words: formatNumber(row.value), anchor: "end" as const}),
        ...(marked.has(row) && {words: row.period})
      }))
  }));
  const lastYear = Math.max(...rows.map(({period}) => Number(period)));
  const description = order
    .map(
      (key) =>
        `${names[key] ?? key}: ${formatNumber(latest(key))} in ${rows.findLast(({panel}) => panel === key)?.period}`
    )
    .join(". ");
  return drawPanels({
    ...options,
    description,
    panels,
    span,
    unknown: [lastYear + 0.5, span[1]],
    log,
    shared: log,
    series,
    ...(options.width < 520 && {columns: 1})
  });
}
