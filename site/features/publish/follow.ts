import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {words} from "../../words/words.js";
import {calendarEvents, calendarPath} from "./calendar.js";
import {feedPath} from "./feed.js";

/** How a reader follows a case, or the whole record: its feed, and its calendar where it has something for one. */
export function followLine(site: Site, case_id?: string): Html {
  const {feed: say} = words();
  const days = calendarEvents(site, case_id).map(({date_end}) => date_end);
  // Who subscribes knows beforehand that nothing in it is still to come.
  const calendar = days.every((day) => day < site.edition.edition) ? say.calendarPast : say.calendar;
  return html`<p class="soft">${case_id === undefined ? say.followAll : say.followCase} <a href="/${feedPath(case_id)}" type="application/atom+xml">${say.atom}</a>${days.length > 0 && html` · <a href="/${calendarPath(case_id)}" type="text/calendar">${calendar}</a>`}</p>`;
}
