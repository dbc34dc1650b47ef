import type {Site} from "../../story/story.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import {ordersAppealed} from "../../record/appeals.js";
import {followedThrough} from "../../record/followed.js";
import {words} from "../../words/words.js";
import {type Html, html} from "../../ui/html.js";
import {formatDate, formatHeld, formatList, formatNumber} from "../../ui/format.js";
import {butFor, courtCell, courtOf, docketNumber, judgeName} from "../../record/names.js";
import type {Event} from "../../../loaders/schema/tables/events.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {type StripRow, strips} from "../../charts/strip.js";
import {rulingsOf} from "../../record/rulings.js";
import {linkedCases, orderList} from "../orders/orderlist.js";
import {
  disagreementList,
  facts,
  gradeMark,
  leadsOf,
  leadsTo,
  limitWords,
  noteText,
  sourcesInFull
} from "../../record/cited.js";
import {docketLink} from "../../record/courtlistener.js";
import {docketLine} from "../../record/sourcelinks.js";
import type {Block} from "../../ui/block.js";
import {listTable, type ListRow} from "../../ui/listtable.js";
import {eventList} from "../chronology/eventlist.js";
import {followLine} from "../publish/follow.js";

/** The case that a line of appeals began with. */
export function firstOf(cases: readonly Case[], row: Case): Case {
  const below = cases.find(({id}) => id === row.appeal_of);
  return below ? firstOf(cases, below) : row;
}

/** How many rulings orders are, and how many orders, where one has several. */
const countRulings = (site: Site, made: readonly Order[]): string =>
  words().record.rulings(rulingsOf(site, made).length, made.length);

/** A case and the appeals from it, court under court; `current` is the case whose page it is drawn on. */
export function appealTree(site: Site, root: Case, current?: string): Html {
  const {cases, orders} = site.tables;
  const node = (row: Case): Html => {
    const made = orders.filter(({case_id}) => case_id === row.id);
    const appeals = cases.filter(({appeal_of}) => appeal_of === row.id);
    const here = row.id === current;
    const from = ordersAppealed(site.tables, row);
    const number = html`${courtOf(site, row.court_id)?.short_name} ${docketNumber(row.docket_number)}`;
    return html`<li id="${row.id}"${here && html` class="here"`}><div class="node"><p>${here ? html`<b aria-current="page">${row.caption}</b>` : html`<a href="/cases/${row.id}">${row.caption}</a>`}</p><p class="when">${number}${row.filed !== null && html` · ${words().cases.begun(row.appeal_of !== null, formatDate(row.filed))}`}${made.length > 0 && html` · ${countRulings(site, made)}`}</p>${from && html`<p class="when">${words().cases.ordersAppealed}: ${from.map((link, index) => html`${index > 0 && "; "}${link}`)}</p>`}<p class="standing">${row.status}</p></div>${(appeals.length > 0 || row.dockets.length > 0) && html`<ul>${appeals.map(node)}${row.dockets.map((docket) => html`<li><div class="node"><p>${courtOf(site, docket.court_id)?.name}</p><p class="when">${docketLine(site, docket)}</p></div></li>`)}</ul>`}</li>`;
  };
  return html`<ul class="tree">${node(root)}</ul>`;
}

const LINES: readonly ["filings" | "hearings" | "rulings", readonly Event["kind"][]][] = [
  ["filings", ["filing", "appeal"]],
  ["hearings", ["hearing"]],
  ["rulings", ["order"]]
];

/** How many events there are, and how many of them are no more than leads. */
function countEvents(events: readonly Event[]): string {
  const {cases, record} = words();
  const leads = events.filter(({grade}) => grade === "unverified").length;
  const all = record.events(events.length);
  return leads === 0 ? all : cases.withLeads(all, leads);
}

