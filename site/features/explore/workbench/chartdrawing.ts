/* Draws charts of results. It is a script of its own, which is loaded when a reader opens a chart. */
import {
  axisX,
  axisY,
  dot,
  gridY,
  line as lineMark,
  plot,
  rect,
  ruleX,
  ruleY,
  text,
  type Markish
} from "@observablehq/plot";
import {scaleLinear, scaleQuantile, scaleUtc} from "d3-scale";
import {isNarrow, labelSize} from "../../../charts/figure.js";
import {housePlot} from "../../../charts/plotdrawing.js";
import {stateMap} from "../../../charts/statemap.js";
import {box, finish, label, line, paragraph, sheet} from "../../../charts/svg.js";
import {numberWidth, textWidth, wrap} from "../../../charts/textwidth.js";
import {formatList, formatNumber, pluralize} from "../../../ui/format.js";
import {STATE_CODES, stateName} from "../../../ui/states.js";
import type {ChartChoice} from "../../../story/story.js";
import {safePictures} from "../cell/safepicture.js";
import type {QueryResult} from "../result/result.js";
import {takeRows} from "../result/take.js";
import {apartNote, seriesShown, type Cautions} from "./cautions.js";
import {binsOf, measureOf, pointsOf, written, type Bin, type Measure, type Point} from "./chartpoints.js";

/** So many rows are drawn; a histogram counts all. */
const MOST = {bar: 80, line: 20_000, dot: 5_000, map: 5_000};
/** So many points of lines say their value: more could not be told from each other. */
const MOST_SAID = 2_000;
/** The shapes of dots by their series; there is a color for each. */
const SHAPES = ["circle", "square", "diamond", "triangle", "star", "wye"] as const;

const FAR = "Its values are farther apart than a chart can show: leave out the largest in the query.";
const CLOSE = "Its values are closer together than a chart can show: subtract the smallest in the query.";

const extent = (values: readonly number[]): [number, number] =>
  values.reduce<[number, number]>(
    ([low, high], value) => [Math.min(low, value), Math.max(high, value)],
    [Infinity, -Infinity]
  );

/** Whether numbers that differ lie so close that ticks between them could not be told from each other. */
function areTooClose(values: readonly number[]): boolean {
  const [low, high] = extent(values);
  const span = high - low;
  return span > 0 && (span < 1e-300 || span < 32 * Number.EPSILON * Math.max(Math.abs(low), Math.abs(high)));
}

/** Whether numbers lie so close that a scale can hold them. */
const canScale = (values: readonly number[]): boolean => {
  const [low, high] = extent([0, ...values]);
  return Number.isFinite((high - low) * 2);
};

interface Scaled {
  domain: readonly [number, number];
  ticks: (count: number) => number[];
  format: (count: number) => (value: number) => string;
}

function acrossOf(measure: Measure, low: number, high: number): Scaled {
  // One day stands in the middle of three, one number between its neighbors.
  const beside = measure === "time" ? 86_400_000 : 1;
  const domain: [number, number] = low === high ? [low - beside, high + beside] : [low, high];
  if (measure === "time") {
    const scale = scaleUtc(domain, [0, 1]);
    const format = scale.tickFormat();
    const words = (value: number, [first]: readonly Date[]) => {
      const short = format(new Date(value));
      const year = String(new Date(value).getUTCFullYear());
      // The first says which year it is; a January after it does.
      return value === Number(first) && !short.includes(year) ? `${short}, ${year}` : short;
    };
    return {
      domain,
      ticks: (count) => scale.ticks(count).map(Number),
      format: (count) => (value) => words(value, scale.ticks(count))
    };
  }
  const scale = scaleLinear(domain, [0, 1]);
  return {
    domain,
    ticks: (count) => scale.ticks(count),
    format: (count) => {
      const format = scale.tickFormat(count);
      // A year has no separator.
      return (value) => (Math.abs(value) < 10_000 && Number.isInteger(value) ? String(value) : format(value));
    }
  };
}

/** Round edges of bins over a span. */
const binEdges =
  (measure: Measure) =>
  (low: number, high: number): number[] =>
    areTooClose([low, high]) ? [] : acrossOf(measure, low, high).ticks(24);

