import {words as spoken} from "../words/words.js";
import {formatDate} from "../ui/format.js";
import {html, type Html} from "../ui/html.js";
import {textWidth, wrap} from "./textwidth.js";

/** A stretch of time in which something held. */
interface Bar {
  /** First day, `YYYY-MM-DD`; null for before the strip begins. */
  from: string | null;
  /** First day after; null where no end was seen. */
  until: string | null;
  /** `plain` is no limit, but something else that lasted. */
  restriction: "none" | "notice" | "barred" | "plain";
  /** Not what the strip is about: drawn quieter. */
  quiet?: boolean;
}

/** An event: the first and the last day that its date allows. */
export interface Dot {
  start: string;
  end: string;
  /** The day itself is known. */
  certain: boolean;
}

/** A named line of a strip. */
export interface StripRow {
  label: string;
  bars?: readonly Bar[];
  dots?: readonly Dot[];
  /** What the strip is about. */
  strong?: boolean;
}

export interface StripOptions {
  /** The first and the last day drawn. */
  from: string;
  to: string;
  /** Days after this one are shown as not verified; null draws no such day. */
  verifiedThrough: string | null;
  /** A day to point at, with its name. */
  marker?: {day: string; label: string};
  /** In pixels of the drawing. */
  width: number;
}

const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

const instant = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/**
 * First days of months or years between two days, as many as there is room for. A year stands in January, and at the first tick where no January is next.
 * @param most how many ticks there is room for
 */
export function ticksBetween(from: string, to: string, most: number): {day: string; words: string}[] {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [months(from) + (from.endsWith("-01") ? 0 : 1), months(to)];
  const step = STEPS.find((size) => (last - first + 1) / size <= most) ?? 240;
  const ticks: {day: string; words: string}[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const [year, index] = [Math.floor(month / 12), month % 12];
    const name = spoken().date.shortMonth(index + 1);
    // At the first tick a January beside it would have no room for its own.
    const opens = ticks.length === 0 && (month + step > last || (month + step) % 12 !== 0);
    const words = step >= 12 ? `${year}` : index === 0 || opens ? `${name} ${year}` : name;
    ticks.push({day: `${year}-${String(index + 1).padStart(2, "0")}-01`, words});
  }
  return ticks;
}

const TRACK = 26;
const TRACK_UNDER_LABEL = 42;
const AXIS = 46;
const SIZE = 13;
const LEADING = 15;
const EDGE = 6;

const round = (value: number) => Math.round(value * 10) / 10;

/**
 * Lines of bars and dots over one span of time, as SVG. What lies after the verified day is faded and said to be so.
 * @param description what the picture says, in words: read out in place of it
 */
