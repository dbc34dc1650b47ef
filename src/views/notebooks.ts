import {html, type Html} from "../components/html.js";
import {CELLS, NOTEBOOKS} from "../components/notebooks/notebooks.js";
import {cellFigure} from "../site/cells.js";
import type {Site} from "../site/site.js";

/** Every notebook with what its pictures say. */
export function notebookList({tables}: Pick<Site, "tables">): Html {
  const said = (page: string) =>
    [...CELLS.values()]
      .filter((cell) => cell.page === page)
      .map((cell) => html`<li><a href="/${page}#cell-${cell.id}">${cellFigure(cell, tables).title}</a></li>`);
  return html`<ul class="cards notebooks">${NOTEBOOKS.map(({page, title}) => html`<li><h3><a href="/${page}">${title}</a></h3><ul>${said(page)}</ul></li>`)}</ul>`;
}
