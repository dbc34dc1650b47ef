import type {Site} from "../site/site.js";
import {eventCounts, eventList} from "./events.js";
import {html, type Html} from "../components/html.js";

/** Every event of the record, oldest first. */
export const chronology = (site: Site): Html => html`<p class="counts">${eventCounts(site.tables.events)}</p>${eventList(site, site.tables.events, {anchors: true, heading: "h2"})}`;
