import type {Site} from "../../story/story.js";
import type {Column} from "../../../loaders/schema/column.js";
import {tables} from "../../../loaders/schema/tables.js";
import {pluralize} from "../../ui/format.js";
import {html, trusted, type Html} from "../../ui/html.js";

const typeOf = ({type}: Column): string => (type.kind === "list" ? `list of ${type.item.kind}` : type.kind);

/** Every table of the record with its columns, and the files to take away. */
export function tableList(site: Site): Html {
  return html`${Object.values(tables).map(
    (
      table
    ) => html`<section class="table" id="table-${table.name}" data-table="${table.name}"><h3>${table.title}</h3><p>${table.description}</p><p class="ways"><span class="count" data-rows="${site.tables[table.name as keyof typeof tables].length}">${pluralize(site.tables[table.name as keyof typeof tables].length, "row")}</span><a class="parquet" href="/data/${table.name}.parquet" download="${table.name}.parquet">Parquet</a><a href="/data/${table.name}.csv" download="${table.name}.csv">CSV</a></p>
<details><summary>${table.columns.length} columns</summary><div class="scroll" role="region" aria-label="Columns of ${table.title}" tabindex="0"><table><caption>${table.name}</caption><thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">What it holds</th></tr></thead><tbody>${table.columns.map(
      (column) =>
        html`<tr><th scope="row"><code>${column.name}</code></th><td>${typeOf(column)}</td><td>${column.description}</td></tr>`
    )}</tbody></table></div></details>
<script type="application/json">${trusted(JSON.stringify(table.columns.map(({name, type, nullable}) => ({name, type, nullable}))).replaceAll("<", "\\u003c"))}</script></section>`
  )}`;
}
