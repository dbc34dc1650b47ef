import type {Site} from "../../story/story.js";
import {parseHTML} from "linkedom";
import {timelineFigure} from "./timeline/figure.js";
import {html, trusted, type Html} from "../../ui/html.js";
import {timelineRows} from "./timelinerows.js";
import {dateInWords} from "../../ui/format.js";
import {eventCounts, eventList} from "./events.js";

/** Every event of the record on a timeline, and again as a list, oldest first. */
export function chronology(site: Site): Html {
  const {document} = parseHTML("<!doctype html>");
  const rows = timelineRows({...site.tables, edition: site.edition}, dateInWords);
  return html`${trusted(timelineFigure(document, rows).outerHTML)}
<h2 id="list">All events in order</h2>
<p class="counts">${eventCounts(site.tables.events)}</p>
${eventList(site, site.tables.events, {anchors: true})}`;
}
