import type {Site} from "../../story/story.js";
import {dateInWords} from "../../ui/format.js";
import {html, type Html} from "../../ui/html.js";

/** The corrections that touch a row which a page cites or shows in a figure, latest first; null where there are none. */
export function correctionsTo({tables}: Site, ids: readonly string[]): Html | null {
  const cited = new Set(ids);
  const found = tables.corrections.filter(({row_ids}) => row_ids.some((id) => cited.has(id)));
  if (!found.length) return null;
  const latest = [...found].sort((a, b) => (a.date < b.date ? 1 : a.date > b.date ? -1 : 0));
  return html`<section class="page-corrections" aria-labelledby="corrections-to-this-page"><h2 id="corrections-to-this-page">Corrections to this page</h2>
<ol>${latest.map(({id, date, was, is, reason}) => html`<li><a href="/methods#${id}"><time datetime="${date}">${dateInWords(date)}</time></a>: was “${was}”, is “${is}”. ${reason}</li>`)}</ol></section>`;
}
