import type {Site} from "../../story/story.js";
import type {Event} from "../../../loaders/schema/tables/events.js";
import {en} from "../../words/en.js";
import {words} from "../../words/words.js";
import {html, type Html} from "../../ui/html.js";
import {addressOf} from "../../record/addresses.js";
import {formatDate, unslug} from "../../ui/format.js";
import {disagreementList, gradeMark, noteText, restrictionMark, sourceList} from "../../record/cited.js";

/** The lanes of events, by who acted, in English. */
export const LANE_NAMES: Record<Event["lane"], string> = en.record.lanes;

/** More events than these are a line each, which opens. */
const OPEN = 3;

/**
 * Events as a page about something else lists them: date beside the text, each linked to its place in the chronology; a long list has a
 * line an event, which opens. `of` is the order whose page it is, which says itself what is disputed and links to itself nowhere; `brief`
 * leaves notes, disputes and sources to the chronology.
 */
export function eventList(
  site: Site,
  events: readonly Event[],
  {of, brief = false}: {of?: string; brief?: boolean} = {}
): Html {
  const known = new Map(site.tables.orders.map((order) => [order.id, order]));
  const made = (ids: readonly string[]) =>
    ids.length > 0 &&
    html`<ul class="made">${ids.map((id) => {
      const order = known.get(id);
      return order && html`<li><a href="/orders/${id}">${order.title}</a> ${restrictionMark(order)}</li>`;
    })}</ul>`;
  const day = ({precision, date}: Event) =>
    precision === "day" ? html`<time datetime="${date}">${formatDate(date)}</time>` : formatDate(date);
  const body = (event: Event) =>
    html`<p>${event.summary}</p>${made(event.order_ids.filter((id) => id !== of))}${!brief && noteText(event.note)}${!brief && of === undefined && disagreementList(event.disagreements)}`;
  const rest = (event: Event) => !brief && sourceList(site, event.source_ids);
  if (events.length > OPEN) {
    const line = (event: Event) => {
      const weak = event.grade === "unverified";
      return html`<li class="event${weak && " unverified"}"><details><summary><span class="day">${day(event)}</span><span class="what">${event.title}${weak && html` <span class="grade grade-unverified">${words().record.unverified}</span>`}</span></summary><div class="event-full">${body(event)}<p class="ways">${gradeMark(site, event)}<a href="${addressOf(site, "events", event.id)}" aria-label="${words().timeline.inChronology}: ${event.title}">${words().timeline.inChronology}</a></p>${rest(event)}</div></details></li>`;
    };
    return html`<link rel="stylesheet" href="/assets/events.css"><ol class="events event-lines" data-count="${events.length}">${events.map(line)}</ol>`;
  }
  const item = (event: Event) =>
    html`<li${event.grade === "unverified" && html` class="unverified"`}><p class="when">${day(event)}<span class="kind">${unslug(event.kind)}</span></p><div><h3 class="title"><a href="${addressOf(site, "events", event.id)}">${event.title}</a></h3>${body(event)}<p class="ways">${gradeMark(site, event)}</p>${rest(event)}</div></li>`;
  return html`<ol class="docket" data-count="${events.length}">${events.map(item)}</ol>`;
}

/** The events that a page names by their ids, in the order of the record. Throws a RangeError for one that there is none of. */
export function eventsNamed({tables}: Site, ids = ""): Event[] {
  const wanted = ids.split(/\s+/).filter(Boolean);
  const missing = wanted.find((id) => !tables.events.some((event) => event.id === id));
  if (missing !== undefined) throw new RangeError(`there is no event ${missing}`);
  return tables.events.filter(({id}) => wanted.includes(id));
}

/** Events that a page names (`data-ids`), as a list; with `data-brief`, without what the chronology has beside them. */
export const namedEvents = (site: Site, options: Record<string, string>): Html =>
  eventList(site, eventsNamed(site, options["ids"]), {brief: "brief" in options});
