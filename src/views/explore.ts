import type {Column} from "../../loaders/schema/column.js";
import {tables} from "../../loaders/schema/tables.js";
import {numberInWords} from "../lib/words.js";
import type {Site} from "../site/site.js";
import {html, type Html} from "../components/html.js";
import {PAGE, tablePage} from "../components/tablepage.js";

const typeOf = ({type}: Column): string => (type.kind === "list" ? `list of ${type.item.kind}` : type.kind);

/** Every table of the record with its columns, and the files to take away. */
export function tableList(site: Site): Html {
  return html`${Object.values(tables).map(
    (table) => html`<section class="table" id="table-${table.name}" data-table="${table.name}"><h3>${table.title}</h3><p>${table.description}</p><p class="ways"><span>${numberInWords(site.tables[table.name as keyof typeof tables].length)} rows</span><a href="/data/${table.name}.parquet">Parquet</a><a href="/data/${table.name}.csv">CSV</a></p>
<details><summary>${table.columns.length} columns</summary><div class="scroll" role="region" aria-label="Columns of ${table.title}" tabindex="0"><table><caption>${table.name}</caption><thead><tr><th scope="col">Column</th><th scope="col">Type</th><th scope="col">What it holds</th></tr></thead><tbody>${table.columns.map(
      (column) => html`<tr><th scope="row"><code>${column.name}</code></th><td>${typeOf(column)}</td><td>${column.description}</td></tr>`
    )}</tbody></table></div></details></section>`
  )}`;
}

/** The first rows of a table, and what a script needs to show the others. */
export function tableReader(site: Site, first: string): Html {
  const table = Object.values(tables).find(({name}) => name === first);
  if (!table) throw new RangeError(`there is no table ${first}; there are ${Object.keys(tables).join(", ")}`);
  const rows = site.tables[table.name as keyof typeof tables];
  return html`<div class="reader" data-first="${first}"><form hidden><label>Table <select>${Object.values(tables).map(
    ({name, title}) => html`<option value="${name}"${name === first && html` selected`}>${title}</option>`
  )}</select></label> <button type="button" value="back">Rows before</button> <button type="button" value="on">Rows after</button> <span role="status" class="soft"></span></form><div class="shown">${tablePage(table, rows.slice(0, PAGE), {start: 0, total: rows.length})}</div></div>`;
}
