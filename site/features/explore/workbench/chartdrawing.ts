import {scaleBand, scaleLinear, scaleUtc} from "d3-scale";
import {svg} from "../../../ui/dom.js";
import type {Bin, Measure, Point} from "./chartpoints.js";

const WIDTH = 720;
const HEIGHT = 320;
const SIDES = {top: 12, right: 16, bottom: 64, left: 76};

export interface Scaled {
  (value: number): number;
  ticks: (count: number) => (number | Date)[];
  tickFormat: (count: number) => (value: never) => string;
}

const scaleOf = (measure: Measure, low: number, high: number): Scaled => {
  // One day stands in the middle of three, one number between its neighbors.
  const beside = measure === "time" ? 86_400_000 : 1;
  const domain = low === high ? [low - beside, high + beside] : [low, high];
  const range = [SIDES.left, WIDTH - SIDES.right];
  return measure === "time" ? scaleUtc(domain, range) : scaleLinear(domain, range);
};

const extent = (values: readonly number[]): [number, number] =>
  values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity]
  );

/** Whether numbers that differ lie so close that ticks between them could not be told from each other. */
export function areTooClose(values: readonly number[]): boolean {
  const [low, high] = extent(values);
  const span = high - low;
  return span > 0 && (span < 1e-300 || span < 32 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high)));
}

/** Round edges of bins over a span. */
export const binEdges =
  (measure: Measure) =>
  (low: number, high: number): number[] =>
    areTooClose([low, high]) ? [] : scaleOf(measure, low, high).ticks(24).map(Number);

function vertical(values: readonly number[]): {scale: (value: number) => number; axis: SVGElement[]} {
  const [low, high] = extent([0, ...values]);
  const scale = scaleLinear([low, low === high ? 1 : high], [HEIGHT - SIDES.bottom, SIDES.top]).nice(5);
  const format = scale.tickFormat(5);
  const axis = scale.ticks(5).flatMap((tick) => [
    svg(document, "line", {
      class: "chart-grid",
      x1: SIDES.left,
      x2: WIDTH - SIDES.right,
      y1: scale(tick),
      y2: scale(tick)
    }),
    svg(document, "text", {x: SIDES.left - 8, y: scale(tick), dy: "0.32em", "text-anchor": "end"}, format(tick))
  ]);
  return {scale, axis};
}

/** @param whole whether all values are whole: years and counts have no halves */
function horizontal(scale: Scaled, measure: Measure, whole = false): SVGElement[] {
  const format =
    measure === "time"
      ? (scale.tickFormat(7) as (value: unknown) => string)
      : (value: unknown) =>
          Math.abs(Number(value)) < 10_000 && Number.isInteger(value)
            ? String(Number(value))
            : (scale.tickFormat(7) as (value: unknown) => string)(value);
  return scale
    .ticks(7)
    .filter((tick) => !whole || Number.isInteger(Number(tick)))
    .map((tick) =>
      svg(
        document,
        "text",
        {x: scale(Number(tick)), y: HEIGHT - SIDES.bottom + 18, "text-anchor": "middle"},
        format(tick)
      )
    );
}

const shorten = (text: string) => (text.length > 14 ? `${text.slice(0, 13)}…` : text);

function frame(label: string, x: string, y: string, ...children: SVGElement[]): SVGElement {
  return svg(
    document,
    "svg",
    {viewBox: `0 0 ${WIDTH} ${HEIGHT}`, class: "chart", role: "img", "aria-label": label},
    ...children,
    svg(document, "text", {class: "chart-name", x: WIDTH - SIDES.right, y: HEIGHT - 6, "text-anchor": "end"}, x),
    svg(document, "text", {class: "chart-name", x: 4, y: HEIGHT - 6}, y)
  );
}

const named = (mark: SVGElement, [x, y]: readonly [string, string]) => {
  mark.append(svg(document, "title", {}, `${x}: ${y}`));
  return mark;
};

