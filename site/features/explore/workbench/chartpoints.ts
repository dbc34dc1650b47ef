import type {QueryResult} from "../result/result.js";
import {valueText, type Value} from "../result/text.js";

/** What a column is measured on: numbers, days and times, or words in the order of the rows. */
export type Measure = "number" | "time" | "word";

const INSTANT = /^(\d{4}-\d\d-\d\d)(?: (\d\d:\d\d:\d\d(?:\.\d+)?)(?:\+00)?)?$/;

/** A date or timestamp in milliseconds of UTC; NaN for what is none. */
function instantOf(text: string): number {
  const found = INSTANT.exec(text);
  return found ? Date.parse(`${found[1]}T${found[2] ?? "00:00:00"}Z`) : NaN;
}

/** How a column is drawn: by its type, or by its words when all are years or dates. */
export function measureOf(result: QueryResult, column: number): Measure {
  const {type, numeric} = result.columns[column]!;
  if (numeric) return "number";
  if (/^(DATE|TIMESTAMP)/.test(type)) return "time";
  for (let row = 0; row < Math.min(200, result.length); row++) {
    const value = result.at(row, column);
    if (value !== null && !(typeof value === "string" && /^\d{4}$/.test(value))) return "word";
  }
  return result.length ? "number" : "word";
}

/** A value as a place on an axis; NaN when it has none. */
export function placeOf(value: Value, measure: Measure): number {
  if (value === null) return NaN;
  if (measure === "time") return typeof value === "string" ? instantOf(value) : NaN;
  return typeof value === "object" ? NaN : Number(value);
}

export interface Point {
  /** A place on the axis; of words, the number of the first row that has them. */
  x: number;
  y: number;
  /** Both values as written. */
  words: [string, string];
  /** Whether the record says that the value is not exact, or is an end of a range. */
  bounded: boolean;
  /** The value that its series has as written; null where none is chosen. */
  series: string | null;
}

/** A value as it is written. */
export const written = (value: Value): string => valueText(value) ?? "NULL";

/** Bounds of the record's values in words, with a place for the number. */
const BOUNDS: Readonly<Record<string, string>> = {
  about: "about #",
  nearly: "nearly #",
  "more-than": "more than #",
  "less-than": "less than #",
  low: "# (low end)",
  central: "# (central value)",
  high: "# (high end)"
};

/** The first rows as points, those without a place left out, and how many rows those were. */
export function pointsOf(
  result: QueryResult,
  [x, y, series]: readonly [x: number, y: number, series: number | null],
  most: number,
  bound = -1
): {points: Point[]; measure: Measure; left: number; rows: number} {
  const measure = measureOf(result, x);
  const rows = Math.min(most, result.length);
  const points: Point[] = [];
  const firstOf = new Map<string, number>();
  for (let row = 0; row < rows; row++) {
    const [a, b] = [result.at(row, x), result.at(row, y)];
    const name = written(a);
    if (measure === "word" && !firstOf.has(name)) firstOf.set(name, row);
    const place = measure === "word" ? firstOf.get(name)! : placeOf(a, measure);
    const height = placeOf(b, "number");
    const said = bound < 0 ? undefined : BOUNDS[written(result.at(row, bound))];
    if (Number.isFinite(place) && Number.isFinite(height))
      points.push({
        x: place,
        y: height,
        words: [name, said === undefined ? written(b) : said.replace("#", written(b))],
        bounded: said !== undefined,
        series: series === null ? null : written(result.at(row, series))
      });
  }
  return {points, measure, left: rows - points.length, rows};
}

/** Rows that are looked at to see which column tells those apart that share a value across. */
const LOOKED = 5_000;
/** A series of more values than this is no series to look at. */
const MOST_SERIES = 60;

/**
 * The column whose values tell the rows apart that share a value across: the one that leaves the fewest together, and has the fewest values.
 * @returns its number; null where no row shares one, or no column helps
 */
export function seriesOf(result: QueryResult, x: number, y: number): number | null {
  const rows = Math.min(LOOKED, result.length);
  const distinct = (columns: readonly number[]) => {
    const found = new Set<string>();
    for (let row = 0; row < rows; row++)
      found.add(JSON.stringify(columns.map((column) => written(result.at(row, column)))));
    return found.size;
  };
  const alone = distinct([x]);
  if (alone === rows) return null;
  const found = result.columns.flatMap((_, column) => {
    if (column === x || column === y) return [];
    const values = distinct([column]);
    const apart = values > 1 && values <= MOST_SERIES ? distinct([x, column]) : 0;
    return apart > alone ? [{column, values, apart}] : [];
  });
  found.sort((a, b) => b.apart - a.apart || a.values - b.values);
  return found[0]?.column ?? null;
}

/** The code of a state, as ISO 3166-2 has it. */
const STATE = /^US-[A-Z]{2}$/;

/** Whether a column holds codes of states among its first rows. */
export function holdsStates(result: QueryResult, column: number): boolean {
  let codes = 0;
  const rows = Math.min(200, result.length);
  for (let row = 0; row < rows; row++) {
    const value = result.at(row, column);
    if (typeof value === "string" && STATE.test(value)) codes++;
  }
  return codes > 0 && codes * 2 >= rows;
}

export interface Bin {
  from: number;
  to: number;
  count: number;
}

/** All values of a column counted into bins with round edges, which `ticks` gives. */
export function binsOf(
  result: QueryResult,
  column: number,
  ticks: (low: number, high: number) => number[]
): {bins: Bin[]; left: number; measure: Measure} {
  const measure = measureOf(result, column) === "time" ? "time" : "number";
  const places = new Float64Array(result.length);
  let low = Infinity;
  let high = -Infinity;
  let count = 0;
  for (const value of result.values(column)) {
    const place = placeOf(value, measure);
    if (!Number.isFinite(place)) continue;
    places[count++] = place;
    if (place < low) low = place;
    if (place > high) high = place;
  }
  if (!count) return {bins: [], left: result.length, measure};
  const edges = ticks(low, high).filter((edge) => edge > low && edge <= high);
  const all = [low, ...edges.filter((edge) => edge < high), high];
  const bins: Bin[] = all.slice(0, -1).map((from, index) => ({from, to: all[index + 1]!, count: 0}));
  if (!bins.length) bins.push({from: low, to: high, count: 0});
  for (let index = 0; index < count; index++) {
    let a = 0;
    let b = bins.length - 1;
    while (a < b) {
      const middle = (a + b + 1) >> 1;
      if (bins[middle]!.from <= places[index]!) a = middle;
      else b = middle - 1;
    }
    bins[a]!.count++;
  }
  return {bins, left: result.length - count, measure};
}
