import {
  capital,
  formatCount,
  formatDate,
  formatNumber,
  quantity,
  provenance,
  formatRounded,
  row,
  type Figure,
  type Tables
} from "docketbook/client";
import type {Event} from "docketbook/loaders";
import {drawLeaders, type Ask, type Leader} from "./leadersdrawing.js";

const days = ({date_start, date_end}: Event): readonly [string, string] => [date_start, date_end];

/** A name as the event itself has it. Throws a RangeError for one that it does not name. */
function named({id, title, summary}: Event, name: string): string {
  if (!`${title} ${summary}`.includes(name)) throw new RangeError(`event ${id} does not name ${name}`);
  return name;
}

/** Who ran the IRS in 2025, against what was asked of it. */
export function whoRanTheIrs({events}: Tables): Figure {
  const event = (id: string) => row(events, id);
  const [werfel, krause, shapley, faulkender, long, bessent, bisignano] = [
    "werfel-leaves",
    "krause-becomes-acting",
    "shapley-made-acting",
    "faulkender-replaces-shapley",
    "long-confirmed",
    "long-removed",
    "bisignano-named-ceo"
  ].map(event) as [Event, Event, Event, Event, Event, Event, Event];
  const acting = "acting";
  const leaders: Leader[] = [
    {name: named(werfel, "Danny Werfel"), role: "commissioner", from: null, until: days(werfel)},
    {name: named(werfel, "Doug O'Donnell"), role: acting, from: days(werfel), until: days(krause)},
    {name: named(krause, "Melanie Krause"), role: acting, from: days(krause), until: days(shapley)},
    {name: named(shapley, "Gary Shapley"), role: acting, from: days(shapley), until: days(faulkender)},
    {name: named(faulkender, "Michael Faulkender"), role: acting, from: days(faulkender), until: days(long)},
    {name: named(long, "Billy Long"), role: "commissioner", from: days(long), until: days(bessent)},
    {name: named(bessent, "Bessent"), role: acting, from: days(bessent), until: null}
  ];
  const chief: Leader = {
    name: named(bisignano, "Frank Bisignano"),
    role: "chief executive",
    from: days(bisignano),
    until: null
  };
  const sent = event("addresses-sent-2025-08-07");
  const asks: Ask[] = [
    {event: event("ice-asks-for-700000"), text: formatRounded(quantity(event("ice-asks-for-700000"), "People sought"))},
    {
      event: event("dhs-asks-for-up-to-7-million"),
      text: `up to ${formatRounded(quantity(event("dhs-asks-for-up-to-7-million"), "People in the end (up to)"))}`
    },
    ...["ice-asks-for-7600000", "ice-asks-for-7300000", "ice-asks-for-1280000"].map((request) => ({
      event: event(request),
      text: `about ${formatRounded(quantity(event(request), "People sought (about)"))}`
    })),
    {event: sent, text: `${formatNumber(quantity(sent, "People whose addresses were given"))} sent`}
  ];
  const id = "who-ran-the-irs";
  const title = `${capital(formatCount(leaders.length))} people led the IRS in 2025; the one who had the addresses sent was removed the next day`;
  const span = (range: readonly [string, string] | null) =>
    range === null ? null : range[0] === range[1] ? range[0] : range.join("/");
  const led = ({name, role, from, until}: Leader) => ({
    what: name,
    role,
    from: span(from),
    until: span(until),
    people: null,
    row: null
  });
  return {
    id,
    title,
    subtitle: "Commissioners and acting commissioners of 2025, and when ICE and DHS asked for addresses",
    columns: [
      {name: "what", title: "Who, or what was asked"},
      {name: "role", title: "Role"},
      {name: "from", title: "From"},
      {name: "until", title: "Until"},
      {name: "people", title: "People", unit: "people", numeric: true},
      {name: "row", title: "Row of the record"}
    ],
    rows: [
      ...[...leaders, chief].map(led),
      ...asks.map(({event: asked, text}) => ({
        what: asked.title,
        role: `people: ${text}`,
        from: asked.date,
        until: null,
        people: asked.quantities.at(asked.id === "dhs-asks-for-up-to-7-million" ? 1 : 0)?.value ?? null,
        row: asked.id
      }))
    ],
    unit: "days of 2025; people, in the requests",
    ...provenance([
      werfel,
      krause,
      shapley,
      faulkender,
      long,
      bessent,
      bisignano,
      ...asks.map(({event: asked}) => asked)
    ]),
    missing: `Hatched: the day in ${formatDate(long.date)} on which Long took over was not seen. Since ${formatDate(bisignano.date)} the IRS has a chief executive as well, beside the acting commissioner. Reports differ on why Long was removed.`,
    draw: (options) =>
      drawLeaders(
        {leaders, chief, asks, sent},
        {
          ...options,
          id,
          title,
          description: `${leaders.map(({name, role, from}) => `${name}, ${role}${from === null ? "" : `, from ${formatDate(from[0] === from[1] ? from[0] : long.date)}`}`).join("; ")}. ${asks.map(({event: asked, text}) => `${formatDate(asked.date)}: ${text}`).join("; ")}.`
        }
      )
  };
}
