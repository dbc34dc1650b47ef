import type {Observation} from "../../../loaders/schema/tables/observations.js";
import {group} from "d3-array";
import {axisOf} from "../../charts/axis.js";
import {isNarrow, labelSize, type DrawOptions} from "../../charts/figure.js";
import {answers, box, finish, label, line, round, sheet} from "../../charts/svg.js";
import {textWidth, wrap} from "../../charts/textwidth.js";
import {capital, dollars, formatDate, formatNumber, formatRounded} from "../../ui/format.js";
import {stateName} from "../../ui/states.js";
import {words} from "../../words/words.js";

/** One value is a sentence and no picture. */
const FEWEST = 2;
/** Fewer values than this over time are told apart by what they are of. */
const LEAST = 3;
/** So few values of several periods are all drawn. */
const FEW = 6;
/** More bars than this are cut: the table has them all. */
const MOST = 15;

/** The longest run of values that differ in time alone: one place, one dimension, one unit. */
export function longestRun(rows: readonly Observation[]): readonly Observation[] {
  const runs = group(rows, ({geography, dimension, unit}) => [geography, dimension, unit].join("\n"));
  return [...runs.values()].reduce<readonly Observation[]>(
    (longest, run) => (run.length > longest.length ? run : longest),
    []
  );
}

/** What a value is of, besides its series: its place and its dimension. */
export const subject = ({geography, dimension}: Pick<Observation, "geography" | "dimension">, whole: string): string =>
  [geography === whole ? "" : stateName(geography), dimension ?? ""].filter(Boolean).join(", ");

/** A number in its unit's form: `$8.5 billion`, `7.2%`, `2,400,000`. */
const inUnit = (value: number, unit: string): string =>
  /^usd(?:-|$)/.test(unit) ? dollars(value) : `${formatNumber(value)}${/^percent(?:-|$)/.test(unit) ? "%" : ""}`;

/** A value of a picture in words, with what is known of it: `more than 2,400,000`. */
const inWords = ({value, bound, unit}: Observation): string => `${words().number.bounds[bound]}${inUnit(value, unit)}`;

/** A tick of its axis, in the same form. */
const tickWords = (value: number, unit: string): string =>
  /^(usd|percent)(?:-|$)/.test(unit) ? inUnit(value, unit) : formatRounded(value);

/** What a series' picture shows: values over time, or those of the latest period, the most first. */
export interface SeriesPicture {
  kind: "time" | "rank";
  rows: readonly Observation[];
  /** What is drawn, in words. */
  caption: string;
}

/** Chooses what to draw of a series; null where nothing compares: without observations, or with a single one to draw. */
export function seriesPicture(rows: readonly Observation[], whole: string): SeriesPicture | null {
  const run = longestRun(rows);
  const [first, last] = [run[0], run.at(-1)];
  if (!first || !last) return null;
  if (run.length >= LEAST) {
    const of = subject(first, whole);
    return {
      kind: "time",
      rows: run,
      caption: `${of ? `${capital(of)}, ${formatDate(first.period)}` : formatDate(first.period)} to ${formatDate(last.period)}, from zero; dots are not joined`
    };
  }
  const latest = rows.reduce((a, b) => (b.period_start > a.period_start ? b : a));
  // Where few values are all that there is, the latest period alone may be an incomplete one.
  const alike = rows.filter(({unit}) => unit === latest.unit);
  if (alike.length >= FEWEST && alike.length <= FEW && alike.some(({period}) => period !== latest.period))
    return {
      kind: "rank",
      rows: alike,
      caption: `${formatDate(alike[0]!.period)} to ${formatDate(alike.at(-1)!.period)}, in chronological order`
    };
  const then = rows.filter(({period, unit}) => period === latest.period && unit === latest.unit);
  if (then.length < FEWEST) return null;
  const ranked = [...then].sort((a, b) => b.value - a.value).slice(0, MOST);
  return {
    kind: "rank",
    rows: ranked,
    caption: `${formatDate(latest.period)}, largest first${then.length > MOST ? `: ${MOST} of ${then.length}` : ""}; other periods and units are in the table`
  };
}