/** The words of some of the points along the axis, slanted where there are many. */
function wordAxis(points: readonly Point[], middleOf: (index: number) => number): SVGElement[] {
  const every = Math.max(1, Math.ceil(points.length / 24));
  return points.flatMap(({words}, index) => {
    if (index % every) return [];
    const middle = middleOf(index);
    const low = HEIGHT - SIDES.bottom + 14;
    return [
      svg(
        document,
        "text",
        points.length > 8
          ? {x: middle, y: low, "text-anchor": "end", transform: `rotate(-35 ${middle} ${low})`}
          : {x: middle, y: low, "text-anchor": "middle"},
        shorten(words[0])
      )
    ];
  });
}

export interface Drawn {
  label: string;
  x: string;
  y: string;
  measure: Measure;
}

/** Bars in the order of the rows, from zero. */
export function drawBars(points: readonly Point[], {label, x, y}: Drawn): SVGElement {
  const band = scaleBand<number>(
    points.map((_, index) => index),
    [SIDES.left, WIDTH - SIDES.right]
  ).padding(0.2);
  const {scale, axis} = vertical(points.map((point) => point.y));
  const bars = points.map((point, index) =>
    named(
      svg(document, "rect", {
        class: "chart-bar",
        x: band(index)!,
        width: band.bandwidth(),
        y: Math.min(scale(0), scale(point.y)),
        height: Math.abs(scale(point.y) - scale(0))
      }),
      point.words
    )
  );
  const names = wordAxis(points, (index) => band(index)! + band.bandwidth() / 2);
  return frame(label, x, y, ...axis, ...bars, ...names);
}

/** Whether numbers lie so close that a scale can hold them. */
export const canScale = (values: readonly number[]): boolean => {
  const [low, high] = extent([0, ...values]);
  return Number.isFinite((high - low) * 2);
};

/** A line through the points from left to right, or a dot each. */
export function drawPoints(kind: "line" | "dot", points: readonly Point[], {label, x, y, measure}: Drawn): SVGElement {
  const across = scaleOf(measure, ...extent(points.map((point) => point.x)));
  const {scale, axis} = vertical(points.map((point) => point.y));
  const whole = points.every((point) => Number.isInteger(point.x));
  const bottom =
    measure === "word" ? wordAxis(points, (index) => across(points[index]!.x)) : horizontal(across, measure, whole);
  if (kind === "dot")
    return frame(
      label,
      x,
      y,
      ...axis,
      ...bottom,
      ...points.map((point) =>
        named(
          svg(document, "circle", {class: "chart-dot", cx: across(point.x), cy: scale(point.y), r: 3.5}),
          point.words
        )
      )
    );
  const sorted = [...points].sort((a, b) => a.x - b.x);
  const path = sorted
    .map((point, index) => `${index ? "L" : "M"}${across(point.x).toFixed(1)},${scale(point.y).toFixed(1)}`)
    .join("");
  return frame(label, x, y, ...axis, ...bottom, svg(document, "path", {class: "chart-line", d: path}));
}

/** Bars from edge to edge, as high as the values between are many. */
export function drawBins(bins: readonly Bin[], {label, x, y, measure}: Drawn): SVGElement {
  const across = scaleOf(measure, bins[0]!.from, bins.at(-1)!.to);
  const {scale, axis} = vertical(bins.map(({count}) => count));
  const words = (value: number) =>
    measure === "time" ? new Date(value).toISOString().slice(0, 16).replace("T", " ") : String(value);
  const bars = bins.map(({from, to, count}) =>
    named(
      svg(document, "rect", {
        class: "chart-bar",
        x: across(from),
        width: Math.max(1, across(to) - across(from) - 1),
        y: scale(count),
        height: scale(0) - scale(count)
      }),
      [`${words(from)} to ${words(to)}`, String(count)]
    )
  );
  return frame(label, x, y, ...axis, ...bars, ...horizontal(across, measure));
}