/** How the rows of a series look. Beyond the sixth they are gray, and still say what they are. */
interface Look {
  color: string;
  shape: (typeof SHAPES)[number];
}
const PLAIN: Look = {color: "var(--category-1)", shape: "circle"};
const OTHERS: Look = {color: "var(--quiet)", shape: "circle"};

interface Series {
  looks: ReadonlyMap<string | null, Look>;
  key: readonly {look: Look; words: string}[];
}

function seriesLooks(points: readonly Point[], shape?: Look["shape"]): Series {
  const names = [...new Set(points.map(({series}) => series))];
  if (names.every((name) => name === null)) return {looks: new Map([[null, PLAIN]]), key: []};
  const looks = new Map(
    names.map((name, index) => [
      name,
      index < SHAPES.length ? {color: `var(--category-${index + 1})`, shape: shape ?? SHAPES[index]!} : OTHERS
    ])
  );
  const rest = names.length - SHAPES.length;
  return {
    looks,
    key: [
      ...names.slice(0, SHAPES.length).map((name) => ({look: looks.get(name)!, words: shorten(name ?? "", 30)})),
      ...(rest > 0 ? [{look: OTHERS, words: `${formatNumber(rest)} more, gray`}] : [])
    ]
  };
}

const shorten = (words: string, most: number) => (words.length > most ? `${words.slice(0, most - 1)}…` : words);

/** As much of a name as has room. */
function fitting(words: string, room: number, size: number): string {
  let cut = words;
  while (cut.length > 2 && textWidth(cut, {size}) > room) cut = `${cut.replace(/…$/, "").slice(0, -1)}…`;
  return cut;
}

interface Frame {
  width: number;
  /** What the upright and the level axis are called. */
  names: {up: string; across: string};
  key: Series["key"];
  /** Room for words at the left. */
  left: number;
  right?: number;
  /** How high the field is that marks are drawn in. */
  height: number;
  marks: readonly Markish[];
  x: object;
  y: object;
  title: string;
  /** How far the row or the column of each bar reaches to either side of its middle, in which it answers. */
  row?: number;
  column?: number;
}

/** Marks with their axes’ names and a key above them. */
function framed({width, names, key, left, right = 14, height, marks, x, y, title, row, column}: Frame): SVGSVGElement {
  const size = labelSize(width);
  const leading = Math.round(size * 1.5);
  let [at, line] = [0, 1];
  const entries = key.map(({look, words}) => {
    const wide = 18 + textWidth(words, {size}) + 16;
    if (at > 0 && at + wide > width) [at, line] = [0, line + 1];
    const entry = {look, words, dx: at, dy: line * leading};
    at += wide;
    return entry;
  });
  const top = (key.length ? line + 1 : 1) * leading + 10;
  const bottom = Math.round(size * 3.2);
  const corner = {facet: "super", frameAnchor: "top-left", lineAnchor: "middle", textAnchor: "start"} as const;
  const place = (dx: number, dy: number) => ({dx: dx - left, dy: dy - top + size * 0.8});
  const made = plot({
    document,
    width,
    height: top + height + bottom,
    marginTop: top,
    marginBottom: bottom,
    marginLeft: left,
    marginRight: right,
    x: {axis: null, ...x},
    y: {axis: null, ...y},
    marks: [
      ...marks,
      text([shorten(names.up, 60)], {...corner, ...place(0, 0), text: (words: string) => words, fontWeight: 600}),
      ...entries.flatMap(({look, words, dx, dy}) => [
        dot([0], {
          frameAnchor: "top-left",
          ...place(dx + 7, dy),
          symbol: look.shape,
          r: 4.5,
          fill: look.color
        }),
        text([words], {...corner, ...place(dx + 18, dy), text: (said: string) => said, fill: "var(--soft)"})
      ]),
      text([shorten(names.across, 60)], {
        frameAnchor: "bottom-right",
        textAnchor: "end",
        lineAnchor: "bottom",
        dx: right - 2,
        dy: bottom - 4,
        text: (words: string) => words,
        fontWeight: 600
      })
    ]
  });
  const svg = housePlot(made, width, title);
  for (const [name, far] of Object.entries({row, column}))
    if (far) svg.setAttribute("data-lane", `${name} ${far.toFixed(2)}`);
  return svg;
}

