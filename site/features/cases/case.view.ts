import type {Site} from "../../story/story.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import {html} from "../../ui/html.js";
import {courtListener} from "../../record/courtlistener.js";
import {counted, dateInWords} from "../../ui/format.js";
import type {Block} from "../../ui/block.js";
import {appealTree, firstOf} from "./appealtree.js";
import {caseStrip} from "./casestrip.js";
import {disagreementList, facts, gradeMark, noteText} from "../../record/cited.js";
import {happenings} from "../chronology/eventlist.js";
import {courtOf, listed} from "../../record/names.js";
import {orderList} from "../orders/orderlist.js";
import {counsel, parties} from "../../record/people.js";
import {sourcesInFull} from "../../record/sourcesinfull.js";

const linked = (rows: readonly Case[]) =>
  html`<ul>${rows.map((row) => html`<li><a href="/cases/${row.id}">${row.short_caption}</a></li>`)}</ul>`;

/** The page of one case. */
export function casePage(site: Site, id: string): Block {
  const {cases, orders, events, flows} = site.tables;
  const row = cases.find((candidate) => candidate.id === id);
  if (!row) throw new RangeError(`there is no case ${id}`);
  const made = orders.filter((order) => order.case_id === id);
  const happened = events.filter((event) => event.case_id === id);
  const root = firstOf(cases, row);
  const line = new Set(cases.filter((other) => firstOf(cases, other).id === root.id).map((other) => other.id));
  const related = cases.filter(
    (other) => !line.has(other.id) && (row.related_ids.includes(other.id) || other.related_ids.includes(id))
  );
  const flow = flows.find((candidate) => candidate.id === row.flow);
  const docket = courtListener(row);
  const counts = html`<p class="counts"><a href="#orders">${counted(made.length, "order")}</a> · <a href="#events">${counted(happened.length, "event")}</a></p>`;
  return {
    title: row.caption,
    body: html`<p class="standfirst">${row.status}</p>
<p class="ways">${gradeMark(site, row)}<a href="${docket.href}" rel="noreferrer">${docket.words}</a><a href="/cases/">All cases</a></p>
${caseStrip(site, row, made, happened)}
<div class="spread"><div class="text">
<h2 id="appeals">${line.size > 1 || root.dockets.length > 0 ? "The case and its appeals" : "Appeals"}</h2>${line.size > 1 || root.dockets.length > 0 ? appealTree(site, root, id) : html`<p>The record has no appeal in this case.</p>`}
<h2 id="parties">Parties</h2>${parties(row.parties)}
${row.counsel.length > 0 && html`<h2 id="counsel">Counsel</h2>${counsel(row.counsel)}`}
${noteText(row.note)}${disagreementList(row.disagreements)}
</div>
<div class="side" role="group" aria-label="The case in brief">${facts([
      ["Court", courtOf(site, row.court_id)?.name],
      ["Docket number", row.docket_number],
      [row.appeal_of === null ? "Filed" : "Docketed", row.filed === null ? null : dateInWords(row.filed)],
      [row.judges.length === 1 ? "Judge" : "Judges", listed(row.judges) || "not seen"],
      [
        "About",
        flow
          ? html`<a href="/methods#${flow.id}">${flow.title}</a>`
          : "records of the sharing, or another matter; it is about no flow of this record"
      ],
      ["Related cases", related.length ? linked(related) : null],
      ["Recorded", dateInWords(row.recorded)]
    ])}${counts}</div></div>
<h2 id="orders">Orders</h2>${made.length ? orderList(site, made) : html`<p>The record has no order in this case.</p>`}
<h2 id="events">Filings, hearings and what followed</h2>${happened.length ? happenings(site, happened) : html`<p>The record has no event of this case.</p>`}
<h2 id="sources">Sources of this entry</h2>${sourcesInFull(site, row.source_ids)}`
  };
}
