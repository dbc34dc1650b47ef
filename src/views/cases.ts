import type {Case} from "../../loaders/schema/cases.js";
import {counted, dateInWords, unslug} from "../lib/words.js";
import type {Block} from "../site/blocks.js";
import type {Site} from "../site/site.js";
import {disagreementList, facts, gradeMark, noteText, sourceList} from "./cited.js";
import {eventList} from "./events.js";
import {html, type Html} from "../components/html.js";
import {orderTable} from "./orders.js";

const court = ({tables}: Site, id: string) => tables.courts.find((row) => row.id === id);

/** Every case with its court and where it stands, and every order. */
export function caseIndex(site: Site): Html {
  const {cases, orders} = site.tables;
  const item = (row: Case) => html`<li id="${row.id}"><h2 class="title"><a href="/cases/${row.id}">${row.caption}</a></h2><p class="when">${court(site, row.court_id)?.short_name} ${row.docket_number}${row.filed !== null && html` · filed ${dateInWords(row.filed)}`}</p><p>${row.status}</p>${gradeMark(row.grade)}</li>`;
  return html`<ul class="cards" data-count="${cases.length}">${cases.map(item)}</ul><h2 id="orders">Orders</h2>${orderTable(site, orders)}`;
}

function byRole(people: readonly {role: string; name: string}[]): Html | null {
  if (!people.length) return null;
  const roles = [...new Set(people.map(({role}) => role))];
  return html`<dl class="roles">${roles.map((role) => html`<dt>${role === "not-a-party" ? "not parties" : unslug(role)}</dt>${people.filter((person) => person.role === role).map(({name}) => html`<dd>${name}</dd>`)}`)}</dl>`;
}

const linked = (rows: readonly Case[]) => rows.map((row, index) => html`${index ? "; " : ""}<a href="/cases/${row.id}">${row.caption}</a> (${row.docket_number})`);

/** The page of one case. */
export function casePage(site: Site, id: string): Block {
  const {cases, orders, events} = site.tables;
  const row = cases.find((candidate) => candidate.id === id);
  if (!row) throw new RangeError(`there is no case ${id}`);
  const below = cases.filter((other) => other.id === row.appeal_of);
  const appeals = cases.filter((other) => other.appeal_of === id);
  const made = orders.filter((order) => order.case_id === id);
  const happened = events.filter((event) => event.case_id === id);
  return {
    title: row.caption,
    body: html`<p class="standfirst">${row.status}</p>
<p class="ways">${gradeMark(row.grade)}<a href="/cases/">All cases</a></p>
${facts([
  ["Court", court(site, row.court_id)?.name],
  ["Docket number", row.docket_number],
  ["Other dockets", row.dockets.map(({court_id, docket_number}) => `${court(site, court_id)?.short_name ?? court_id} ${docket_number ?? ""}`.trim()).join("; ")],
  ["Filed", row.filed === null ? null : dateInWords(row.filed)],
  ["Judges", row.judges.join(", ") || "not visible"],
  ["Appeal of", below.length ? html`${linked(below)}` : null],
  ["Appealed in", appeals.length ? html`${linked(appeals)}` : null],
  ["Related", row.related_ids.length ? html`${linked(cases.filter((other) => row.related_ids.includes(other.id)))}` : null],
  ["Recorded", dateInWords(row.recorded)]
])}
<h2>Parties</h2>${byRole(row.parties)}
${row.counsel.length > 0 && html`<h2>Counsel</h2>${byRole(row.counsel)}`}
${noteText(row.note)}${disagreementList(row.disagreements)}${sourceList(site, row.source_ids)}
<h2>Orders</h2>${made.length ? orderTable(site, made) : html`<p>The record has no order of this case.</p>`}
<h2>What happened</h2>${happened.length ? eventList(site, happened) : html`<p>The record has no event of this case.</p>`}
<p class="counts">${counted(made.length, "order")} · ${counted(happened.length, "event")}</p>`
  };
}