function drawTime({rows}: SeriesPicture, {document, width, id, title}: DrawOptions & {id: string; title: string}) {
  const svg = sheet({
    document,
    width,
    id,
    title,
    description: rows.map((row) => `${formatDate(row.period)}: ${inWords(row)}`).join("; ")
  });
  const size = labelSize(width);
  const [low, high] = [Math.min(0, ...rows.map(({value}) => value)), Math.max(0, ...rows.map(({value}) => value))];
  const height = isNarrow(width) ? 200 : 240;
  svg.attr("data-lane", `column ${width}`);
  const axis = axisOf(rows, {range: [height - size * 2, size], domain: [low, high || 1]});
  const ticks = axis.ticks(4);
  const left = Math.max(...ticks.map((tick) => textWidth(tickWords(tick, axis.unit), {size}))) + 10;
  for (const tick of ticks) {
    line(svg, tick === 0 ? "base" : "grid", left, axis.position(tick), width, axis.position(tick));
    label(svg, tickWords(tick, axis.unit), {
      x: left - 8,
      y: axis.position(tick) + size * 0.35,
      anchor: "end",
      style: "tick"
    });
  }
  const times = rows.map(({period_start}) => Date.parse(period_start));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  rows.forEach((row, index) => {
    const x = left + 8 + ((times[index]! - from) / (to - from || 1)) * (width - left - 16);
    answers(
      svg
        .append<SVGElement>("circle")
        .attr("class", "dot line-ink")
        .attr("cx", round(x))
        .attr("cy", round(axis.at(row)))
        .attr("r", rows.length > 60 ? 2 : 3.5),
      `${formatDate(row.period)}: ${inWords(row)}`,
      row.id
    );
  });
  label(svg, formatDate(rows[0]!.period), {x: left, y: height - size * 0.4, style: "tick"});
  label(svg, formatDate(rows.at(-1)!.period), {x: width, y: height - size * 0.4, anchor: "end", style: "tick"});
  return finish(svg, height);
}

function drawRank(
  {rows}: SeriesPicture,
  {document, width, id, title, whole}: DrawOptions & {id: string; title: string; whole: string}
) {
  const periods = new Set(rows.map(({period}) => period));
  const names = rows.map((row) => {
    const of = subject(row, whole);
    return periods.size > 1 ? [formatDate(row.period), of].filter(Boolean).join(", ") : capital(of) || stateName(whole);
  });
  const svg = sheet({
    document,
    width,
    id,
    title,
    description: rows.map((row, index) => `${names[index]}: ${inWords(row)}`).join("; ")
  });
  const size = labelSize(width);
  const room = Math.max(...rows.map((row) => textWidth(inWords(row), {size, bold: true}))) + 12;
  const axis = axisOf(rows, {
    range: [0, width - room],
    domain: [Math.min(0, ...rows.map(({value}) => value)), Math.max(0, ...rows.map(({value}) => value)) || 1]
  });
  // A bar's name stands above it.
  svg.attr("data-lane", `row ${round(size * 1.93)} ${round(size * 0.92)}`);
  let y = size;
  rows.forEach((row, index) => {
    const [shown = "", ...more] = wrap(names[index]!, width, {size});
    label(svg, more.length ? `${shown} …` : shown, {x: 0, y});
    const [start, end] = [axis.position(0), axis.at(row)].sort((a, b) => a - b) as [number, number];
    answers(
      box(svg, "fill-barred", start, y + size * 0.65, Math.max(1, end - start), size * 0.55),
      `${names[index]}: ${inWords(row)}`,
      row.id
    );
    label(svg, inWords(row), {x: end + 8, y: y + size * 1.25, style: "strong"});
    y += size * 2.85;
  });
  return finish(svg, y - size * 1.2);
}

/** Draws a series. Pure. */
export const drawSeries = (
  picture: SeriesPicture,
  options: DrawOptions & {id: string; title: string; whole: string}
): SVGSVGElement => (picture.kind === "time" ? drawTime(picture, options) : drawRank(picture, options));