/** The upright axis from zero, with room for its words. */
function upright(values: readonly number[], width: number): {left: number; y: object; marks: Markish[]} {
  const [low, high] = extent([0, ...values]);
  const scale = scaleLinear([low, low === high ? 1 : high], [0, 1]).nice(5);
  const ticks = scale.ticks(5);
  const format = scale.tickFormat(5);
  const size = labelSize(width);
  return {
    left: Math.ceil(Math.max(...ticks.map((tick) => numberWidth(format(tick), size)))) + 16,
    y: {domain: scale.domain()},
    marks: [
      gridY(ticks, {stroke: "var(--rule)", strokeOpacity: 1}),
      axisY(ticks, {tickFormat: format, tickSize: 0, label: null, fill: "var(--soft)"}),
      ruleY([0], {stroke: "var(--soft)"})
    ]
  };
}

const level = (ticks: readonly number[], format: (value: number) => string): Markish =>
  axisX(ticks, {tickFormat: format, label: null, fill: "var(--soft)", stroke: "var(--soft)"});

const saysOf = ({series, words: [x, y]}: Point) => `${series === null ? "" : `${series}, `}${x}: ${y}`;

interface Slot {
  point: Point;
  /** Where its bar begins, in widths of a bar. */
  at: number;
}

/** Bars side by side in the order of the rows, those that share a value across next to each other. */
function slotsOf(points: readonly Point[]): {
  slots: Slot[];
  groups: {words: string; from: number; to: number}[];
  end: number;
} {
  const groups = new Map<string, Point[]>();
  for (const point of points) groups.set(point.words[0], [...(groups.get(point.words[0]) ?? []), point]);
  const gap = groups.size < points.length ? 0.6 : 0;
  const slots: Slot[] = [];
  const named: {words: string; from: number; to: number}[] = [];
  let end = 0;
  for (const [words, own] of groups) {
    if (end) end += gap;
    named.push({words, from: end, to: end + own.length});
    for (const point of own) slots.push({point, at: end++});
  }
  return {slots, groups: named, end};
}

/** The groups of which each has room for its words, if not for all of them. */
function spaced<T extends {words: string; from: number; to: number}>(
  groups: readonly T[],
  end: number,
  room: number,
  size: number
): T[] {
  const widest = Math.max(...groups.map(({words}) => textWidth(words, {size}))) + 10;
  const each = room / Math.max(1, end);
  let last = -Infinity;
  return groups.filter(({from, to}) => {
    const middle = ((from + to) / 2) * each;
    if (middle - last < widest) return false;
    last = middle;
    return true;
  });
}

interface Ask {
  points: readonly Point[];
  measure: Measure;
  names: {x: string; y: string};
  width: number;
  title: string;
}