export function strip(
  rows: readonly StripRow[],
  description: string,
  {from, to, verifiedThrough, marker, width}: StripOptions
): Html {
  const beside = width >= 560;
  const left = beside ? Math.round(width * 0.36) : EDGE;
  const top = marker ? 22 : 4;
  // Each line is as high as its label, which is never cut.
  const labels = rows.map(({label, strong}) =>
    wrap(label, beside ? left - 14 : width - 2 * EDGE, {size: SIZE, bold: strong ?? false, breakWords: true})
  );
  const tracks = labels.map(({length}) =>
    beside ? Math.max(TRACK, length * LEADING + 9) : TRACK_UNDER_LABEL + (length - 1) * LEADING
  );
  const tops = tracks.map((_, index) => tracks.slice(0, index).reduce((sum, track) => sum + track, top));
  const foot = tracks.reduce((sum, track) => sum + track, top);
  const right = width - EDGE;
  const [first, span] = [instant(from), instant(to) - instant(from)];
  const at = (day: string) => round(left + (right - left) * Math.min(1, Math.max(0, (instant(day) - first) / span)));
  const seen = verifiedThrough === null ? right : at(verifiedThrough);

  const bar = ({from: start, until, restriction, quiet}: Bar, y: number) => {
    const [a, b] = [start === null ? left : at(start), until === null ? right : at(until)];
    const kept = Math.min(b, Math.max(a, seen));
    const kind = `bar bar-${restriction}${quiet ? " bar-quiet" : ""}`;
    return html`${kept > a && html`<rect class="${kind}" x="${a}" y="${y - 5}" width="${round(Math.max(2, kept - a))}" height="10"/>`}${b > kept && html`<rect class="${kind} bar-unverified" x="${kept}" y="${y - 5}" width="${round(b - kept)}" height="10"/>`}`;
  };
  const dot = ({start, end, certain}: Dot, y: number) => {
    const [a, b] = [at(start), at(end)];
    if (certain) return html`<circle class="dot" cx="${a}" cy="${y}" r="4.5"/>`;
    if (b - a < 9) return html`<circle class="dot dot-uncertain" cx="${round((a + b) / 2)}" cy="${y}" r="4"/>`;
    return html`<rect class="dot dot-uncertain" x="${a}" y="${y - 4}" width="${round(b - a)}" height="8" rx="4"/>`;
  };
  const line = (row: StripRow, index: number) => {
    const names = labels[index]!;
    const [start, track] = [tops[index]!, tracks[index]!];
    const y = beside ? start + track / 2 : start + track - 12;
    const first = beside ? y + 4.5 - ((names.length - 1) * LEADING) / 2 : start + 17;
    return html`${names.map((name, at) => html`<text class="${row.strong ? "strong" : "name"}" x="${beside ? 0 : EDGE}" y="${first + at * LEADING}">${name}</text>`)}<line class="rail" x1="${left}" x2="${right}" y1="${y}" y2="${y}"/>${row.bars?.map((one) => bar(one, y))}${[...(row.dots ?? [])].sort((a, b) => Number(a.certain) - Number(b.certain)).map((one) => dot(one, y))}`;
  };

  const tick = ({day, words}: {day: string; words: string}) => {
    const place = at(day);
    const anchor = place < left + 22 ? "start" : place > right - 26 ? "end" : "middle";
    return html`<line class="tick" x1="${place}" x2="${place}" y1="${top}" y2="${foot + 4}"/><text class="axis" x="${place}" y="${foot + 18}" text-anchor="${anchor}">${words}</text>`;
  };
  /** The side of a place on which a label has room: centered wherever that fits. */
  const side = (place: number, words: string) => {
    const half = textWidth(words, {size: SIZE, bold: true}) / 2;
    return place - half < 0 ? "start" : place + half > width ? "end" : "middle";
  };
  const pointed = marker && {...marker, place: at(marker.day)};
  const verified = verifiedThrough === null ? "" : spoken().date.verified(formatDate(verifiedThrough));
  // Words are drawn after the lines that stand across them, and their halo parts those.
  return html`<svg class="strip strip-${width}" viewBox="0 0 ${width} ${foot + AXIS}" width="${width}" height="${foot + AXIS}" role="img" aria-label="${description}">${seen < right && html`<rect class="beyond" x="${seen}" y="${top}" width="${round(right - seen)}" height="${foot - top}"/><line class="edge" x1="${seen}" x2="${seen}" y1="${top}" y2="${foot + 22}"/>`}${pointed && html`<line class="marker" x1="${pointed.place}" x2="${pointed.place}" y1="${top - 4}" y2="${foot}"/>`}${ticksBetween(from, to, Math.floor((right - left) / 80)).map(tick)}${rows.map(line)}${seen < right && html`<text class="axis" x="${seen}" y="${foot + 36}" text-anchor="${side(seen, verified)}">${verified}</text>`}${pointed && html`<text class="marker-name" x="${pointed.place}" y="12" text-anchor="${side(pointed.place, pointed.label)}">${pointed.label}</text>`}</svg>`;
}

/** The widths that a strip is drawn at; the style sheet shows the one that fits. */
const STRIP_WIDTHS = [960, 600, 320] as const;

/** A strip at every width. Its style comes with it, but in a cell: what a cell shows is no part of the page that Framework knows, and pages with cells have it. */
export const strips = (rows: readonly StripRow[], description: string, options: Omit<StripOptions, "width">): Html =>
  html`${typeof document === "undefined" && html`<link rel="stylesheet" href="/assets/strip.css">`}<div class="strips">${STRIP_WIDTHS.map((width) => strip(rows, description, {...options, width}))}</div>`;
