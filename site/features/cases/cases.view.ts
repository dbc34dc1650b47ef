import type {Site} from "../../story/story.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import {type Html, html} from "../../ui/html.js";
import {capital, formatDate, formatList, formatNumber, pluralize, unslug} from "../../ui/format.js";
import {courtOf, docketNumber} from "../../record/names.js";
import type {Event} from "../../../loaders/schema/tables/events.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {type StripRow, strips} from "../../charts/strip.js";
import {heldWords, orderList} from "../orders/orderlist.js";
import {RESTRICTION_WORDS, disagreementList, facts, gradeMark, noteText, sourcesInFull} from "../../record/cited.js";
import {docketLink} from "../../record/courtlistener.js";
import {docketLine} from "../../record/sourcelinks.js";
import type {Block} from "../../ui/block.js";
import {listTable, type ListRow} from "../../ui/listtable.js";
import {eventList} from "../chronology/eventlist.js";

/** The case that a line of appeals began with. */
export function firstOf(cases: readonly Case[], row: Case): Case {
  const below = cases.find(({id}) => id === row.appeal_of);
  return below ? firstOf(cases, below) : row;
}

/** A case and the appeals from it, court under court; `current` is the case whose page it is drawn on. */
export function appealTree(site: Site, root: Case, current?: string): Html {
  const {cases, orders} = site.tables;
  const node = (row: Case): Html => {
    const made = orders.filter(({case_id}) => case_id === row.id).length;
    const appeals = cases.filter(({appeal_of}) => appeal_of === row.id);
    const here = row.id === current;
    const number = html`${courtOf(site, row.court_id)?.short_name} ${docketNumber(row.docket_number)}`;
    return html`<li id="${row.id}"${here && html` class="here"`}><div class="node"><p>${here ? html`<b aria-current="page">${row.caption}</b>` : html`<a href="/cases/${row.id}">${row.caption}</a>`}</p><p class="when">${number}${row.filed !== null && html` · ${row.appeal_of === null ? "filed" : "docketed"} ${formatDate(row.filed)}`}${made > 0 && html` · ${pluralize(made, "order")}`}</p><p class="standing">${row.status}</p></div>${(appeals.length > 0 || row.dockets.length > 0) && html`<ul>${appeals.map(node)}${row.dockets.map((docket) => html`<li><div class="node"><p>${courtOf(site, docket.court_id)?.name}</p><p class="when">${docketLine(site, docket)}</p></div></li>`)}</ul>`}</li>`;
  };
  return html`<ul class="tree">${node(root)}</ul>`;
}

const LINES: readonly [string, readonly Event["kind"][]][] = [
  ["Filings", ["filing", "appeal"]],
  ["Hearings", ["hearing"]],
  ["Orders and rulings", ["order"]]
];

/** One case over time: the limits that it set as bars, its filings, hearings and rulings as dots. Null for a case with too little to draw. */
export function caseStrip({edition}: Site, row: Case, orders: readonly Order[], events: readonly Event[]): Html | null {
  const limits = orders.filter(({restriction, from}) => restriction !== "none" && from !== null);
  // The day of a lead is not drawn: nothing may rest on it.
  const known = events.filter(({grade}) => grade !== "unverified");
  const days = [
    ...known.map(({date_start}) => date_start),
    ...limits.map(({from}) => from ?? ""),
    ...(row.filed === null ? [] : [row.filed])
  ].sort();
  const first = days[0];
  if (first === undefined || known.length + limits.length < 2) return null;
  const others = known.filter(({kind}) => !LINES.some(([, kinds]) => kinds.includes(kind)));
  const dots = (list: readonly Event[]) =>
    list.map(({date_start, date_end, date, precision}) => ({
      start: date_start,
      end: date.endsWith("..") ? (edition.verified_through ?? edition.edition) : date_end,
      certain: precision === "day"
    }));
  const rows: StripRow[] = [
    ...LINES.map(([label, kinds]) => ({label, dots: dots(known.filter(({kind}) => kinds.includes(kind)))})),
    {label: "Other events", dots: dots(others)}
  ].filter((line) => line.dots.length > 0);
  rows.push(
    ...limits.map(({title, from, until, restriction}) => ({
      label: title,
      strong: true,
      bars: [{from, until, restriction}]
    }))
  );
  const said = limits
    .map((order) => `${order.title}, ${RESTRICTION_WORDS[order.restriction]}, ${heldWords(order)}`)
    .join("; ");
  const description = `${row.short_caption} from ${formatDate(first)} on: ${pluralize(known.length, "event")}. ${limits.length ? `Limits: ${said}.` : "It set no limit."} Listed in full below.`;
  return html`<figure class="over-time"><figcaption><b>The case over time.</b> Dots are events, hollow where the day is not known${limits.length > 0 && html`; bars are limits, for as long as they held <span class="key key-notice">notice first</span> <span class="key key-barred">barred</span> `}<span class="key key-beyond">not verified</span></figcaption>${strips(rows, description, {from: first.slice(0, 8) + "01", to: edition.edition, verifiedThrough: edition.verified_through})}</figure>`;
}

type People = readonly {role: string; name: string}[];

const heading = (role: string, count: number) =>
  role === "not-a-party"
    ? "Not parties"
    : role === "amicus" && count > 1
      ? "Amici"
      : capital(unslug(role)) + (count > 1 ? "s" : "");
const COUNSEL: Record<string, string> = {
  amicus: "For amici",
  movant: "For the movant",
  petitioner: "For petitioners",
  respondent: "For respondents",
  intervenor: "For intervenors"
};

