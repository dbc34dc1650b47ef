import type {Site} from "../../story/story.js";
import type {Event} from "../../../loaders/schema/tables/events.js";
import {addressOf} from "../../record/addresses.js";
import {counted, dateInWords, numberInWords, unslug} from "../../ui/format.js";
import {disagreementList, gradeMark, noteText, sourceList} from "../../record/cited.js";
import {html, type Html} from "../../ui/html.js";

export const LANE_NAMES: Record<Event["lane"], string> = {
  agencies: "Agencies",
  courts: "Courts",
  congress: "Congress and watchdogs",
  press: "Press and public"
};

const names = <T extends {id: string}>(rows: readonly T[], name: (row: T) => string) =>
  new Map(rows.map((row) => [row.id, name(row)]));

const titled = (level: "h2" | "h3", text: Html) =>
  level === "h2" ? html`<h2 class="title">${text}</h2>` : html`<h3 class="title">${text}</h3>`;

/** Events as an ordered list, oldest first, each with everything that the record has on it; `heading` is the level that the page is at. */
export function eventList(
  site: Site,
  events: readonly Event[],
  {anchors = false, heading = "h3"}: {anchors?: boolean; heading?: "h2" | "h3"} = {}
): Html {
  const cases = names(site.tables.cases, ({short_caption}) => short_caption);
  const orders = names(site.tables.orders, ({title}) => title);
  const item = (
    event: Event
  ) => html`<li class="event lane-${event.lane}${event.grade === "unverified" ? " unverified" : ""}"${anchors ? html` id="${event.id}"` : ""}>
<p class="when">${event.precision === "day" ? html`<time datetime="${event.date}">${dateInWords(event.date)}</time>` : dateInWords(event.date)} <span class="kind">${LANE_NAMES[event.lane]} · ${unslug(event.kind)}</span></p>
${titled(heading, anchors ? html`${event.title}` : html`<a href="${addressOf(site, "events", event.id)}">${event.title}</a>`)}
<p>${event.summary}</p>
${event.quantities.length > 0 && html`<p class="quantities">${event.quantities.map(({name, value}, index) => html`${index ? "; " : ""}${name}: <b>${numberInWords(value)}</b>`)}</p>`}
${noteText(event.note)}
${disagreementList(event.disagreements)}
<div class="ways">${gradeMark(site, event)}${event.case_id !== null && html`<a href="/cases/${event.case_id}">${cases.get(event.case_id)}</a>`}${event.order_ids.map((id) => html`<a href="/orders/${id}">Order: ${orders.get(id)}</a>`)}</div>
${sourceList(site, event.source_ids)}
</li>`;
  return html`<ol class="events" data-count="${events.length}">${events.map(item)}</ol>`;
}

/** How many events there are of each lane. */
export const eventCounts = (events: readonly Event[]): string =>
  Object.entries(LANE_NAMES)
    .map(([lane, name]) => `${name}: ${counted(events.filter((event) => event.lane === lane).length, "event")}`)
    .join(" · ");
