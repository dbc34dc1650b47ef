import {parseHTML} from "linkedom";
import type {Event} from "../../../loaders/schema/tables/events.js";
import {appealsFrom} from "../../record/appeals.js";
import {disagreementList, gradeMark, noteText, sourceList} from "../../record/cited.js";
import type {Site} from "../../story/story.js";
import {formatDate, formatNumber, unslug} from "../../ui/format.js";
import {html, trusted, type Html} from "../../ui/html.js";
import {words} from "../../words/words.js";
import {followLine} from "../publish/follow.js";
import {timelineFigure} from "./timeline/figure.js";
import {laneCounts} from "./timeline/words.js";
import {timelineRows} from "./timelinerows.js";

const names = <T extends {id: string}>(rows: readonly T[], name: (row: T) => string) =>
  new Map(rows.map((row) => [row.id, name(row)]));

/** When events are told: those known to a day first, those known to a month after the days of that month. */
const sortKey = ({date, date_start, date_end, precision}: Event) =>
  precision === "day" || date.endsWith("..") ? date_start : `${date_end}~`;

/** A date under the heading of its year, in little room. */
function dateInYear({date, date_start, date_end, precision}: Event): string {
  const {date: say} = words();
  if (precision === "day") return say.dayOfYear(date);
  if (/^\d{4}-\d{2}$/.test(date)) return say.monthOfYear(date);
  const [, day, sign] = /^(\d{4}-\d{2}-\d{2})([~?]|\/\.\.)$/.exec(date) ?? [];
  if (day !== undefined) {
    const said = say.dayOfYear(day);
    return sign === "~" ? say.about(said, true) : sign === "?" ? say.inferred(said) : say.onOrAfter(said, true);
  }
  if (!date.includes("/") || date.endsWith("..") || date_start.slice(0, 4) !== date_end.slice(0, 4))
    return formatDate(date);
  return say.daysOfYear(date_start, date_end);
}

/** Years with fewer events than these have no headings of months; those at the beginning are one fold. */
const FEW = 10;
/** No more events than these are shown open. */
const OPEN = 200;

interface Years {
  title: string;
  events: Event[];
  /** One year, so that its dates need not name it. */
  single: boolean;
}

/** The events of a year in runs of one month, as they stand in the list: what took longer stands under the month that it ended in. */
function byMonth(year: string, events: readonly Event[]): {month: string; events: Event[]}[] {
  const runs: {month: string; events: Event[]}[] = [];
  for (const event of events) {
    const end = sortKey(event).slice(0, 7);
    const month = end.startsWith(year) ? end : `${year}-12`;
    if (runs.at(-1)?.month === month) runs.at(-1)!.events.push(event);
    else runs.push({month, events: [event]});
  }
  return runs;
}

function byYear(events: readonly Event[]): Years[] {
  const years = new Map<string, Event[]>();
  for (const event of events) {
    const year = event.date_start.slice(0, 4);
    years.set(year, [...(years.get(year) ?? []), event]);
  }
  const all = [...years].map(([title, own]) => ({title, events: own, single: true}));
  const first = Math.max(
    0,
    all.findIndex(({events: own}) => own.length >= FEW)
  );
  const early = all.slice(0, first);
  if (early.length < 2) return all;
  return [
    {
      title: `${early[0]?.title}–${early.at(-1)?.title}`,
      events: early.flatMap(({events: own}) => own),
      single: false
    },
    ...all.slice(first)
  ];
}

/** Every event in a line, oldest first, under the heading of its year; each opens to everything that the record has on it. */
function wholeList(site: Site): Html {
  const say = words().record;
  const cases = names(site.tables.cases, ({short_caption}) => short_caption);
  const orders = names(site.tables.orders, ({title}) => title);
  const key = new Set(site.story.keyEvents);
  const events = [...site.tables.events].sort((a, b) =>
    sortKey(a) < sortKey(b) ? -1 : sortKey(a) > sortKey(b) ? 1 : 0
  );
  const item = (event: Event, single: boolean) => {
    const day = single ? dateInYear(event) : formatDate(event.date);
    const weak = event.grade === "unverified";
    return html`<li class="event${weak && " unverified"}${key.has(event.id) && " key-event"}"><details><summary><span class="day">${event.precision === "day" ? html`<time datetime="${event.date}">${day}</time>` : day}</span><span class="what">${event.title}${weak && html` <span class="grade grade-unverified">${say.unverified}</span>`}</span></summary><div class="event-full" id="${event.id}">
<p class="when">${formatDate(event.date)} · <span class="kind">${say.lanes[event.lane]} · ${unslug(event.kind)}</span></p>
<h3 class="title unless-listed">${event.title}</h3>
<p>${event.summary}</p>
${event.quantities.length > 0 && html`<p class="quantities">${event.quantities.map(({name, value}, index) => html`${index ? "; " : ""}<span>${name}</span>: <b>${formatNumber(value)}</b>`)}</p>`}
${disagreementList(event.disagreements)}
<div class="ways">${gradeMark(site, event)}${event.case_id !== null && html`<a href="/cases/${event.case_id}">${cases.get(event.case_id)}</a>`}${event.order_ids.map((id) => html`<a href="/orders/${id}">${say.orderNamed(orders.get(id) ?? id, appealsFrom(site.tables, id).length > 0)}</a>`)}<a href="#${event.id}" aria-label="${words().figure.linkTo(event.title)}">${words().figure.link}</a></div>
${sourceList(site, event.source_ids)}
${event.note !== null && html`<details class="notes"><summary>${say.notes}</summary>${noteText(event.note)}</details>`}
</div></details></li>`;
  };
  const list = (own: readonly Event[], single: boolean) =>
    html`<ol class="events">${own.map((event) => item(event, single))}</ol>`;
  const months = ({title, events: own, single}: Years) =>
    single && own.length >= FEW
      ? byMonth(title, own).map(
          (run) =>
            html`<div class="month"><h4>${words().date.monthOfYear(run.month)}</h4>${list(run.events, single)}</div>`
        )
      : list(own, single);
  const groups = byYear(events);
  let left = OPEN;
  const open = new Set([...groups].reverse().filter(({single, events: own}) => single && (left -= own.length) >= 0));
  return html`<link rel="stylesheet" href="/assets/events.css"><div class="years" data-count="${events.length}">${groups.map((group) => html`<details class="year" data-group="${group.title}"${open.has(group) && html` open`}><summary><h3>${group.title} <span>${say.events(group.events.length)}</span></h3></summary>${months(group)}</details>`)}</div>`;
}

/** Every event of the record on a timeline, and again as a list, oldest first. */
export function chronology(site: Site): Html {
  const {document} = parseHTML("<!doctype html>");
  const earlierEditions = (site.history ?? []).map(({from}) => from).reverse();
  const rows = timelineRows(
    {
      ...site.tables,
      edition: site.edition,
      keyEvents: site.story.keyEvents,
      shortNames: site.story.shortNames,
      earlierEditions
    },
    formatDate
  );
  return html`<link rel="stylesheet" href="/assets/timeline.css">${trusted(timelineFigure(document, rows).outerHTML)}
<h2 id="list">${words().timeline.list}</h2>
<p class="counts">${laneCounts(site.tables.events)}</p>
${followLine(site)}
${wholeList(site)}`;
}
