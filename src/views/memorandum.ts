import type {Site} from "../site/site.js";
import {eventList} from "./events.js";
import {html, type Html} from "../components/html.js";

const NAMED = /\bmemorandum\b|\bmanual\b|\bdraft .*agreement\b/i;

/** The events that speak of the memorandum or of the manual that goes with it, from draft to suspension. */
export function memorandumTimeline(site: Site): Html {
  const events = site.tables.events.filter(({title, summary}) => NAMED.test(title) || NAMED.test(summary));
  return html`<p class="counts">${events.length} events speak of it.</p>${eventList(site, events, {heading: "h2"})}`;
}
