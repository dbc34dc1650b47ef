import type {Site} from "../../story/story.js";
import type {Claim} from "../../../loaders/schema/tables/claims.js";
import {html, type Html} from "../../ui/html.js";
import {dateInWords} from "../../ui/format.js";
import {noteText, sourceList} from "../../record/cited.js";
import {articlesOf, claimFilters, claimMatrix} from "./claimmatrix.js";
import {claimReviews} from "./claimreview.js";
import {capital} from "../../record/names.js";
import {rowLink} from "../../record/rowlink.js";

const TO_DO: Record<Claim["verdict"], string> = {
  accurate: "Nothing to correct.",
  imprecise: "To correct it, say what the record shows:",
  inaccurate: "To correct it, print what the record shows:",
  unsupported: "To correct it, take it out or say whose statement it is:"
};

/** The claims of published coverage, each beside what the record shows. */
export function claimList(site: Site): Html {
  const {claims, corrections} = site.tables;
  const articles = articlesOf(site);
  const item = (claim: Claim) => {
    const {letter = "", id = ""} = articles.find((article) => article.id === claim.appears_in) ?? {};
    const corrected = corrections.filter(({row_ids}) => row_ids.includes(claim.id));
    const number = claims.indexOf(claim) + 1;
    return html`<li id="${claim.id}" class="claim verdict-${claim.verdict} article-${letter.toLowerCase()}"><div class="said"><p class="when"><a href="#${claim.id}" aria-label="Claim ${number}, a link to keep">Claim ${number}</a> · <a href="/sources#${id}">Article ${letter}</a></p><blockquote><p>${claim.claim}</p></blockquote></div><div class="found"><p class="verdict"><b>${capital(claim.verdict)}</b></p><p class="do">${TO_DO[claim.verdict]}</p><p>${claim.finding}</p>${noteText(claim.note)}${claim.evidence_ids.length > 0 && html`<details class="evidence"><summary>Evidence: ${claim.evidence_ids.length} ${claim.evidence_ids.length === 1 ? "row" : "rows"} of the record</summary><ul>${claim.evidence_ids.map((evidence) => html`<li>${rowLink(site, evidence)}</li>`)}</ul></details>`}${sourceList(site, claim.source_ids)}${corrected.map((row) => html`<p class="correction"><a href="/methods#${row.id}">Corrected ${dateInWords(row.date)}</a>: ${row.was} → ${row.is}</p>`)}</div></li>`;
  };
  return html`${claimMatrix(site)}<ul class="articles">${articles.map(({letter, id, title}) => html`<li><b>Article ${letter}</b> <a href="/sources#${id}">${title}</a></li>`)}</ul>
<section class="filtered" aria-label="Claims">${claimFilters(site)}<ol class="claims" data-count="${claims.length}">${claims.map(item)}</ol></section>${claimReviews(site)}`;
}
