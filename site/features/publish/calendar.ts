import type {Event} from "../../../loaders/schema/tables/events.js";
import type {Site} from "../../story/story.js";
import {dayAfter} from "../../charts/time.js";
import {addressOf} from "../../record/addresses.js";
import {words} from "../../words/words.js";
import {addressFrom, languageFolder} from "./address.js";
import {rowsOfCase, type FeedOptions} from "./feed.js";

/** The kinds of events that a calendar is for. */
const KINDS: readonly Event["kind"][] = ["hearing", "deadline"];

/** Where the calendar of a case, or of the whole record, stands in the language that is spoken. */
export const calendarPath = (case_id?: string): string =>
  languageFolder() + (case_id === undefined ? "calendar.ics" : `cases/${case_id}.ics`);

/** Text as a calendar's value has it (RFC 5545, section 3.3.11). Control characters have no place in one. */
const value = (text: string) =>
  text
    .replace(/\r\n?/g, "\n")
    // oxlint-disable-next-line no-control-regex
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, " ")
    .replace(/[\\;,]/g, "\\$&")
    .replace(/\n/g, "\\n");

/** A content line, folded after 75 octets and never within a character (section 3.1). */
function fold(line: string): string {
  const parts: string[] = [];
  let part = "";
  let octets = 0;
  for (const character of line) {
    const size = Buffer.byteLength(character);
    if (octets + size > 75) {
      parts.push(part);
      part = " ";
      octets = 1;
    }
    part += character;
    octets += size;
  }
  return [...parts, part].join("\r\n");
}

const compact = (day: string) => day.replaceAll("-", "");

/** Whether a calendar can show it: on one day, known or near. */
const hasDay = ({date_start, date_end}: Event) => date_start === date_end;

/** What the calendar of a case, or of the whole record, has: hearings and deadlines of a known day. */
export function calendarEvents(site: Site, case_id?: string): Event[] {
  const among = case_id === undefined ? null : rowsOfCase(site, case_id);
  return site.tables.events.filter(
    (event) => KINDS.includes(event.kind) && hasDay(event) && (among === null || among.has(event.id))
  );
}

/**
 * Hearings and deadlines as an iCalendar file (RFC 5545). The record knows days and no hours, so each lasts all day. One that was called
 * off stays, with that status, so that it goes from calendars that have it. One whose day is not known is on no calendar. An event has the
 * same id in the calendar of its case as in that of the whole record.
 * @throws RangeError for a case that the record does not have
 */
export function calendar(site: Site, {origin, case_id, localPath = (path) => path}: FeedOptions): string {
  const {edition, tables} = site;
  const about = tables.cases.find(({id}) => id === case_id);
  if (case_id !== undefined && !about) throw new RangeError(`there is no case ${case_id}`);
  const name = value(about ? `${edition.title}: ${about.short_caption}` : edition.title);
  const known = new Map(tables.courts.map((court) => [court.id, court.name]));
  const events = calendarEvents(site, case_id);
  // The day of a hearing is no surer than that of an order that was made in it.
  const unsure = new Set(tables.orders.filter(({date}) => !/^\d{4}-\d{2}-\d{2}$/.test(date)).map(({id}) => id));
  const lines = [
    "BEGIN:VCALENDAR",
    "VERSION:2.0",
    `PRODID:-//docketbook//${value(edition.name)}//${words().code.toUpperCase()}`,
    `NAME:${name}`,
    `X-WR-CALNAME:${name}`,
    ...events.flatMap((event) => {
      const {id, title, summary, date_start, precision, recorded, court_id, order_ids, canceled} = event;
      const court = court_id === null ? undefined : known.get(court_id);
      const sure = precision === "day" && order_ids.every((of) => !unsure.has(of));
      const status = canceled !== null ? "CANCELLED" : sure ? "CONFIRMED" : "TENTATIVE";
      return [
        "BEGIN:VEVENT",
        `UID:${id}@${edition.name}`,
        `DTSTAMP:${compact(canceled !== null && canceled > recorded ? canceled : recorded)}T000000Z`,
        `DTSTART;VALUE=DATE:${compact(date_start)}`,
        `DTEND;VALUE=DATE:${compact(dayAfter(date_start, 1))}`,
        `SUMMARY:${value(title)}`,
        `DESCRIPTION:${value(summary)}`,
        ...(court === undefined ? [] : [`LOCATION:${value(court)}`]),
        ...(origin === null
          ? []
          : [
              `URL:${addressFrom(localPath(addressOf(site, "events", id) ?? "/"), {origin, from: calendarPath(case_id)})}`
            ]),
        `STATUS:${status}`,
        ...(canceled === null ? [] : ["SEQUENCE:1"]),
        "TRANSP:TRANSPARENT",
        "END:VEVENT"
      ];
    }),
    "END:VCALENDAR"
  ];
  return lines.map((line) => `${fold(line)}\r\n`).join("");
}
