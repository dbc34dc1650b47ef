import type {Event} from "../../../loaders/schema/tables/events.js";
import {strips} from "../../charts/strip.js";
import {LANE_NAMES} from "../chronology/eventlist.js";
import {formatDate} from "../../ui/format.js";
import {record} from "./record.js";

/**
 * Events in time, a line for each who acted: `timeline(events.filter((d) => d.case_id === "…"))`. Days that are not known are drawn as the span
 * that they may lie in.
 * @param events rows of `record.events`
 * @throws RangeError, from the promise, for no events
 */
export async function timeline(events: readonly Event[]): Promise<HTMLElement> {
  const days = events.flatMap(({date_start, date_end}) => [date_start, date_end]).sort();
  const [from, to] = [days[0], days.at(-1)];
  if (from === undefined || to === undefined) throw new RangeError("there is no event to draw");
  const [status] = await record.status;
  const rows = Object.entries(LANE_NAMES).map(([lane, label]) => ({
    label,
    dots: events
      .filter((event) => event.lane === lane)
      .map(({date_start, date_end, precision}) => ({start: date_start, end: date_end, certain: precision === "day"}))
  }));
  const box = document.createElement("div");
  box.className = "cell-timeline";
  box.innerHTML = strips(
    rows.filter(({dots}) => dots.length),
    events.map(({date, title}) => `${formatDate(date)}: ${title}`).join("; "),
    {from, to, verifiedThrough: status?.verified_through ?? null}
  ).text;
  return box;
}
