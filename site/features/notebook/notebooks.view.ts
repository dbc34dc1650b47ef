import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {cellFigure} from "./cells.js";

/** Every notebook with what its pictures say. */
export function notebookList({tables, story}: Pick<Site, "tables" | "story">): Html {
  return html`<ul class="cards notebooks">${story.notebooks.map(
    ({page, title, cells}) =>
      html`<li><h3><a href="/${page}">${title}</a></h3><ul>${cells.map((cell) => html`<li><a href="/${page}#cell-${cell.id}">${cellFigure(story, cell, tables).title}</a></li>`)}</ul></li>`
  )}</ul>`;
}
