import type {Row} from "../../loaders/schema/table.js";
import {isNarrow, labelSize, type DrawOptions, type FigureColumn} from "./figure.js";
import {finish, line, paragraph, sheet} from "./svg.js";
import {wrap} from "./textwidth.js";

interface TextTable {
  columns: readonly FigureColumn[];
  rows: readonly Row[];
  /** How the room is shared out between columns. */
  weights: readonly number[];
  /** Whether the last cell of a row is what matters: it stands in the accent. */
  accent?: (row: Row) => boolean;
}

/** Room at either side: a j reaches a little to the left of where it begins. */
const EDGE = 1;

/** A table of words as a drawing: columns side by side, or where there is no room each row's cells one under the other. */
export function drawTable(
  {columns, rows, weights, accent}: TextTable,
  {id, title, description, document, width}: DrawOptions & {id: string; title: string; description: string}
): SVGSVGElement {
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const leading = size * 1.3;
  const gap = 14;
  const room = width - 2 * EDGE;
  const share = (room - gap * (columns.length - 1)) / weights.reduce((sum, weight) => sum + weight, 0);
  const widths = weights.map((weight) => (narrow ? room : weight * share));
  const starts = widths.map((_, index) =>
    narrow ? EDGE : widths.slice(0, index).reduce((sum, wide) => sum + wide + gap, EDGE)
  );
  const svg = sheet({document, width, id, title, description});
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  let y = size;
  const write = (cells: readonly string[], style: (index: number) => string) => {
    let end = y;
    for (const [index, cell] of cells.entries()) {
      const bold = style(index) !== "muted";
      const next = paragraph(
        svg,
        wrap(cell, widths[index] ?? room, {size, bold}),
        {x: starts[index] ?? 0, y: narrow ? end : y, style: style(index)},
        leading
      );
      end = Math.max(end, next);
    }
    line(svg, "rule", 0, end - size * 0.4, width, end - size * 0.4);
    y = end + size;
  };
  if (!narrow)
    write(
      columns.map((head) => head.title),
      () => "strong"
    );
  for (const row of rows) {
    const cells = columns.map(({name, title: head}, index) =>
      narrow && index > 0 ? `${head}: ${text(row[name])}` : text(row[name])
    );
    write(cells, (index) =>
      index === 0 ? "strong" : index === columns.length - 1 && accent?.(row) ? "accent" : "muted"
    );
  }
  return finish(svg, y - size);
}
