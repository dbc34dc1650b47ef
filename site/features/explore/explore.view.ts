import {html, type Html, trusted} from "../../ui/html.js";
import type {Site} from "../../story/story.js";
import {questionsOf} from "./questions.js";
import {formatList, pluralize} from "../../ui/format.js";
import type {Column} from "../../../loaders/schema/column.js";
import {tables} from "../../../loaders/schema/tables.js";
import {apartOf} from "../../charts/comparable.js";
import {addressOf} from "../../record/addresses.js";
import type {SeriesCaution} from "./workbench/cautions.js";
import {isReserved} from "./sql/reserved.js";
import {quoteName} from "./sql/quote.js";

/** A button of the page's script. It has its room from the start: what comes late moves what stands below. */
const button = (label: string, name?: string): Html =>
  html`<button type="button" class="needs-script"${name !== undefined && html` aria-label="${name}"`}>${label}</button>`;

/** Where the workbench opens with a style of its own, and what it is, for a reader who has not asked for it or runs no script. */
export function workbenchPlace(): Html {
  return html`<link rel="stylesheet" href="/assets/explore.css"><div class="workbench" id="workbench"><div class="needs-script">${button("Open the workbench")}<p class="note">DuckDB, a database that runs in your browser: about 8 MB, loaded when you ask for it. Press Ctrl or Cmd and Enter to run a query.</p></div><noscript><p class="note">The workbench needs JavaScript. The rest of this page and the table files do not.</p></noscript></div>`;
}

const SHOWN = 12;

/** The worked questions with their SQL and the answers that it gave when the site was built. */
export function questionList({answers = {}, story}: Site): Html {
  return html`${questionsOf(story.questions).map(({id, title, about, sql, chart}) => {
    const {columns, rows} = answers[id] ?? {columns: [], rows: []};
    const cut =
      rows.length > SHOWN ? html`<p class="note">The first ${SHOWN} of ${pluralize(rows.length, "row")}.</p>` : "";
    return html`<section class="question" id="question-${id}" data-question="${id}"${chart && html` data-chart="${JSON.stringify(chart)}"`}><h3>${title}</h3><p>${about}</p>
<details><summary>The query and its answer</summary><pre><code>${sql}</code></pre>
<div class="scroll" role="region" aria-label="Answer: ${title}" tabindex="0"><table><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows
      .slice(0, SHOWN)
      .map(
        (row) => html`<tr>${row.map((value) => html`<td>${value}</td>`)}</tr>`
      )}</tbody></table></div>${cut}</details>${button("Open in the workbench")}</section>`;
  })}`;
}

const typeOf = ({type}: Column): string => (type.kind === "list" ? `list of ${type.item.kind}` : type.kind);

/** JSON for the page's scripts. */
const json = (value: unknown): Html => trusted(JSON.stringify(value).replaceAll("<", "\\u003c"));

/** Every table of the record with its columns, and the files to take away; for the workbench also what the record warns of in its series. */
export function tableList(site: Site): Html {
  const leads = [
    [site.tables.events, "event"],
    [site.tables.orders, "order"],
    [site.tables.observations, "figure"]
  ] as const;
  const held = leads.flatMap(([rows, one]) => {
    const count = rows.filter(({grade}) => grade === "unverified").length;
    return count ? [pluralize(count, one)] : [];
  });
  const apart = apartOf(site.tables.series);
  const cautions = Object.fromEntries(
    site.tables.series.map(({id, title, traps}): [string, SeriesCaution] => [
      id,
      {title, address: addressOf(site, "series", id), traps, apart: apart.get(id) ?? []}
    ])
  );
  const note =
    held.length > 0 &&
    html`<p class="note">These tables include the unverified leads: ${formatList(held)} with the grade <code>unverified</code>, which other pages leave out of their counts.</p>`;
  return html`${note}${Object.values(tables).map(
    (
      table
    ) => html`<section class="table" id="table-${table.name}" data-table="${table.name}"><h3>${table.title}</h3><p>${table.description}</p><p class="ways"><span class="count" data-rows="${site.tables[table.name as keyof typeof tables].length}">${pluralize(site.tables[table.name as keyof typeof tables].length, "row")}</span><a class="parquet" href="/data/${table.name}.parquet" download="${table.name}.parquet">Parquet</a><a href="/data/${table.name}.csv" download="${table.name}.csv">CSV</a>${button("Show the rows")}${button("Profile", `Profile of ${table.name}`)}</p>
<details><summary>${table.columns.length} columns</summary><div class="scroll" role="region" aria-label="Columns of ${table.title}" tabindex="0"><table><caption>${table.name}</caption><thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">What it holds</th></tr></thead><tbody>${table.columns.map(
      (column) =>
        html`<tr><th scope="row"><code>${column.name}</code></th><td>${typeOf(column)}</td><td>${column.description}${isReserved(column.name) && html` In SQL, write it in quotes: <code>${quoteName(column.name)}</code>.`}</td></tr>`
    )}</tbody></table></div></details>
<script type="application/json">${json(table.columns.map(({name, type, nullable}) => ({name, type, nullable})))}</script></section>`
  )}<script type="application/json" id="series-cautions">${json(cautions)}</script>`;
}
