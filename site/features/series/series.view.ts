import {parseHTML} from "linkedom";
import {group, sort} from "d3-array";
import {apartOf} from "../../charts/comparable.js";
import {GRADES} from "../../../loaders/schema/common.js";
import type {Observation} from "../../../loaders/schema/tables/observations.js";
import type {Series} from "../../../loaders/schema/tables/series.js";
import {NARROW, WIDE} from "../../charts/figure.js";
import {wholesOf, wholeWords} from "../../charts/wholes.js";
import {addressOf, listAddressOf} from "../../record/addresses.js";
import {facts} from "../../record/cited.js";
import type {Site} from "../../story/story.js";
import type {Block} from "../../ui/block.js";
import {capital, formatDate, formatNumber, pluralize, unslug} from "../../ui/format.js";
import {html, trusted, type Html} from "../../ui/html.js";
import {listTable} from "../../ui/listtable.js";
import {formatValue} from "../../ui/value.js";
import {words} from "../../words/words.js";
import {citeSeries} from "../methods/about.view.js";
import {exploreLink} from "../explore/workbench/link.js";
import {drawSeries, seriesPicture, subject} from "./serieschart.js";
import {usesOf, type Use} from "./uses.js";

const {document} = parseHTML("<!DOCTYPE html><html><body></body></html>");

/** What kind of period the values are for, in words. */
const PERIODS: Record<Series["period_type"], string> = {
  "calendar-year": "calendar year",
  "tax-year": "tax year",
  "fiscal-year": "fiscal year",
  month: "month",
  day: "day",
  "season-date": "filing season up to a day",
  mixed: "mixed: each value says its own"
};

const yearOf = (period: string) => period.slice(0, 4);
const span = (rows: readonly Observation[]) => {
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last) return words().series.noYears;
  const [from, to] = [yearOf(first.period), yearOf(last.period)];
  return from === to ? from : `${from}–${to}`;
};

/** A group's heading; an abbreviation in it as the titles of series write it. */
const headingOf = (group: string, titles: readonly string[]) =>
  capital(
    unslug(group).replace(
      /\p{L}+/gu,
      (word) =>
        titles
          .flatMap((title) => title.match(/\p{L}+/gu) ?? [])
          .find((one) => one.toLowerCase() === word && /\p{Lu}{2}/u.test(one)) ?? word
    )
  );

/** Every series in one table, which readers sort and filter. Each row has the id of its series. */
export function seriesCatalog(site: Site): Html {
  const {series, observations, units} = site.tables;
  const say = words().series;
  if (!series.length) return html`<p>${say.none}</p>`;
  const rows = group(observations, ({series_id}) => series_id);
  const titles = new Map(units.map(({id, title}) => [id, title]));
  const list = listTable({
    id: "series-list",
    caption: say.caption,
    noun: say.noun,
    pageSize: 15,
    columns: [
      {name: "title", title: say.columns.title},
      {name: "group", title: say.columns.group, filter: true},
      {name: "publisher", title: say.columns.publisher, filter: true},
      {name: "unit", title: say.columns.unit, filter: true},
      {name: "years", title: say.columns.years},
      {name: "values", title: say.columns.values, numeric: true}
    ],
    rows: sort(series, (a, b) => a.title.localeCompare(b.title, words().locale)).map(
      ({id, title, publisher, unit_ids, group: heading}) => {
        const own = rows.get(id) ?? [];
        const counted = unit_ids.map((unit) => titles.get(unit) ?? unit);
        return {
          id,
          cells: {
            title: {body: html`<a href="${addressOf(site, "series", id)}">${title}</a>`, sort: title},
            group: headingOf(
              heading,
              series.map(({title: other}) => other)
            ),
            publisher,
            unit: {body: counted.join(", "), values: counted},
            years: span(own),
            values: {body: formatNumber(own.length), sort: own.length}
          }
        };
      }
    )
  });
  return html`<link rel="stylesheet" href="/assets/series.css">${list}`;
}

const GRADES_LINK = html`<a href="/methods#grades">Grade</a>`;
const COLUMNS = ["Period", "Place", "What", "Value", "Grade", "In the source"];
/** Of more values than can be seen at once, those after the first fold away. */
const MOST = 20;
const SHOWN = 12;
/** The latest period first, and in it the largest place. */
const latestFirst = (places: boolean) => (a: Observation, b: Observation) =>
  b.period_start.localeCompare(a.period_start) ||
  b.period.localeCompare(a.period) ||
  (places ? a.unit.localeCompare(b.unit) || b.value - a.value : 0);