/** One case over time: the limits that it set as bars, its filings, hearings and rulings as dots. Null for a case with too little to draw. */
export function caseStrip(site: Site, row: Case, orders: readonly Order[], events: readonly Event[]): Html | null {
  const {edition} = site;
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
    ...LINES.map(([line, kinds]) => ({
      label: words().cases.lines[line],
      dots: dots(known.filter(({kind}) => kinds.includes(kind)))
    })),
    {label: words().cases.lines.others, dots: dots(others)}
  ].filter((line) => line.dots.length > 0);
  rows.push(
    ...limits.map(({title, from, until, restriction}) => ({
      label: title,
      strong: true,
      bars: [{from, until, restriction}]
    }))
  );
  const said = limits
    .map((order) => `${order.title}, ${limitWords(order)}${butFor(order)}, ${formatHeld(order)}`)
    .join("; ");
  const {cases: say, record} = words();
  const description = say.strip(
    row.short_caption,
    formatDate(first),
    countEvents(events),
    limits.length ? said : orders.length ? words().status.none : null
  );
  return html`<figure class="over-time"><figcaption><b>${say.overTime}</b> ${say.dots}${limits.length > 0 && html`${say.bars}<span class="key key-notice">${record.keys.notice}</span> <span class="key key-barred">${record.keys.barred}</span> `}<span class="key key-beyond">${record.keys.beyond}</span></figcaption>${strips(rows, description, {from: first.slice(0, 8) + "01", to: edition.edition, verifiedThrough: followedThrough(site, row.flow)})}</figure>`;
}

type Role = Case["parties"][number]["role"];
type People = readonly {role: string; name: string}[];

const heading = (role: string, count: number) => words().cases.parties[role as Role][count > 1 ? 1 : 0];

/** More names than these fold. */
const NAMES = 8;

const grouped = (people: People, name: (role: string, count: number) => string): Html => {
  const list = html`<div class="roles">${[...new Set(people.map(({role}) => role))].map((role) => {
    const of = people.filter((person) => person.role === role);
    return html`<section><h3>${name(role, of.length)}</h3><ul>${of.map((person) => html`<li>${person.name}</li>`)}</ul></section>`;
  })}</div>`;
  return people.length > NAMES
    ? html`<details><summary>${words().cases.byRole(people.length)}</summary>${list}</details>`
    : list;
};

/** Parties by their role. */
export const parties = (people: People): Html => grouped(people, heading);

/** Counsel by the side that they appear for. */
export const counsel = (people: People): Html => grouped(people, (role) => words().cases.counsel[role as Role]);

/** The page of one case. */
export function casePage(site: Site, id: string): Block {
  const {cases, orders, events, flows} = site.tables;
  const row = cases.find((candidate) => candidate.id === id);
  if (!row) throw new RangeError(`there is no case ${id}`);
  const {cases: say, record} = words();
  const made = orders.filter((order) => order.case_id === id);
  const happened = events.filter((event) => event.case_id === id);
  const root = firstOf(cases, row);
  const line = new Set(cases.filter((other) => firstOf(cases, other).id === root.id).map((other) => other.id));
  const related = cases.filter(
    (other) => !line.has(other.id) && (row.related_ids.includes(other.id) || other.related_ids.includes(id))
  );
  const flow = flows.find((candidate) => candidate.id === row.flow);
  const appealed = ordersAppealed(site.tables, row);
  const counts = html`<p class="counts"><a href="#orders">${countRulings(site, made)}</a> · <a href="#events">${countEvents(happened)}</a></p>`;
  return {
    title: row.caption,
    // An appeal may have the name of its case.
    of: [courtOf(site, row.court_id)?.short_name, row.docket_number].filter(Boolean).join(", "),
    body: html`<p class="standfirst">${row.status}</p>
<p class="ways">${gradeMark(site, row)}${docketLink(row)}<a href="/cases/">${say.all}</a></p>
${followLine(site, id)}
${leadsOf(site, [row, ...cases.filter(({appeal_of}) => appeal_of === id)])}
<div class="spread"><section class="side" aria-labelledby="brief"><h2 id="brief">${say.inBrief}</h2>${facts([
      [say.court, courtOf(site, row.court_id)?.name],
      [say.docketNumber, docketNumber(row.docket_number)],
      [row.appeal_of === null ? say.filed : say.docketed, row.filed === null ? null : formatDate(row.filed)],
      [say.judges(row.judges.length), formatList(row.judges) || say.notKnown],
      [say.ordersAppealed, appealed && html`<ul>${appealed.map((link) => html`<li>${link}</li>`)}</ul>`],
      [say.about, flow ? html`<a href="/methods#${flow.id}">${flow.title}</a>` : say.noFlow],
      [say.related, related.length ? linkedCases(related) : null],
      [record.recorded, formatDate(row.recorded)]
    ])}${counts}</section>
${caseStrip(site, row, made, happened)}
<div class="text">
<h2 id="appeals">${line.size > 1 || root.dockets.length > 0 ? say.andAppeals : say.appeals}</h2>${line.size > 1 || root.dockets.length > 0 ? appealTree(site, root, id) : html`<p>${say.noAppeal}</p>`}
${row.note !== null && html`<h2 id="note">${record.whatToKnow}</h2>${noteText(row.note)}`}
${row.parties.length > 0 && html`<h2 id="parties">${say.partiesHeading}</h2>${parties(row.parties)}`}
${row.counsel.length > 0 && html`<h2 id="counsel">${say.counselHeading}</h2>${counsel(row.counsel)}`}
${row.disagreements.length > 0 && html`<h2 id="disagree">${record.disagree}</h2>${disagreementList(row.disagreements, {headed: true})}`}
</div></div>
<h2 id="orders">${say.orders}</h2>${made.length ? orderList(site, made) : html`<p>${say.noOrder}</p>`}
<h2 id="events">${say.events}</h2>${happened.length ? eventList(site, happened) : html`<p>${say.noEvent}</p>`}
<h2 id="sources">${record.sourcesOfEntry}</h2>${sourcesInFull(site, row.source_ids)}`
  };
}

