import type {Site} from "../../story/story.js";
import type {Event} from "../../../loaders/schema/tables/events.js";
import {html, type Html} from "../../ui/html.js";
import {addressOf} from "../../record/addresses.js";
import {formatDate, unslug} from "../../ui/format.js";
import {disagreementList, gradeMark, noteText, restrictionMark, sourceList} from "../../record/cited.js";

/** The lanes of events, by who acted. */
export const LANE_NAMES: Record<Event["lane"], string> = {
  agencies: "Agencies",
  courts: "Courts",
  congress: "Congress and watchdogs",
  press: "Press and public"
};

/**
 * Events as a page about something else lists them: date beside the text, each linked to its place in the chronology.
 * `of` is the order whose page it is, which says itself what is disputed and links to itself nowhere; `brief` leaves notes, disputes and
 * sources to the chronology.
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
  const item = (event: Event) =>
    html`<li${event.grade === "unverified" && html` class="unverified"`}><p class="when">${event.precision === "day" ? html`<time datetime="${event.date}">${formatDate(event.date)}</time>` : formatDate(event.date)}<span class="kind">${unslug(event.kind)}</span></p><div><h3 class="title"><a href="${addressOf(site, "events", event.id)}">${event.title}</a></h3><p>${event.summary}</p>${made(event.order_ids.filter((id) => id !== of))}${!brief && noteText(event.note)}${!brief && of === undefined && disagreementList(event.disagreements)}<p class="ways">${gradeMark(site, event)}</p>${!brief && sourceList(site, event.source_ids)}</div></li>`;
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
