import {
  say,
  answers,
  axisOf,
  box,
  dollars,
  finish,
  isNarrow,
  label,
  labelSize,
  line,
  formatNumber,
  paragraph,
  round,
  sheet,
  textWidth,
  wrap,
  type DrawOptions,
  type Pen
} from "docketbook/client";
import type {Observation, Series} from "docketbook/loaders";

type Named = Observation & {name: string};

interface Stake {
  types: readonly Named[];
  total: Observation;
  low: Observation;
  central: Observation;
  high: Observation;
  returns: readonly Named[];
  all: Observation;
  series: readonly Series[];
}

interface Panel {
  x: number;
  y: number;
  width: number;
  size: number;
}

/** Panels are in billions. */
const BILLION = 1e9;
const plain = (value: number) => `$${formatNumber(Number((value / BILLION).toPrecision(4)))}`;

function heading(pen: Pen, bold: string, soft: string, {x, y, width, size}: Panel): number {
  const leading = size * 1.3;
  const next = paragraph(pen, wrap(bold, width, {size, bold: true}), {x, y: y + size, style: "strong"}, leading);
  return paragraph(pen, wrap(soft, width, {size}), {x, y: next, style: "muted"}, leading) - leading + 10;
}

/** Names on the left, bars on a common axis, values at their ends. */
function bars(
  svg: Pen,
  rows: readonly Named[],
  words: (row: Named) => string,
  {series, x, y, width, size}: Panel & {series: readonly Series[]}
): number {
  const step = size * 1.5;
  const names = Math.max(...rows.map(({name}) => textWidth(name, {size}))) + 8;
  const values = Math.max(...rows.map((row) => textWidth(words(row), {size}))) + 8;
  const axis = axisOf(rows, {range: [0, width - names - values], series});
  // Each row answers from its name to its value.
  const pen: Pen = svg.append<SVGElement>("g").attr("data-lane", `row ${step / 2}`);
  for (const [index, row] of rows.entries()) {
    const top = y + index * step;
    const end = x + names + axis.at(row);
    label(pen, row.name, {x: x + names - 8, y: top + step * 0.68, anchor: "end"});
    answers(
      box(pen, "fill-quiet", x + names, top + 3, axis.at(row), step - 6),
      `${row.name}, ${row.period}: ${row.unit === "usd" ? dollars(row.value) : words(row)}`,
      row.id
    );
    label(pen, words(row), {x: end + 6, y: top + step * 0.68, style: "muted"});
  }
  line(pen, "base", x + names, y, x + names, y + rows.length * step);
  return y + rows.length * step;
}

/** A range as a range: its whole length drawn, its middle marked, no end of it alone. */
function range(pen: Pen, {low, central, high, series}: Stake, {x, y, width, size}: Panel): number {
  const ends = textWidth(plain(high.value), {size}) / 2 + 2;
  const axis = axisOf([low, central, high], {range: [x, x + width - ends], series});
  const middle = y + size + 16;
  line(pen, "base", x, middle, x + width, middle);
  label(pen, "$0", {x, y: middle + size * 1.5, style: "tick"});
  answers(
    box(pen, "fill-muted", axis.at(low), middle - 5, axis.at(high) - axis.at(low), 10),
    say`From ${dollars(low.value)} to ${dollars(high.value)}, ${dollars(central.value)} in the central case`,
    central.id,
    low.id,
    high.id
  );
  pen
    .append("path")
    .attr("class", "fill-paper edge")
    .attr("d", `M${round(axis.at(central))} ${round(middle - 9)}l9 9l-9 9l-9 -9z`);
  for (const end of [low, high])
    label(pen, plain(end.value), {x: axis.at(end), y: middle + size * 1.7, anchor: "middle"});
  label(pen, say`${plain(central.value)} central`, {
    x: axis.at(central),
    y: middle - 15,
    anchor: "middle",
    style: "strong"
  });
  return middle + size * 2;
}

/** Three panels: two side by side over a third where there is room, else one under the other. */
export function drawStake(
  stake: Stake,
  {id, title, description, document, width}: DrawOptions & {id: string; title: string; description: string}
): SVGSVGElement {
  const {types, total, returns, all, series} = stake;
  const narrow = isNarrow(width);
  const size = labelSize(width);
  const svg = sheet({document, width, id, title, description});
  const column = narrow ? width : 344;
  const first: Panel = {x: 0, y: 0, width: column, size};
  let y = heading(
    svg,
    say`Taxes paid in ${total.period}, in billions`,
    say`${plain(total.value)} in all, a model by ITEP; state includes local`,
    first
  );
  y = bars(svg, types, ({value}) => `$${(value / 1e9).toFixed(1)}`, {...first, y, series});
  const second: Panel = {...first, y: y + 30};
  y = heading(
    svg,
    say("Revenue lost 2026–2035, in billions"),
    say("through the agreement: a model by the Budget Lab at Yale"),
    second
  );
  y = range(svg, stake, {...second, y});
  const third: Panel = narrow ? {...first, y: y + 30} : {x: column + 44, y: 0, width: width - column - 44, size};
  const top = heading(
    svg,
    say`Returns with an ITIN, tax year ${all.period}`,
    say`${formatNumber(all.value)} in all; the ${returns.length} states published`,
    third
  );
  const end = bars(svg, returns, ({value}) => formatNumber(value), {...third, y: top, series});
  return finish(svg, Math.max(y, end) + 6);
}