/** Bars from zero: upright along numbers and times; of words they lie, so that each has its name beside it. */
function drawBars({points, measure, names, width, title}: Ask): SVGSVGElement {
  const {looks, key} = seriesLooks(points, "square");
  const {slots, groups, end} = slotsOf(points);
  const size = labelSize(width);
  const across = {a: (d: Slot) => d.at + 0.1, b: (d: Slot) => d.at + 0.9};
  const look = {fill: (d: Slot) => looks.get(d.point.series)!.color, ariaLabel: (d: Slot) => saysOf(d.point)};
  if (measure !== "word") {
    const {left, y, marks} = upright(
      points.map((point) => point.y),
      width
    );
    const shown = spaced(groups, end, width - left - 14, size);
    return framed({
      width,
      title,
      names: {up: names.y, across: names.x},
      key,
      left,
      height: 250,
      column: (width - left - 14) / (end + 0.6) / 2,
      x: {domain: [-0.3, end + 0.3]},
      y,
      marks: [
        ...marks,
        rect(slots, {x1: across.a, x2: across.b, y1: 0, y2: (d: Slot) => d.point.y, ...look}),
        text(shown, {
          x: (d: {from: number; to: number}) => (d.from + d.to) / 2,
          frameAnchor: "bottom",
          lineAnchor: "top",
          dy: 6,
          text: "words",
          fill: "var(--soft)"
        })
      ]
    });
  }
  const left = Math.min(width * 0.45, Math.max(...groups.map(({words}) => textWidth(words, {size}))) + 10);
  const [low, high] = extent([0, ...points.map((point) => point.y)]);
  const scale = scaleLinear([low, low === high ? 1 : high], [0, 1]).nice(isNarrow(width) ? 3 : 5);
  const format = scale.tickFormat(isNarrow(width) ? 3 : 5);
  const all = scale.ticks(isNarrow(width) ? 3 : 5);
  const right = Math.max(14, numberWidth(format(all.at(-1)!), size) / 2 + 4);
  const ticks = spaced(
    all.map((tick) => ({words: format(tick), tick, from: scale(tick), to: scale(tick)})),
    1,
    width - left - right,
    size
  ).map(({tick}) => tick);
  const height = Math.round(end * (slots.length > groups.length ? 16 : 21)) + 4;
  return framed({
    width,
    title,
    names: {up: names.x, across: names.y},
    key,
    left,
    right,
    height,
    row: height / end / 2,
    x: {domain: scale.domain()},
    // Plot counts upwards.
    y: {domain: [end, 0]},
    marks: [
      ruleX(ticks, {stroke: "var(--rule)"}),
      level(ticks, format),
      rect(slots, {y1: across.a, y2: across.b, x1: 0, x2: (d: Slot) => d.point.y, ...look}),
      ruleX([0], {stroke: "var(--soft)"}),
      text(groups, {
        y: (d: {from: number; to: number}) => (d.from + d.to) / 2,
        frameAnchor: "left",
        textAnchor: "end",
        dx: -8,
        text: (d: {words: string}) => fitting(d.words, left - 10, size)
      })
    ]
  });
}

/** A line through the rows of each series from left to right, or a dot each. A line never joins rows that share a value across: those are dots. */
function drawPoints(kind: "line" | "dot", {points, measure, names, width, title}: Ask): SVGSVGElement {
  const {looks, key} = seriesLooks(points);
  const size = labelSize(width);
  // Words stand at even distances.
  const order = new Map([...new Set(points.map(({x}) => x))].map((x, index) => [x, index]));
  const at = (point: Point) => (measure === "word" ? order.get(point.x)! : point.x);
  const own = new Map<string | null, Point[]>();
  for (const point of points) own.set(point.series, [...(own.get(point.series) ?? []), point]);
  const {left, y, marks} = upright(
    points.map((point) => point.y),
    width
  );
  const across = acrossOf(measure, ...extent(points.map(at)));
  const room = width - left - 30;
  const count = isNarrow(width) ? 4 : 7;
  const whole = points.every((point) => Number.isInteger(point.x));
  const first = new Map(points.map((point) => [at(point), shorten(point.words[0], 14)]));
  const [low, high] = across.domain;
  const ticks =
    measure === "word"
      ? spaced(
          [...first].map(([place, words]) => ({
            words,
            place,
            from: (place - low) / (high - low),
            to: (place - low) / (high - low)
          })),
          1,
          room,
          size
        ).map(({place}) => place)
      : across.ticks(count).filter((tick) => measure === "time" || !whole || Number.isInteger(tick));
  const format = measure === "word" ? (place: number) => first.get(place) ?? "" : across.format(count);
  const said = kind === "dot" || points.length <= MOST_SAID;
  const r = kind === "dot" ? 3.5 : points.length > 200 ? 2 : 3;
  return framed({
    width,
    title,
    names: {up: names.y, across: names.x},
    key,
    left,
    right: 30,
    height: 250,
    x: {domain: across.domain},
    y,
    marks: [
      ...marks,
      level(ticks, format),
      ...[...own].flatMap(([series, rows]) => {
        const {color, shape} = looks.get(series)!;
        const joined = kind === "line" && !repeats(rows);
        return [
          joined
            ? lineMark(
                [...rows].sort((a, b) => a.x - b.x),
                {x: at, y: "y", stroke: color, strokeWidth: 1.6}
              )
            : null,
          said || !joined
            ? dot(rows, {
                x: at,
                y: "y",
                symbol: shape,
                r,
                fill: color,
                fillOpacity: joined ? 1 : 0.55,
                ariaLabel: saysOf
              })
            : null
        ];
      })
    ]
  });
}

