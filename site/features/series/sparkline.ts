import type {Observation} from "../../../loaders/schema/tables/observations.js";
import {html, type Html} from "../../ui/html.js";
import {stateName} from "../../ui/states.js";
import {dateInWords, numberInWords} from "../../ui/format.js";

const [WIDE, HIGH, EDGE] = [160, 36, 4];
const LEAST = 3;

/** The longest run of values that differ in time alone: one place, one dimension, one unit. */
export function longestRun(rows: readonly Observation[]): readonly Observation[] {
  const runs = new Map<string, Observation[]>();
  for (const row of rows) {
    const key = [row.geography, row.dimension, row.unit].join("\n");
    const run = runs.get(key);
    if (run) run.push(row);
    else runs.set(key, [row]);
  }
  return [...runs.values()].reduce<readonly Observation[]>(
    (longest, run) => (run.length > longest.length ? run : longest),
    []
  );
}

const periodInWords = (period: string) =>
  /^\d{4}\/\d{4}$/.test(period) ? period.replace("/", " to ") : dateInWords(period);

/** The values of a series over time as small dots, from zero up, not joined; nothing where there are too few to see anything. */
export function sparkline(rows: readonly Observation[]): Html | null {
  const run = longestRun(rows);
  if (run.length < LEAST) return null;
  const [first, last] = [run[0]!, run.at(-1)!];
  const times = run.map(({period_start}) => Date.parse(period_start));
  const [from, to] = [Math.min(...times), Math.max(...times)];
  const [low, high] = [Math.min(0, ...run.map(({value}) => value)), Math.max(0, ...run.map(({value}) => value))];
  const x = (time: number) => Math.round((EDGE + ((time - from) / (to - from || 1)) * (WIDE - 2 * EDGE)) * 10) / 10;
  const y = (value: number) =>
    Math.round((HIGH - EDGE - ((value - low) / (high - low || 1)) * (HIGH - 2 * EDGE)) * 10) / 10;
  const radius = run.length > 30 ? 1.3 : 2;
  const place = first.geography === "US" ? "" : `${stateName(first.geography)}, for example`;
  const of = [place, first.dimension ?? ""].filter(Boolean).join(", ");
  // In brackets: a span of years, such as that of a running total, is no day that something happened in.
  const end = ({value, period}: Observation) => `${numberInWords(value)} (${periodInWords(period)})`;
  const note = last.note ? `. Of the last: ${last.note}` : "";
  const words = `${of && `${of}: `}${end(first)}, ${end(last)}${note}`;
  return html`<span class="sparkline"><svg class="drawing" width="${WIDE}" height="${HIGH}" viewBox="0 0 ${WIDE} ${HIGH}" aria-hidden="true"><line class="grid" x1="0" x2="${WIDE}" y1="${y(0)}" y2="${y(0)}"></line>${run.map(({value}, index) => html`<circle class="fill-ink" cx="${x(times[index]!)}" cy="${y(value)}" r="${radius}"></circle>`)}</svg> <span>${words}</span></span>`;
}
