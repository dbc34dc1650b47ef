import {parseHTML} from "linkedom";
import type {Event} from "../../../loaders/schema/tables/events.js";
import {disagreementList, gradeMark, noteText, sourceList} from "../../record/cited.js";
import type {Site} from "../../story/story.js";
import {formatDate, formatNumber, pluralize, unslug} from "../../ui/format.js";
import {html, trusted, type Html} from "../../ui/html.js";
import {LANE_NAMES} from "./eventlist.js";
import {timelineFigure} from "./timeline/figure.js";
import {timelineRows} from "./timelinerows.js";

const names = <T extends {id: string}>(rows: readonly T[], name: (row: T) => string) =>
  new Map(rows.map((row) => [row.id, name(row)]));

/** Every event as an ordered list, oldest first, each with everything that the record has on it. */
function wholeList(site: Site): Html {
  const {events} = site.tables;
  const cases = names(site.tables.cases, ({short_caption}) => short_caption);
  const orders = names(site.tables.orders, ({title}) => title);
  const item = (
    event: Event
  ) => html`<li class="event lane-${event.lane}${event.grade === "unverified" ? " unverified" : ""}" id="${event.id}">
<p class="when">${event.precision === "day" ? html`<time datetime="${event.date}">${formatDate(event.date)}</time>` : formatDate(event.date)} · <span class="kind">${LANE_NAMES[event.lane]} · ${unslug(event.kind)}</span></p>
<h3 class="title">${event.title}</h3>
<p>${event.summary}</p>
${event.quantities.length > 0 && html`<p class="quantities">${event.quantities.map(({name, value}, index) => html`${index ? "; " : ""}${name}: <b>${formatNumber(value)}</b>`)}</p>`}
${noteText(event.note)}
${disagreementList(event.disagreements)}
<div class="ways">${gradeMark(site, event)}${event.case_id !== null && html`<a href="/cases/${event.case_id}">${cases.get(event.case_id)}</a>`}${event.order_ids.map((id) => html`<a href="/orders/${id}">Order: ${orders.get(id)}</a>`)}</div>
${sourceList(site, event.source_ids)}
</li>`;
  return html`<ol class="events" data-count="${events.length}">${events.map(item)}</ol>`;
}

/** How many events there are of each lane. */
const eventCounts = (events: readonly Event[]): string =>
  Object.entries(LANE_NAMES)
    .map(([lane, name]) => `${name}: ${pluralize(events.filter((event) => event.lane === lane).length, "event")}`)
    .join(" · ");

/** Every event of the record on a timeline, and again as a list, oldest first. */
export function chronology(site: Site): Html {
  const {document} = parseHTML("<!doctype html>");
  const rows = timelineRows({...site.tables, edition: site.edition}, formatDate);
  return html`${trusted(timelineFigure(document, rows).outerHTML)}
<h2 id="list">All events in order</h2>
<p class="counts">${eventCounts(site.tables.events)}</p>
${wholeList(site)}`;
}