/** Whether two of some rows share a value across. */
const repeats = (rows: readonly Point[]): boolean => new Set(rows.map(({x}) => x)).size < rows.length;

/** Bars from edge to edge, as high as the values between are many. */
function drawBins(bins: readonly Bin[], {measure, names, width, title}: Omit<Ask, "points">): SVGSVGElement {
  const {left, y, marks} = upright(
    bins.map(({count}) => count),
    width
  );
  const across = acrossOf(measure, bins[0]!.from, bins.at(-1)!.to);
  const count = isNarrow(width) ? 4 : 7;
  const words = (value: number) =>
    measure === "time" ? new Date(value).toISOString().slice(0, 16).replace("T", " ") : String(value);
  return framed({
    width,
    title,
    names: {up: names.y, across: names.x},
    key: [],
    left,
    right: 30,
    height: 250,
    column: ((width - left - 30) * (bins[0]!.to - bins[0]!.from)) / (across.domain[1] - across.domain[0]) / 2,
    x: {domain: across.domain},
    y,
    marks: [
      ...marks,
      rect(bins, {
        x1: "from",
        x2: "to",
        y1: 0,
        y2: "count",
        insetRight: bins.length > 200 ? 0 : 1,
        fill: "var(--category-1)",
        ariaLabel: (d: Bin) => `${words(d.from)} to ${words(d.to)}: ${d.count}`
      }),
      level(across.ticks(count), across.format(count))
    ]
  });
}

/** Why rows are no map, in words; null where they are one. */
function whyNoMap(points: readonly Point[], x: string): string | null {
  const counts = new Map<string, number>();
  for (const {words} of points)
    if (STATE_CODES.includes(words[0])) counts.set(words[0], (counts.get(words[0]) ?? 0) + 1);
  if (!counts.size) return `A map needs a column of state codes, such as US-CA: ${x} has none.`;
  const [twice] = [...counts].filter(([, count]) => count > 1);
  return twice
    ? `A map shows one row per state, and ${twice[0]} has ${pluralize(twice[1], "row")}: keep one year or kind in the query (WHERE), or aggregate them.`
    : null;
}

/** The states in five shades, as many in one as in another. */
function drawMap({points, names, width, title}: Ask, outlines: Readonly<Record<string, string>>): SVGSVGElement {
  const of = new Map(points.filter(({words}) => words[0] in outlines).map((point) => [point.words[0], point]));
  const shade = scaleQuantile(
    [...of.values()].map(({y}) => y),
    [0, 1, 2, 3, 4]
  );
  const size = labelSize(width);
  const svg = sheet({document, width, id: "result-map", title, description: ""});
  label(svg, shorten(names.y, 60), {x: 0, y: size, style: "strong"});
  const map = svg.append<SVGElement>("g").attr("transform", `translate(0 ${size * 1.8})`);
  const {height, none} = stateMap(map, {
    outlines,
    width,
    id: `result-map-none-${width}`,
    shade: (code) => (of.has(code) ? shade(of.get(code)!.y) : null),
    says: (code) => `${stateName(code)}: ${of.get(code)?.words[1] ?? "no row"}`
  });
  const classes = [0, 1, 2, 3, 4].flatMap((index) => {
    const own = [...of.values()].filter(({y}) => shade(y) === index).map(({y}) => y);
    if (!own.length) return [];
    const [low, high] = extent(own).map(formatNumber);
    return [{look: `shade-${index}`, words: low === high ? low! : `${low} to ${high}`}];
  });
  // States without a row are named where they are few and there is room, and counted else.
  const missing = Object.keys(outlines).filter((code) => !of.has(code));
  const named = `no row: ${formatList(missing.map(stateName))}`;
  const few = missing.length < 4 && 24 + textWidth(named, {size}) <= width;
  const without = few ? named : `no row: ${pluralize(missing.length, "state")}`;
  let [x, y] = [0, size * 1.8 + height + size * 1.7];
  for (const {look, words} of [...classes, ...(missing.length ? [{look: "edge", words: without}] : [])]) {
    const wide = 24 + textWidth(words, {size}) + 18;
    if (x > 0 && x + wide > width) [x, y] = [0, y + size * 1.5];
    box(svg, `${look} stroke-barred`, x + 1, y - size * 0.85, 17, size).attr("fill", look === "edge" ? none : null);
    label(svg, words, {x: x + 24, y, style: "muted"});
    x += wide;
  }
  return finish(svg, y + size * 0.6);
}