/** A case beside the paragraph about it: its court, docket number and where it stands. Throws a RangeError for an id that no case has. */
export function caseBeside(site: Site, id = ""): Html {
  const row = site.tables.cases.find((candidate) => candidate.id === id);
  if (!row) throw new RangeError(`there is no case ${id}`);
  return html`<div class="beside" role="note" aria-label="${words().record.whereCaseStands}"><p><a href="/cases/${id}">${row.short_caption}</a></p><p>${courtOf(site, row.court_id)?.short_name}, ${docketNumber(row.docket_number)}</p><p>${row.status}</p></div>`;
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
  const rulings = rulingsOf(site, orders);
  const line = (row: Case): ListRow => {
    const made = rulings.filter(([order]) => order?.case_id === row.id).length;
    const from = cases.find(({id}) => id === row.appeal_of);
    const about = flows.find(({id}) => id === row.flow)?.title ?? words().cases.other;
    return {
      id: row.id,
      cells: {
        case: {
          body: html`<a href="/cases/${row.id}">${row.caption}</a><p class="soft">${docketNumber(row.docket_number)}${from && html` · ${words().cases.appealFrom}<a href="/cases/${from.id}">${from.short_caption}</a>`}${row.flow !== edition.flow && html` · ${about}`}</p>`,
          sort: row.caption
        },
        court: courtCell(courtOf(site, row.court_id), row.judges),
        judges: {body: null, values: row.judges.map(judgeName)},
        status: {body: html`${row.status}${leadsTo(site, row)}`, sort: row.status, values: [row.status]},
        filed: {body: row.filed === null ? null : formatDate(row.filed), sort: row.filed},
        about: {body: null, values: [about]},
        rulings: {body: formatNumber(made), sort: made}
      }
    };
  };
  const {cases: say, record} = words();
  return html`<p class="counts"><a href="/orders/">${record.rulings(rulings.length, orders.length)}</a> · ${say.otherData}</p>${listTable(
    {
      id: "list",
      caption: say.caption,
      noun: say.noun,
      columns: [
        {name: "case", title: say.columns.case},
        {name: "court", title: say.columns.court, filter: true},
        {name: "judges", title: say.columns.judge, filter: true, folded: true},
        {name: "status", title: say.columns.stood, filter: true},
        {name: "filed", title: say.columns.filed, named: true},
        {name: "about", title: say.columns.data, filter: true, folded: true},
        {name: "rulings", title: say.columns.rulings, numeric: true}
      ],
      rows: sorted.map(line)
    }
  )}`;
}
