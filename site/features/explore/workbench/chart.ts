import type {ChartChoice} from "../../../story/story.js";
import type {QueryResult} from "../result/result.js";
import {pluralize, formatNumber} from "../../../ui/format.js";
import {html} from "../../../ui/dom.js";
import {areTooClose, binEdges, canScale, drawBars, drawBins, drawPoints, type Drawn} from "./chartdrawing.js";
import {binsOf, measureOf, pointsOf} from "./chartpoints.js";

export const KINDS = ["bar", "line", "dot", "histogram"] as const;

const FAR = "Its values are farther apart than a chart can show: leave out the largest in the query.";
const CLOSE = "Its values are closer together than a chart can show: subtract the smallest in the query.";

/** A choice as a link brings it, if it is one. */
export function knownChoice(given: {kind: string; x: string; y: string | null} | null | undefined): ChartChoice | null {
  const kind = KINDS.find((known) => known === given?.kind);
  return given && kind ? {kind, x: given.x, y: given.y} : null;
}

const MOST = {bar: 80, line: 20_000, dot: 5_000};
const WORDS = {bar: "Bars", line: "Line", dot: "Dots", histogram: "Histogram"};

/** A choice that fits a result: names that it has, and a number to measure; null where there is none. */
function fitting(result: QueryResult, choice: ChartChoice | null): ChartChoice | null {
  const names = result.columns.map(({name}) => name);
  const numbers = result.columns.filter(({numeric}) => numeric).map(({name}) => name);
  if (
    choice &&
    names.includes(choice.x) &&
    (choice.kind === "histogram" || (choice.y !== null && names.includes(choice.y)))
  )
    return choice;
  const y = numbers.at(-1);
  if (!y) return null;
  const x = names.find((name) => name !== y) ?? y;
  const time = measureOf(result, names.indexOf(x)) === "time";
  return x === y
    ? {kind: "histogram", x, y: null}
    : {kind: time ? "line" : result.length > MOST.bar ? "dot" : "bar", x, y};
}

function draw(result: QueryResult, {kind, x, y}: ChartChoice, all: number): (Node | string)[] {
  const place = (name: string) => result.columns.findIndex((column) => column.name === name);
  const notes: string[] = [];
  let picture: SVGElement | null = null;
  if (kind === "histogram") {
    const measure = measureOf(result, place(x)) === "time" ? "time" : "number";
    const {bins, left} = binsOf(result, place(x), binEdges(measure));
    if (left) notes.push(`${pluralize(left, "row")} without a value that could be drawn.`);
    const drawn: Drawn = {
      label: `Histogram of ${x}: ${pluralize(result.length - left, "value")}`,
      x,
      y: "rows",
      measure
    };
    if (!canScale(bins.flatMap(({from, to}) => [from, to]))) notes.push(FAR);
    else if (areTooClose(bins.flatMap(({from, to}) => [from, to]))) notes.push(CLOSE);
    else if (bins.length) picture = drawBins(bins, drawn);
  } else if (y !== null) {
    const {points, measure, left, rows} = pointsOf(result, place(x), place(y), MOST[kind]);
    if (rows < result.length)
      notes.push(
        `Only the first ${formatNumber(rows)} of ${pluralize(result.length, "row")} are drawn: sum them up, or sort them, in the query.`
      );
    if (left) notes.push(`${pluralize(left, "row")} without values that could be drawn.`);
    const drawn: Drawn = {label: `${WORDS[kind]}: ${y} by ${x}, ${pluralize(points.length, "value")}`, x, y, measure};
    const far = [points.map((point) => point.y), points.map((point) => point.x)].some((values) => !canScale(values));
    if (far) notes.push(FAR);
    else if (kind !== "bar" && areTooClose(points.map((point) => point.x))) notes.push(CLOSE);
    else if (points.length) picture = kind === "bar" ? drawBars(points, drawn) : drawPoints(kind, points, drawn);
  }
  if (result.length < all)
    notes.push(`Drawn from the ${pluralize(result.length, "row")} that pass the profile's filters.`);
  if (result.cut) notes.push("The result was cut, and so is the chart.");
  if (!picture && !notes.length) notes.push("There is nothing to draw in these columns.");
  return [
    ...(picture ? [picture] : []),
    ...(notes.length ? [html(document, "p", {class: "note"}, notes.join(" "))] : [])
  ];
}

export interface ChartPanel {
  element: HTMLElement;
  /** How the result is drawn now; null while it is not. */
  choice: () => ChartChoice | null;
  /** Draws another result of the same columns, which is made when it is needed; null draws the first again. */
  show: (make: (() => QueryResult) | null) => void;
}

/** A quick chart of a result, folded away until it is asked for, or a link asks. */
export function chartPanel(result: QueryResult, asked: ChartChoice | null): ChartPanel {
  const names = result.columns.map(({name}) => name);
  const start = fitting(result, asked);
  const select = (
    label: string,
    values: readonly string[],
    chosen: string | null,
    words: readonly string[] = values
  ) => {
    const made = html(
      document,
      "select",
      {},
      ...values.map((value, index) =>
        html(document, "option", {value, selected: value === chosen}, words[index] ?? value)
      )
    );
    return {made, label: html(document, "label", {}, label, made)};
  };
  const kind = select(
    "Kind",
    KINDS,
    start?.kind ?? "bar",
    KINDS.map((name) => WORDS[name])
  );
  const x = select("Across", names, start?.x ?? null);
  const y = select("Measured", names, start?.y ?? null);
  const place = html(document, "div", {class: "chart-place"});
  const choice = (): ChartChoice => {
    const known = KINDS.find((name) => name === kind.made.value) ?? "bar";
    return {kind: known, x: x.made.value, y: known === "histogram" ? null : y.made.value};
  };
  const made = html(
    document,
    "details",
    {class: "quick-chart", open: asked !== null && start !== null},
    html(document, "summary", {}, "Chart"),
    html(document, "p", {class: "chart-choice"}, kind.label, x.label, y.label),
    place
  );
  let shown: QueryResult | null = result;
  let another: (() => QueryResult) | null = null;
  const redraw = () => {
    y.label.hidden = kind.made.value === "histogram";
    if (made.open) place.replaceChildren(...draw((shown ??= another?.() ?? result), choice(), result.length));
  };
  for (const {made: control} of [kind, x, y]) control.addEventListener("change", redraw);
  made.addEventListener("toggle", redraw);
  redraw();
  return {
    element: made,
    choice: () => (made.open && names.length ? choice() : null),
    show(make) {
      another = make;
      shown = null;
      redraw();
    }
  };
}