export interface ChartAsk {
  result: QueryResult;
  choice: ChartChoice;
  width: number;
  /** The states’ outlines, for a map. */
  outlines: Readonly<Record<string, string>> | null;
  /** What the record warns of in its series. */
  cautions?: Cautions;
}

export interface DrawnChart {
  /** Null where there is nothing to draw, which the notes say. */
  svg: SVGSVGElement | null;
  title: string;
  /** The unit of the rows that are drawn, where a column of this name says it. */
  unit: string | null;
  notes: string[];
}

const unitColumn = (result: QueryResult): number =>
  result.columns.findIndex(({name, numeric}) => name.toLowerCase() === "unit" && !numeric);

/** What the column `unit` of a result holds in its first rows. */
function unitsOf(result: QueryResult, rows: number): string[] {
  const column = unitColumn(result);
  if (column < 0) return [];
  const found = new Set<string>();
  for (let row = 0; row < rows; row++) found.add(written(result.at(row, column)));
  return [...found];
}

/** The column that holds each row's bound, where the values that are drawn are the record's own. */
const boundColumn = (result: QueryResult, measured: string): number =>
  isValue(measured) ? result.columns.findIndex(({name}) => name.toLowerCase() === "bound") : -1;

/** Whether a column is the one that `unit` and `bound` are said of. */
const isValue = (name: string): boolean => name.toLowerCase() === "value";

/** The rows of one unit, the one that most of them have, and what is left out; the result itself where they have one unit, or the unit is not of what is drawn. */
function ofOneUnit(result: QueryResult, measured: string): {result: QueryResult; note: string | null} {
  const column = unitColumn(result);
  if (column < 0 || !isValue(measured)) return {result, note: null};
  const counts = new Map<string, number>();
  const units = Array.from({length: result.length}, (_, row) => written(result.at(row, column)));
  for (const unit of units) counts.set(unit, (counts.get(unit) ?? 0) + 1);
  const [most, ...others] = [...counts].sort((a, b) => b[1] - a[1]);
  if (!most || !others.length) return {result, note: null};
  const rows = Uint32Array.from(units.flatMap((unit, row) => (unit === most[0] ? [row] : [])));
  const left = others.slice(0, 4).map(([unit, count]) => `${unit} (${formatNumber(count)})`);
  return {
    result: takeRows(result, rows),
    note: `Only the ${pluralize(most[1], "row")} in ${most[0]} ${most[1] === 1 ? "is" : "are"} drawn. Left out are those in ${formatList(left)}${others.length > left.length ? " and other units" : ""}: values in different units are not comparable. To draw those, ask for their unit in the query.`
  };
}

