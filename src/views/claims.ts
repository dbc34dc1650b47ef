import {VERDICTS, type Claim} from "../../loaders/schema/claims.js";
import type {TableName} from "../../loaders/schema/tables.js";
import {addressOf} from "../lib/address.js";
import {unslug} from "../lib/words.js";
import type {Site} from "../site/site.js";
import {noteText, sourceList} from "./cited.js";
import {html, type Html} from "../components/html.js";

/** Where a row of any table is shown, and what it is called there. */
function place({tables}: Site, id: string): Html {
  for (const table of ["events", "orders", "cases", "laws", "series", "observations"] as const satisfies TableName[]) {
    const row = (tables[table] as readonly {id: string; title?: string; citation?: string; short_caption?: string}[]).find((candidate) => candidate.id === id);
    if (row) return html`<a href="${addressOf(table, id)}">${row.title ?? row.citation ?? row.short_caption ?? unslug(id)}</a>`;
  }
  throw new RangeError(`no row has the id ${id}`);
}

/** The claims of published coverage, each beside what the record shows. */
export function claimList(site: Site): Html {
  const {claims, sources} = site.tables;
  const item = (claim: Claim) => html`<li id="${claim.id}" class="claim verdict-${claim.verdict}"><p class="verdict"><b>${claim.verdict}</b></p><blockquote><p>${claim.claim}</p></blockquote><p>${claim.finding}</p>${noteText(claim.note)}
${claim.evidence_ids.length > 0 && html`<p class="evidence">Evidence: ${claim.evidence_ids.map((id, index) => html`${index ? "; " : ""}${place(site, id)}`)}</p>`}${sourceList(site, claim.source_ids)}</li>`;
  const articles = [...new Set(claims.map(({appears_in}) => appears_in))];
  return html`<table class="counted"><caption>Verdicts</caption><thead><tr><th scope="col">Verdict</th><th scope="col">Claims</th></tr></thead><tbody>${VERDICTS.map(
    (verdict) => html`<tr><th scope="row">${verdict}</th><td class="number">${claims.filter((claim) => claim.verdict === verdict).length}</td></tr>`
  )}</tbody></table>
${articles.map((article) => html`<h2 id="in-${article}">${sources.find(({id}) => id === article)?.title}</h2><ol class="claims">${claims.filter(({appears_in}) => appears_in === article).map(item)}</ol>`)}`;
}
