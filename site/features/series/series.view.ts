import type {Observation} from "../../../loaders/schema/tables/observations.js";
import {type Html, html} from "../../ui/html.js";
import {stateName} from "../../ui/states.js";
import {capital, formatDate, formatNumber, pluralize, unslug} from "../../ui/format.js";
import type {Site} from "../../story/story.js";
import {GRADES} from "../../../loaders/schema/common.js";
import type {Series} from "../../../loaders/schema/tables/series.js";
import {addressOf} from "../../record/addresses.js";
import {usesOf} from "./uses.js";
import {facts} from "../../record/cited.js";
import {exploreLink} from "../explore/workbench/link.js";

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

const formatPeriod = (period: string) =>
  /^\d{4}\/\d{4}$/.test(period) ? period.replace("/", " to ") : formatDate(period);

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
  const end = ({value, period}: Observation) => `${formatNumber(value)} (${formatPeriod(period)})`;
  const note = last.note ? `. Of the last: ${last.note}` : "";
  const words = `${of && `${of}: `}${end(first)}, ${end(last)}${note}`;
  return html`<span class="sparkline"><svg class="drawing" width="${WIDE}" height="${HIGH}" viewBox="0 0 ${WIDE} ${HIGH}" aria-hidden="true"><line class="grid" x1="0" x2="${WIDE}" y1="${y(0)}" y2="${y(0)}"></line>${run.map(({value}, index) => html`<circle class="fill-ink" cx="${x(times[index]!)}" cy="${y(value)}" r="${radius}"></circle>`)}</svg> <span>${words}</span></span>`;
}

const span = (rows: readonly Observation[]) => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return "no observation";
  return first.period === last.period
    ? formatDate(first.period)
    : `${formatDate(first.period)} to ${formatDate(last.period)}`;
};

/** Every series with what it counts, in which unit, and what has misled readers of it. */
export function seriesCatalogue(site: Site): Html {
  const {tables} = site;
  const observations = grouped(tables.observations);
  const units = new Map(tables.units.map(({id, title}) => [id, title]));
  const titles = new Map(tables.series.map(({id, title}) => [id, title]));
  const uses = usesOf(site);
  const item = (series: Series) => {
    const rows = observations.get(series.id) ?? [];
    const grades = GRADES.map((grade) => [grade, rows.filter((row) => row.grade === grade).length] as const).filter(
      ([, count]) => count
    );
    return html`<li id="${series.id}"><h3>${series.title}</h3><p>${series.definition}</p>
${sparkline(rows)}
${facts([
  ["Unit", series.unit_ids.map((id) => units.get(id) ?? id).join(", ")],
  ["Publisher", series.publisher],
  ["Span", span(rows)],
  ["Observations", pluralize(rows.length, "observation")],
  ["Grades", grades.map(([grade, count]) => `${grade} ${count}`).join(", ")],
  ["Broken down by", series.dimension],
  [
    "Used in",
    uses.has(series.id)
      ? html`${(uses.get(series.id) ?? []).map(({address, words}, index) => html`${index ? "; " : ""}<a href="${address}">${words}</a>`)}`
      : "no figure, notebook or claim yet"
  ],
  [
    "Not comparable with",
    series.not_comparable_with.length
      ? html`${series.not_comparable_with.map((id, index) => html`${index ? "; " : ""}<a href="${addressOf(site, "series", id)}">${titles.get(id)}</a>`)}`
      : null
  ]
])}
${series.traps.length > 0 && html`<div class="traps"><p class="label">Caution</p><ul>${series.traps.map((trap) => html`<li>${trap}</li>`)}</ul></div>`}
<p class="ways"><a href="/data/series/${series.id}.csv">CSV<span class="unseen"> of ${series.title}</span></a><a href="${exploreLink(`SELECT * FROM observations WHERE series_id = '${series.id}' ORDER BY period_start, geography, dimension`)}">Open in Explore<span class="unseen">: ${series.title}</span></a></p></li>`;
  };
  if (!tables.series.length) return html`<p>The record has no series yet.</p>`;
  const groups = [...new Set(tables.series.map(({group}) => group))];
  return html`${groups.map((group) => html`<h2 id="group-${group}">${headingOf(group, tables.series)}</h2><ul class="cards">${tables.series.filter((series) => series.group === group).map(item)}</ul>`)}`;
}

/** A group’s slug as a heading, its words spelled as the titles of its series spell them: `gdp-by-state` is “GDP by state”. */
function headingOf(group: string, series: readonly Series[]): string {
  const spelled = new Map(
    series
      .filter((row) => row.group === group)
      .flatMap(({title}) => title.match(/[\p{L}\p{N}]+/gu) ?? [])
      .filter((word) => /^.+\p{Lu}/u.test(word))
      .map((word) => [word.toLowerCase(), word])
  );
  return capital(
    unslug(group)
      .split(" ")
      .map((word) => spelled.get(word) ?? word)
      .join(" ")
  );
}

function grouped(rows: readonly Observation[]): Map<string, Observation[]> {
  const found = new Map<string, Observation[]>();
  for (const row of rows) {
    const list = found.get(row.series_id);
    if (list) list.push(row);
    else found.set(row.series_id, [row]);
  }
  return found;
}
