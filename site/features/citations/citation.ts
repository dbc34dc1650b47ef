import type {Site} from "../../story/story.js";
import type {Source} from "../../../loaders/schema/tables/sources.js";
import type {Grade} from "../../../loaders/schema/common.js";
import {addressOf} from "../../record/addresses.js";
import {GRADE_WORDS, dateInWords, gradeInWords} from "../../ui/format.js";
import {citedRow} from "./citationrow.js";
import {html, type Html} from "../../ui/html.js";
import {unchecked} from "../../record/sourcelinks.js";

/** The anchor of a cited row's entry among the sources of a page. */
export const anchorOf = (id: string): string => `source-${id}`;
/** The anchor of the place in the text that cites a row first. */
export const citedAnchor = (id: string): string => `cited-${id}`;

/** A source as a reader looks it up: title, publisher and date; it links to the original or its copy, or to ours about it where neither is known. */
const sourceLine = (source: Source): Html => {
  const {id, title, publisher, date} = source;
  const address = source.url ?? source.copy_url;
  return html`<li><a href="${address ?? `/sources#${id}`}"${address !== null && html` rel="noreferrer"`}>${title}</a>${publisher !== null && html`, ${publisher}`}${date !== null && html`, ${dateInWords(date)}`}${unchecked(source.address)}</li>`;
};

/** More than this many are folded away, so that the list stays one that a reader looks through. */
const SHOWN = 3;

function sourceLines(sources: readonly Source[]): Html {
  // One left over takes no less room folded away.
  const shown = sources.length === SHOWN + 1 ? sources.length : SHOWN;
  const rest = sources.slice(shown);
  return html`<ul class="cite-sources">${sources.slice(0, shown).map(sourceLine)}</ul>${
    rest.length > 0 &&
    html`<details class="cite-rest"><summary>${rest.length} more sources</summary><ul class="cite-sources">${rest.map(sourceLine)}</ul></details>`
  }`;
}

/** One cited row: what it says, how well it is known, where in its sources, and the sources. */
function entry(site: Site, id: string): Html {
  const {table, says, detail, grade, read, locator, source_ids} = citedRow(site, id);
  const known = new Map(site.tables.sources.map((source) => [source.id, source]));
  const address = addressOf(site, table, id);
  const sources = source_ids.map((source) => known.get(source)).filter((source) => source !== undefined);
  return html`<li id="${anchorOf(id)}"><div class="cite-entry"><p class="cite-says">${address === null ? says : html`<a href="${address}">${says}</a>`}${detail !== null && html`<br>${detail}`}</p>
<p class="cite-how">${grade !== null && `Grade: ${grade}, ${gradeInWords(grade, read)}`}${locator !== null && html`${grade !== null && html`<br>`}In the source: ${locator}`}</p>
${sourceLines(sources)}</div>
<a class="cite-back" href="#${citedAnchor(id)}" aria-label="Back to the text that cites ${says}">↑ text</a></li>`;
}

/** "Sources for this page": each cited row once, in the order of the text. Citations link to its entries; a script shows them as cards. */
export const sourcesForPage = (site: Site, ids: readonly string[]): Html =>
  html`<section class="page-sources" aria-labelledby="sources-for-this-page"><h2 id="sources-for-this-page">Sources for this page</h2>
<p>Each row of the record that the text cites, in the order of the text, with how well it is known and who says so. <a href="/methods#grades">What the grades mean</a>.</p>
<ol>${ids.map((id) => entry(site, id))}</ol></section>`;