function valueTable({tables, edition}: Site, series: Series, rows: readonly Observation[]): Html {
  const units = new Map(tables.units.map((unit) => [unit.id, unit]));
  const sources = new Map(tables.sources.map(({id, title}) => [id, title]));
  const places = rows.some(({geography}) => geography !== edition.geography);
  const parts = rows.some(({dimension}) => dimension !== null);
  const heads = COLUMNS.filter((head) => (head !== "Place" || places) && (head !== "What" || parts));
  const line = (row: Observation) =>
    html`<tr id="${row.id}"><th scope="row">${formatDate(row.period)}</th>${places && html`<td>${subject({...row, dimension: null}, "")}</td>`}${parts && html`<td>${row.dimension}</td>`}<td class="number">${formatValue(row, units.get(row.unit) ?? {id: row.unit, title: row.unit})}</td><td>${row.grade}</td><td><a href="/sources#${row.source_id}">${sources.get(row.source_id)}</a>${row.locator !== null && html`, ${row.locator}`}${row.note !== null && html`<br>${row.note}`}</td></tr>`;
  const table = (caption: string, some: readonly Observation[]) =>
    html`<div class="scroll series-values" role="region" aria-label="${caption}" tabindex="0"><table><caption>${caption}</caption><thead><tr>${heads.map((head) => html`<th scope="col"${head === "Value" && html` class="number"`}>${head === "Grade" ? GRADES_LINK : head}</th>`)}</tr></thead><tbody>${some.map(line)}</tbody></table></div>`;
  // What is alike in all of this stays in its order, the last first.
  const latest = [...rows].reverse().sort(latestFirst(places));
  if (rows.length <= MOST) return table(`Values of ${series.title}`, latest);
  return html`${table(`The latest values of ${series.title}`, latest.slice(0, SHOWN))}<details><summary>${pluralize(rows.length - SHOWN, "more value")}</summary>${table(`Earlier values of ${series.title}`, latest.slice(SHOWN))}</details>`;
}

let uses: {site: Site; found: Map<string, Use[]>} | null = null;
const usesIn = (site: Site) => {
  // A build asks for every series of one site.
  if (uses?.site !== site) uses = {site, found: usesOf(site)};
  return uses.found;
};

/**
 * A series as a page of its own: picture, definition, cautions, values, SQL and download.
 * @throws RangeError for an id that there is no series of
 */
export function seriesPage(site: Site, id: string): Block {
  const {tables, edition} = site;
  const series = tables.series.find((candidate) => candidate.id === id);
  if (!series) throw new RangeError(`there is no series ${id}`);
  const rows = tables.observations.filter(({series_id}) => series_id === id);
  const units = new Map(tables.units.map((unit) => [unit.id, unit.title]));
  const titles = new Map(tables.series.map(({id: other, title}) => [other, title]));
  const picture = seriesPicture(rows, edition.geography);
  const drawn = (width: number) =>
    picture &&
    trusted(
      drawSeries(picture, {document, width, id: `series-${id}`, title: series.title, whole: edition.geography})
        .outerHTML
    );
  const grades = GRADES.map((grade) => [grade, rows.filter((row) => row.grade === grade).length] as const).filter(
    ([, count]) => count
  );
  const sql = `SELECT * FROM observations WHERE series_id = '${id}' ORDER BY period_start, geography, dimension`;
  const links = (some: readonly {address: string; words: string}[]) =>
    html`${some.map(({address, words}, index) => html`${index ? "; " : ""}<a href="${address}">${words}</a>`)}`;
  const apart = apartOf(tables.series).get(id) ?? [];
  const used = usesIn(site).get(id) ?? [];
  return {
    title: series.title,
    body: html`<link rel="stylesheet" href="/assets/series.css"><p class="standfirst">${series.definition}</p>
${
  picture &&
  html`<figure class="figure series-figure"><div class="figure-head"><p>${capital([...new Set(picture.rows.map(({unit}) => units.get(unit) ?? unit))].join(", "))}. ${picture.caption}.</p></div><div class="figure-picture"><div class="figure-wide">${drawn(WIDE)}</div><div class="figure-narrow">${drawn(NARROW)}</div></div><p class="figure-says"></p></figure>`
}
${series.traps.length > 0 && html`<div class="traps"><p class="label">Caution</p><ul>${series.traps.map((trap) => html`<li>${trap}</li>`)}</ul></div>`}
${facts([
  ["Unit", series.unit_ids.map((unit) => units.get(unit) ?? unit).join(", ")],
  ["Publisher", series.publisher],
  ["Period", PERIODS[series.period_type]],
  ["Years", span(rows)],
  ["Values", pluralize(rows.length, "value")],
  [
    "Grades",
    rows.length
      ? html`<a href="/methods#grades">${grades.map(([grade, count]) => `${grade} ${count}`).join(", ")}</a>`
      : null
  ],
  ["Broken down by", series.dimension],
  ["Used in", used.length ? links(used) : "no figure, page or claim yet"],
  [
    "Not comparable with",
    apart.length
      ? links(
          apart.map((other) => ({
            address: addressOf(site, "series", other) ?? "",
            words: titles.get(other) ?? other
          }))
        )
      : null
  ]
])}
<h2 id="values">Values</h2>
${wholesOf(rows).map((one) => {
  const {holds, write} = wholeWords(one);
  return html`<p>These values hold ${holds}. To add them up in SQL, write ${write}.</p>`;
})}
${rows.length ? valueTable(site, series, rows) : html`<p>The record has no values for it yet.</p>`}
<h2 id="use">Use these rows</h2>
<p class="ways"><a href="/data/series/${id}.csv">Download the rows (CSV)</a><a href="${exploreLink(sql)}">Open in Explore</a><a href="${listAddressOf(site, "series")}">Every series</a></p>
<pre class="scroll" tabindex="0" role="region" aria-label="The query in SQL"><code>${sql}</code></pre>
<h2 id="cite">Cite this series</h2>
${citeSeries(site, series)}`
  };
}