/** Draws a result, and says what it left out and why. */
export function drawChart({result: whole, choice, width, outlines, cautions = {}}: ChartAsk): DrawnChart {
  const {kind, x, y} = choice;
  const measured = (kind === "histogram" ? x : y) ?? "";
  const {result, note: otherUnits} = ofOneUnit(whole, measured);
  const place = (name: string) => result.columns.findIndex((column) => column.name === name);
  const notes: string[] = otherUnits === null ? [] : [otherUnits];
  if (kind === "histogram") {
    const measure = measureOf(result, place(x)) === "time" ? "time" : "number";
    const {bins, left} = binsOf(result, place(x), binEdges(measure));
    if (left) notes.push(`${pluralize(left, "row")} without a value that could be drawn.`);
    const title = `Rows by ${x}`;
    const ends = bins.flatMap(({from, to}) => [from, to]);
    if (!canScale(ends)) notes.push(FAR);
    else if (areTooClose(ends)) notes.push(CLOSE);
    else if (bins.length)
      return {svg: drawBins(bins, {measure, names: {x, y: "rows"}, width, title}), title, unit: "rows", notes};
    return {svg: null, title, unit: null, notes};
  }
  const series = kind === "map" || typeof choice.series !== "string" ? null : choice.series;
  const title = `${y} by ${x}${series === null ? "" : `, a color for each ${series}`}`;
  const {points, measure, left, rows} = pointsOf(
    result,
    [place(x), place(y ?? ""), series === null ? null : place(series)],
    MOST[kind],
    boundColumn(result, measured)
  );
  const units = unitsOf(result, rows);
  const unit = units.length === 1 ? units[0]! : null;
  if (rows < result.length)
    notes.push(
      `Only the first ${formatNumber(rows)} of ${pluralize(result.length, "row")} are drawn: aggregate or sort them in the query.`
    );
  if (left) notes.push(`${pluralize(left, "row")} without values that could be drawn.`);
  if (units.length > 1 && series !== "unit")
    notes.push(
      `The rows have ${formatNumber(units.length)} units (${units.slice(0, 4).join(", ")}${units.length > 4 ? ", …" : ""}): values in different units are not comparable.`
    );
  const apart = apartNote([seriesShown(result, rows)], cautions);
  if (apart !== null) notes.push(apart);
  const inexact = points.filter(({bounded}) => bounded);
  if (inexact.length)
    notes.push(
      `${pluralize(inexact.length, "value")} ${inexact.length === 1 ? "is" : "are"} not exact in the source, such as ${inexact[0]!.words[1]}, and ${inexact.length === 1 ? "is" : "are"} drawn at the number.`
    );
  const ask = {points, measure, names: {x, y: `${y}${unit === null ? "" : ` (${unit})`}`}, width, title};
  const none = {svg: null, title, unit, notes};
  if ([points.map((point) => point.y), points.map((point) => point.x)].some((values) => !canScale(values))) {
    notes.push(FAR);
    return none;
  }
  if ((kind === "line" || kind === "dot") && areTooClose(points.map((point) => point.x))) {
    notes.push(CLOSE);
    return none;
  }
  if (kind === "map") {
    const why = whyNoMap(points, x);
    const other = [...new Set(points.map(({words}) => words[0]).filter((code) => !STATE_CODES.includes(code)))];
    if (why !== null || !outlines) {
      notes.push(why ?? "The map could not be loaded.");
      return none;
    }
    if (other.length)
      notes.push(`Not on the map: ${other.slice(0, 8).map(stateName).join(", ")}${other.length > 8 ? ", …" : ""}.`);
    return {svg: drawMap(ask, outlines), title, unit, notes};
  }
  if (!points.length) return none;
  const own = new Set(points.map((point) => `${point.x}\u0000${point.series}`));
  if (own.size < points.length && kind !== "dot")
    notes.push(
      `Several rows share a value of ${x}${series === null ? "" : ` and ${series}`}: ${
        kind === "bar" ? "each has a bar of its own" : "they are dots, since a line would join unrelated rows"
      }. ${series === null ? "Choose a series, or aggregate" : "Aggregate"} them in the query.`
    );
  const places = new Set(points.map((point) => `${point.x}\u0000${point.y}`));
  if (places.size < points.length && kind === "dot")
    notes.push(
      `${pluralize(points.length - places.size, "dot")} ${points.length - places.size === 1 ? "lies" : "lie"} exactly on others.`
    );
  if (kind === "line" && points.length > MOST_SAID)
    notes.push(`Of more than ${formatNumber(MOST_SAID)} values, only the line is drawn: single values cannot be read.`);
  return {svg: kind === "bar" ? drawBars(ask) : drawPoints(kind, ask), title, unit, notes};
}

/**
 * What a cell displayed, as pictures of this site.
 * @returns the pictures, and whether words beside them were left out
 */
export function cellPictures(
  markup: string,
  {width, title}: {width: number; title: string}
): {pictures: SVGSVGElement[]; left: boolean} {
  const {pictures, left} = safePictures(markup, document);
  return {pictures: pictures.map((picture) => housePlot(picture, width, title)), left};
}

