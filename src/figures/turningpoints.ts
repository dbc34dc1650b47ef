import {
  say,
  capital,
  formatDate,
  daysBetween,
  formatNumber,
  gradeName,
  provenance,
  row,
  type Figure,
  type Tables
} from "docketbook/client";
import {drawTurningPoints, type Span} from "./turningpointsdrawing.js";

/** Those without which the story cannot be followed. */
const CHOSEN = [
  "ice-asks-for-700000",
  "memorandum-signed",
  "centro-injunction-denied",
  "ice-asks-for-7600000",
  "de-mello-rejects-request",
  "ice-asks-for-1280000",
  "addresses-sent-2025-08-07",
  "ctr-hearing-first-interim-order",
  "ctr-stay-and-injunction",
  "cedc-injunction",
  "romo-declaration",
  "centro-affirmed",
  "violations-found"
];
const SENT = "addresses-sent-2025-08-07";

/** The chronology in brief, each point a link to the full one. */
export function turningPoints(tables: Tables): Figure {
  const events = CHOSEN.map((chosen) => row(tables.events, chosen)).sort((a, b) =>
    a.date_start < b.date_start ? -1 : 1
  );
  const sent = row(tables.events, SENT);
  const distance = (event: {date_start: string; precision: string}) =>
    event.precision === "day" ? daysBetween(sent.date_start, event.date_start) : null;
  const days = (chosen: string) => formatNumber(Math.abs(distance(row(tables.events, chosen)) ?? NaN));
  const span = (from: typeof sent, until: typeof sent): Span => ({
    from,
    until,
    words: [formatNumber(daysBetween(from.date_start, until.date_start)), say("days")]
  });
  const leads = tables.events.filter(({grade}) => grade === "unverified").length;
  const id = "turning-points";
  const title = say`By the IRS’s account, the addresses were sent ${days("memorandum-signed")} days after the memorandum was signed; a court forbade it ${days("ctr-stay-and-injunction")} days later, except as the statute allows`;
  return {
    id,
    title,
    subtitle: say`The turning points on a scale of days; circles are what agencies did, squares what courts did; brackets count days. Each links to the full chronology`,
    columns: [
      {name: "date", title: say("Date")},
      {name: "title", title: say("What happened")},
      {name: "who", title: say("Who acted")},
      {name: "days", title: say("Days from the transfer"), unit: say("days"), numeric: true},
      {name: "grade", title: say("Grade")},
      {name: "row", title: say("Row of the record")}
    ],
    rows: events.map((event) => ({
      date: event.date,
      title: event.title,
      who: say(capital(event.lane)),
      days: distance(event),
      grade: gradeName(event.grade),
      row: event.id
    })),
    unit: say("days"),
    ...provenance(events),
    headline: SENT,
    missing: say`Chosen from ${formatNumber(tables.events.length - leads)} events and ${leads === 1 ? say("1 unverified lead") : say`${leads} unverified leads`} of the full chronology. Days are counted only where the day is known; a bar shows the span that an uncertain date allows. The days of ICE’s requests of June 2025 come from one digest of a news report on a court’s order.`,
    draw: (options) =>
      drawTurningPoints(
        {
          events,
          sent: SENT,
          spans: [
            span(row(tables.events, "memorandum-signed"), sent),
            span(sent, row(tables.events, "ctr-stay-and-injunction"))
          ]
        },
        {
          ...options,
          id,
          title,
          description: events.map(({date, title: what}) => `${formatDate(date)}: ${what}`).join(". ")
        }
      )
  };
}