const grouped = (people: People, name: (role: string, count: number) => string): Html =>
  html`<div class="roles">${[...new Set(people.map(({role}) => role))].map((role) => {
    const of = people.filter((person) => person.role === role);
    return html`<section><h3>${name(role, of.length)}</h3><ul>${of.map((person) => html`<li>${person.name}</li>`)}</ul></section>`;
  })}</div>`;

/** Parties by their role. */
export const parties = (people: People): Html => grouped(people, heading);

/** Counsel by the side that they appear for. */
export const counsel = (people: People): Html => grouped(people, (role) => COUNSEL[role] ?? `For ${unslug(role)}s`);

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
  const counts = html`<p class="counts"><a href="#orders">${pluralize(made.length, "order")}</a> · <a href="#events">${pluralize(happened.length, "event")}</a></p>`;
  return {
    title: row.caption,
    body: html`<p class="standfirst">${row.status}</p>
<p class="ways">${gradeMark(site, row)}${docketLink(row)}<a href="/cases/">All cases</a></p>
${caseStrip(site, row, made, happened)}
<div class="spread"><div class="text">
<h2 id="appeals">${line.size > 1 || root.dockets.length > 0 ? "The case and its appeals" : "Appeals"}</h2>${line.size > 1 || root.dockets.length > 0 ? appealTree(site, root, id) : html`<p>The record has no appeal in this case.</p>`}
${row.note !== null && html`<h2 id="note">What to know</h2>${noteText(row.note)}`}
${row.parties.length > 0 && html`<h2 id="parties">Parties</h2>${parties(row.parties)}`}
${row.counsel.length > 0 && html`<h2 id="counsel">Counsel</h2>${counsel(row.counsel)}`}
${disagreementList(row.disagreements)}
</div>
<div class="side" role="group" aria-label="The case in brief">${facts([
      ["Court", courtOf(site, row.court_id)?.name],
      ["Docket number", docketNumber(row.docket_number)],
      [row.appeal_of === null ? "Filed" : "Docketed", row.filed === null ? null : formatDate(row.filed)],
      [row.judges.length === 1 ? "Judge" : "Judges", formatList(row.judges) || "not known"],
      ["About", flow ? html`<a href="/methods#${flow.id}">${flow.title}</a>` : "no flow of this record"],
      ["Related cases", related.length ? linked(related) : null],
      ["Recorded", formatDate(row.recorded)]
    ])}${counts}</div></div>
<h2 id="orders">Orders</h2>${made.length ? orderList(site, made) : html`<p>The record has no order in this case.</p>`}
<h2 id="events">Filings, hearings and what followed</h2>${happened.length ? eventList(site, happened) : html`<p>The record has no event of this case.</p>`}
<h2 id="sources">Sources of this entry</h2>${sourcesInFull(site, row.source_ids)}`
  };
}

/** A case beside the paragraph about it: its court, docket number and where it stands. Throws a RangeError for an id that no case has. */
export function caseBeside(site: Site, id = ""): Html {
  const row = site.tables.cases.find((candidate) => candidate.id === id);
  if (!row) throw new RangeError(`there is no case ${id}`);
  return html`<div class="beside" role="note" aria-label="Where the case stands"><p><a href="/cases/${id}">${row.short_caption}</a></p><p>${courtOf(site, row.court_id)?.short_name}, ${docketNumber(row.docket_number)}</p><p>${row.status}</p></div>`;
}

/** Every case, the story's own first, each before the appeals from it. */
export function caseIndex(site: Site): Html {
  const {tables, edition} = site;
  const {cases, orders, flows} = tables;
  const below = (row: Case): Case[] => [row, ...cases.filter(({appeal_of}) => appeal_of === row.id).flatMap(below)];
  const rank = ({flow}: Case) => (flow === edition.flow ? 0 : flow === null ? 2 : 1);
  const sorted = cases
    .filter(({appeal_of}) => appeal_of === null)
    .sort((a, b) => rank(a) - rank(b))
    .flatMap(below);
  const line = (row: Case): ListRow => {
    const made = orders.filter(({case_id}) => case_id === row.id).length;
    const from = cases.find(({id}) => id === row.appeal_of);
    const court = courtOf(site, row.court_id);
    return {
      id: row.id,
      cells: {
        case: {
          body: html`<a href="/cases/${row.id}">${row.caption}</a><p class="soft">${docketNumber(row.docket_number)}${from && html` · appeal from <a href="/cases/${from.id}">${from.short_caption}</a>`}</p>`,
          sort: row.caption
        },
        court: {body: court?.short_name ?? null, values: court ? [court.short_name] : []},
        judges: {body: formatList(row.judges), values: row.judges},
        status: row.status,
        filed: {body: row.filed === null ? null : formatDate(row.filed), sort: row.filed},
        about: flows.find(({id}) => id === row.flow)?.title ?? "Other",
        orders: {body: formatNumber(made), sort: made}
      }
    };
  };
  return html`<p class="counts"><a href="/orders/">${pluralize(orders.length, "order")}</a> · Cases about another flow never change the legal status of this story.</p>${listTable(
    {
      id: "list",
      caption: "Cases and appeals",
      noun: ["case", "cases"],
      columns: [
        {name: "case", title: "Case"},
        {name: "court", title: "Court", filter: true},
        {name: "judges", title: "Judges", filter: true},
        {name: "status", title: "Where it stood", filter: true},
        {name: "filed", title: "Filed"},
        {name: "about", title: "About", filter: true},
        {name: "orders", title: "Orders", numeric: true}
      ],
      rows: sorted.map(line)
    }
  )}`;
}