const MARGIN = 40;
/** So many lines of a query stand in a picture. */
const MOST_LINES = 14;

/** The rules of drawings as this page has them, with the colors that it shows. */
function drawingStyle(): string {
  const values = getComputedStyle(document.documentElement);
  const rules = [...document.styleSheets].flatMap((sheet) =>
    [...sheet.cssRules].flatMap(({cssText}) =>
      /^\.drawing\b/.test(cssText) && !/:hover|:focus/.test(cssText) ? [cssText] : []
    )
  );
  return rules.join("\n").replace(/var\((--[\w-]+)\)/g, (_, name: string) => values.getPropertyValue(name).trim());
}

export interface PictureWords {
  title: string;
  unit: string | null;
  /** What was left out. */
  notes: readonly string[];
  sql: string;
  /** Where it was made, and from which edition. */
  origin: string;
}

/** A chart as a picture that stands alone: title, unit, drawing, the query that it is of, and the edition. */
export function standAlone(drawn: SVGSVGElement, {title, unit, notes, sql, origin}: PictureWords): string {
  const drawing = drawn.cloneNode(true) as SVGSVGElement;
  const inner = Number(drawing.getAttribute("width"));
  const width = inner + 2 * MARGIN;
  const svg = sheet({document, width, id: "picture", title, description: sql});
  svg.attr("xmlns", "http://www.w3.org/2000/svg");
  svg.insert("style", ":first-child").text(drawingStyle());
  const paper = box(svg, "fill-paper", 0, 0, width, 10);
  const write = (lines: readonly string[], y: number, size: number, style: string) =>
    paragraph(svg.append<SVGElement>("g").attr("font-size", size), lines, {x: MARGIN, y, style}, size * 1.35);
  let y = write(wrap(title, inner, {size: 20, bold: true, breakWords: true}), MARGIN + 14, 20, "strong");
  if (unit !== null) y = write(wrap(`Unit: ${unit}`, inner, {size: 14}), y, 14, "muted");
  for (const mark of drawing.querySelectorAll("[data-says]")) mark.removeAttribute("data-says");
  for (const lit of drawing.querySelectorAll(".said")) lit.classList.remove("said");
  // The outer picture has the message; a second image inside it would be read out twice.
  for (const name of ["role", "aria-label", "aria-labelledby"]) drawing.removeAttribute(name);
  for (const told of drawing.querySelectorAll("title, desc")) told.remove();
  drawing.setAttribute("x", String(MARGIN));
  drawing.setAttribute("y", String(y));
  svg.node()!.append(drawing);
  y += Number(drawing.getAttribute("height")) + 14;
  line(svg, "rule", MARGIN, y, width - MARGIN, y);
  y += 20;
  const small = (words: string) => wrap(words, inner, {size: 12, breakWords: true});
  if (notes.length) y = write(small(notes.join(" ")), y, 12, "muted") + 4;
  const query = sql.split("\n").flatMap((each) => small(each.replaceAll("\t", "  ")));
  const cut = query.length > MOST_LINES ? ["… (cut: the description of the SVG has all of it)"] : [];
  // As it is written: a straight quotation mark of SQL stays one.
  for (const words of ["Query:", ...query.slice(0, MOST_LINES), ...cut]) {
    svg.append("text").attr("class", "muted").attr("font-size", 12).attr("x", MARGIN).attr("y", y).text(words);
    y += 16;
  }
  y = write(small(origin), y + 4, 12, "muted");
  paper.attr("height", Math.ceil(y + 10));
  return new XMLSerializer().serializeToString(finish(svg, y + 10));
}

/** A picture of twice its size as PNG. @throws Error where the browser draws none */
export async function pngOf(svg: string): Promise<Blob> {
  const image = new Image();
  image.src = `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`;
  await image.decode();
  const canvas = Object.assign(document.createElement("canvas"), {width: image.width * 2, height: image.height * 2});
  canvas.getContext("2d")!.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, fail) =>
    canvas.toBlob((blob) => (blob ? done(blob) : fail(new Error("the browser made no picture"))), "image/png")
  );
}
