/* Runs in the page of a test: a made-up table, the same for the same seed, straight into columns. Nothing here is anyone's data. */
import type {Column, ColumnSource} from "../../../../../site/features/explore/crossfilter/column.js";
import type {Filter} from "../../../../../site/features/explore/crossfilter/filter.js";

export function random(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export const COURTS = ["sample-a", "sample-b", "sample-c", "sample-d", "sample-e"];
const DAY = 86_400_000;

/** Delay (minutes, some unknown), distance, hour, a day, a share, a court and whether it was kept: each depends on others a little. */
export function million(rowCount = 1_000_000, seed = 1) {
  const next = random(seed);
  const delay = new Float64Array(rowCount);
  const known = new Uint8Array(rowCount).fill(1);
  const distance = new Float64Array(rowCount);
  const hour = new Float64Array(rowCount);
  const day = new Float64Array(rowCount);
  const share = new Float64Array(rowCount);
  const court = new Int32Array(rowCount);
  const kept = new Int32Array(rowCount);
  for (let row = 0; row < rowCount; row++) {
    hour[row] = Math.floor((next() + next()) * 12);
    distance[row] = Math.floor(50 + 2450 * next() ** 2);
    delay[row] = Math.round((next() + next() + next() - 1.2) * 40 + hour[row]! * 2 + distance[row]! / 100);
    if (next() < 0.02) known[row] = 0;
    day[row] = Date.UTC(2020, 0, 1) + Math.floor(next() * 600 + distance[row]! / 20) * DAY;
    share[row] = (next() + distance[row]! / 2500) / 2;
    court[row] = Math.min(4, Math.floor(next() * 3 + hour[row]! / 12));
    kept[row] = next() < 0.3 + share[row]! / 2 ? 1 : 0;
  }
  return {rowCount, delay, known, distance, hour, day, share, court, kept};
}

const source = (name: string, column: Column): ColumnSource => ({
  name,
  *read() {
    yield;
    return column;
  }
});

export function columnsOf({
  delay,
  known,
  distance,
  hour,
  day,
  share,
  court,
  kept
}: ReturnType<typeof million>): ColumnSource[] {
  return [
    source("delay", {kind: "number", type: "integer", values: delay, valid: known}),
    source("distance", {kind: "number", type: "integer", values: distance, valid: null}),
    source("hour", {kind: "number", type: "integer", values: hour, valid: null}),
    source("day", {kind: "number", type: "date", values: day, valid: null}),
    source("share", {kind: "number", type: "float", values: share, valid: null}),
    source("court", {kind: "words", type: "text", codes: court, words: COURTS}),
    source("kept", {kind: "words", type: "boolean", codes: kept, words: ["false", "true"]})
  ];
}

/** How many rows pass some filters, by going over all of them. */
export function naive(table: ReturnType<typeof million>, filters: readonly Filter[]): number {
  const read = (text: string) => (text.includes("-", 1) ? Date.parse(text) : Number(text));
  const tests = filters.map(({column, from, to, words, none}): ((row: number) => boolean) => {
    if (column === "court") return (row) => words!.includes(COURTS[table.court[row]!]!);
    if (column === "kept") return (row) => words!.includes(String(table.kept[row] === 1));
    const values = table[column as "delay"];
    const [low, high] = [from === undefined ? Infinity : read(from), to === undefined ? -Infinity : read(to)];
    const last = column === "share" && high === 1;
    const within = (row: number) => values[row]! >= low && (values[row]! < high || (last && values[row] === 1));
    return column === "delay" ? (row) => (table.known[row] ? within(row) : none === true) : within;
  });
  let count = 0;
  for (let row = 0; row < table.rowCount; row++) if (tests.every((test) => test(row))) count++;
  return count;
}
