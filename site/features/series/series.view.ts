import type {Site} from "../../story/story.js";
import {GRADES} from "../../../loaders/schema/common.js";
import type {Observation} from "../../../loaders/schema/tables/observations.js";
import type {Series} from "../../../loaders/schema/tables/series.js";
import {counted, dateInWords, unslug} from "../../ui/format.js";
import {addressOf} from "../../record/addresses.js";
import {usesOf} from "./uses.js";
import {facts} from "../../record/cited.js";
import {sparkline} from "./sparkline.js";
import {html, type Html} from "../../ui/html.js";
import {exploreLink} from "../explore/workbench/link.js";

const span = (rows: readonly Observation[]) => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return "no observation";
  return first.period === last.period
    ? dateInWords(first.period)
    : `${dateInWords(first.period)} to ${dateInWords(last.period)}`;
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
  ["Observations", counted(rows.length, "observation")],
  ["Grades", grades.map(([grade, count]) => `${grade} ${count}`).join(", ")],
  ["Told apart by", series.dimension],
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
${series.traps.length > 0 && html`<div class="traps"><p class="label">How it has misled</p><ul>${series.traps.map((trap) => html`<li>${trap}</li>`)}</ul></div>`}
<p class="ways"><a href="/data/series/${series.id}.csv">CSV<span class="unseen"> of ${series.title}</span></a><a href="${exploreLink(`SELECT * FROM observations WHERE series_id = '${series.id}' ORDER BY period_start, geography, dimension`)}">Open in Explore<span class="unseen">: ${series.title}</span></a></p></li>`;
  };
  if (!tables.series.length) return html`<p>The record has no series yet.</p>`;
  const groups = [...new Set(tables.series.map(({group}) => group))];
  return html`${groups.map((group) => html`<h2 id="group-${group}">${unslug(group).replace(/^./, (letter) => letter.toUpperCase())}</h2><ul class="cards">${tables.series.filter((series) => series.group === group).map(item)}</ul>`)}`;
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
