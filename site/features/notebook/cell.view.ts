import type {Site} from "../../story/story.js";
import type {Cell} from "../../story/story.js";
import {parseHTML} from "linkedom";
import {tables as schemas} from "../../../loaders/schema/tables.js";
import {cellBlock} from "./block.js";
import {defaultsOf} from "./inputs.js";
import {html, trusted, type Html} from "../../ui/html.js";
import {readFileSync} from "node:fs";
import {cellsOf, notebookFile, runCell} from "./cells.js";
import type {Block, BlockContext} from "../../ui/block.js";

const {document} = parseHTML("<!DOCTYPE html><html><body></body></html>");

/** A cell of a notebook by its id, run with its defaults. Throws a RangeError for an id that there is no cell of, or on another page than its own. */
export function notebookCell(
  {tables, story}: Pick<Site, "tables" | "story">,
  {path, options}: Pick<BlockContext, "path" | "options">
): Block {
  const id = options["cell"] ?? "";
  const cells = cellsOf(story);
  const cell = cells.get(id);
  if (!cell) throw new RangeError(`there is no cell ${id}; there are ${[...cells.keys()].join(", ")}`);
  if (path !== `/${cell.page}`)
    throw new RangeError(`the cell ${id} says that it stands on /${cell.page}, and this is ${path}`);
  const inputs = cell.inputs(tables);
  const values = defaultsOf(inputs);
  const {rows, total} = runCell(story, cell, tables, values);
  const figure = (cell as unknown as Cell).figure(rows, {tables, values});
  return {
    row_ids: figure.row_ids,
    body: cellBlock({
      id,
      inputs,
      figure,
      code: notebookFile(story, cell.code),
      drawing: notebookFile(story, cell.drawing),
      sql: cell.sql(values),
      read: tables.observations.length,
      made: total,
      document,
      sources: tables.sources
    })
  };
}

const given = Object.fromEntries(
  (["observations", "series", "units", "sources"] as const).map((name) => [
    name,
    schemas[name].columns.map(({name: column, type, nullable}) => ({name: column, type, nullable}))
  ])
);

/** Where a notebook's script finds what it needs, said to readers as well. */
export const notebookFoot = (): Html => html`<aside class="notebook-foot"><h2 id="how-this-runs">How this page runs</h2>
<p>What you see was drawn when the site was built, by the code that is shown. When you change an input, the page reads the record’s tables (<a class="given" data-table="observations" href="/data/observations.parquet" download="observations.parquet">observations</a>, <a class="given" data-table="series" href="/data/series.parquet" download="series.parquet">series</a>, <a class="given" data-table="units" href="/data/units.parquet" download="units.parquet">units</a> and <a class="given" data-table="sources" href="/data/sources.parquet" download="sources.parquet">sources</a>, Parquet) and runs the same code again in <a class="sandbox" href="/assets/arquero.htm" download="arquero.htm">a closed frame</a>, which reaches neither the network nor this page. Nothing that you enter leaves your machine.</p>
<details class="cell-code"><summary>The code that reads the tables (TypeScript, hyparquet)</summary><pre class="scroll" tabindex="0" role="region" aria-label="The code that reads the tables"><code>${readFileSync(new URL("./tables.ts", import.meta.url), "utf8").trimEnd()}</code></pre></details></aside>
<script type="application/json" class="given-columns">${trusted(JSON.stringify(given).replaceAll("<", "\\u003c"))}</script>`;
