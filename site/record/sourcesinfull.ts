import type {Site} from "../story/story.js";
import {html, type Html} from "../ui/html.js";
import {dateInWords} from "../ui/format.js";
import {sourceLinks} from "./sourcelinks.js";

/** The sources of a page's row, open: each with publisher and date, linked to its place among the sources and to the text itself. */
export function sourcesInFull({tables}: Site, ids: readonly string[]): Html {
  const known = new Map(tables.sources.map((source) => [source.id, source]));
  return html`<ol class="bibliography">${ids.map((id) => {
    const source = known.get(id);
    if (!source) throw new RangeError(`there is no source ${id}`);
    return html`<li><a href="/sources#${id}">${source.title}</a><span class="by">${source.publisher ?? "publisher not known"}${source.date !== null && html`, ${dateInWords(source.date)}`}</span>${sourceLinks(source)}</li>`;
  })}</ol>`;
}
