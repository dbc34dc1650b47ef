import {
  say,
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
import {between, drawLeaders, type Ask, type Leader} from "./leadersdrawing.js";

const days = ({date_start, date_end}: Event): readonly [string, string] => [date_start, date_end];

/** A name as the event itself has it. Throws a RangeError for one that it does not name. */
function named({id, title, summary}: Event, name: string): string {
  if (!`${title} ${summary}`.includes(name)) throw new RangeError(`event ${id} does not name ${name}`);
  return name;
}

/** The whole name of somebody whom a case has among its parties. Throws a RangeError for a name that none has. */
function party(cases: Tables["cases"], surname: string): string {
  const found = cases
    .flatMap(({parties}) => parties)
    .find(({name}) => new RegExp(`^\\p{Lu}\\p{L}+ ${surname}$`, "u").test(name));
  if (!found) throw new RangeError(`no case has a party ${surname}`);
  return found.name;
}

/** Who ran the IRS in 2025, against what was asked of it. */
export function whoRanTheIrs({events, cases}: Tables): Figure {
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
  const acting = say("acting");
  const leaders: Leader[] = [
    {name: named(werfel, "Danny Werfel"), role: say("commissioner"), from: null, until: days(werfel), row: werfel.id},
    {name: named(werfel, "Doug O’Donnell"), role: acting, from: days(werfel), until: days(krause), row: werfel.id},
    {name: named(krause, "Melanie Krause"), role: acting, from: days(krause), until: days(shapley), row: krause.id},
    {name: named(shapley, "Gary Shapley"), role: acting, from: days(shapley), until: days(faulkender), row: shapley.id},
    {
      name: named(faulkender, "Michael Faulkender"),
      role: acting,
      from: days(faulkender),
      until: days(long),
      row: faulkender.id
    },
    {name: named(long, "Billy Long"), role: say("commissioner"), from: days(long), until: days(bessent), row: long.id},
    {name: party(cases, named(bessent, "Bessent")), role: acting, from: days(bessent), until: null, row: bessent.id}
  ];
  const chief: Leader = {
    name: named(bisignano, "Frank Bisignano"),
    role: say("chief executive"),
    from: days(bisignano),
    until: null,
    row: bisignano.id
  };
  const sent = event("addresses-sent-2025-08-07");
  const asks: Ask[] = [
    {
      event: event("ice-asks-for-700000"),
      text: say`about ${formatRounded(quantity(event("ice-asks-for-700000"), "People sought (about)"))}`
    },
    {
      event: event("dhs-asks-for-up-to-7-million"),
      text: say`up to ${formatRounded(quantity(event("dhs-asks-for-up-to-7-million"), "People in the end (up to)"))}`
    },
    ...["ice-asks-for-7600000", "ice-asks-for-7300000", "ice-asks-for-1280000"].map((request) => ({
      event: event(request),
      text: say`about ${formatRounded(quantity(event(request), "People sought (about)"))}`
    })),
    {event: sent, text: say`${formatNumber(quantity(sent, "People whose addresses were given"))} sent`}
  ];
  const id = "who-ran-the-irs";
  const title = say`The IRS had ${formatCount(leaders.length)} commissioners and acting commissioners in 2025; the one who, by a report on the court record, had the addresses sent was removed the next day`;
  const led = ({name, role, from, until, row: said}: Leader) => ({
    what: name,
    role,
    from: from && between(from),
    until: until && between(until),
    people: null,
    row: said
  });
  return {
    id,
    title,
    subtitle: say(
      "Commissioners and acting commissioners of 2025, and when ICE or Homeland Security asked for taxpayers’ data, or spoke of asking"
    ),
    columns: [
      {name: "what", title: say("Who, or what was asked")},
      {name: "role", title: say("Role")},
      {name: "from", title: say("From")},
      {name: "until", title: say("Until")},
      {name: "people", title: say("People"), unit: say("people"), numeric: true},
      {name: "row", title: say("Row of the record")}
    ],
    rows: [
      ...[...leaders, chief].map(led),
      ...asks.map(({event: asked, text}) => ({
        what: asked.title,
        role: say`people: ${text}`,
        from: asked.date,
        until: null,
        people: asked.quantities.at(asked.id === "dhs-asks-for-up-to-7-million" ? 1 : 0)?.value ?? null,
        row: asked.id
      }))
    ],
    unit: say("days of 2025; people, in the requests"),
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
    missing: say`Hatched: the day in ${formatDate(long.date)} when Long took over was not found. From ${formatDate(bisignano.date)} the IRS also had a chief executive, alongside the acting commissioner; the record last names him on ${formatDate(event("bisignano-testifies").date)}. Reports differ on why Long was removed. The days of ICE’s requests of June come from one digest of a news report on a court’s order.`,
    draw: (options) =>
      drawLeaders(
        {leaders, chief, asks, sent},
        {
          ...options,
          id,
          title,
          description: `${leaders.map(({name, role, from}) => `${name}, ${role}${from === null ? "" : `, ${say`from ${formatDate(from[0] === from[1] ? from[0] : long.date)}`}`}`).join("; ")}. ${asks.map(({event: asked, text}) => `${formatDate(asked.date)}: ${text}`).join("; ")}.`
        }
      )
  };
}
