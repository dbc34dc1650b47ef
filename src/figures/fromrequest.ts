import {
  say,
  formatCount,
  formatDate,
  formatList,
  formatNumber,
  quantity,
  provenance,
  formatRounded,
  row,
  type Figure,
  type Tables
} from "docketbook/client";
import type {Event} from "docketbook/loaders";
import {drawRequest} from "./fromrequestdrawing.js";

/** What was asked for, what came of it and what was found, each a row of the record. */
function stages({observations, events}: Tables) {
  const asked = (id: string) => {
    const event = row(events, id);
    return {...event, value: quantity(event, "People sought (about)"), unit: "persons"};
  };
  return {
    refused: [
      {asked: asked("ice-asks-for-7600000"), answer: row(events, "irs-refuses-first-june-request")},
      {asked: asked("ice-asks-for-7300000"), answer: row(events, "de-mello-rejects-request")}
    ],
    filled: asked("ice-asks-for-1280000"),
    disclosed: row(observations, "irs-ice-transfer@2025-08-07/disclosed"),
    unlawful: row(observations, "irs-ice-transfer@2026-02-26/violations-found"),
    admitted: row(observations, "irs-ice-transfer@2026-02-11/insufficient-address")
  };
}

/** From request to violation: what was asked for, what was sent and what a judge found, at one scale. */
export function fromRequestToViolation(tables: Tables): Figure {
  const found = stages(tables);
  const {refused, filled, disclosed, unlawful, admitted} = found;
  const unit = (id: string) => row(tables.units, id).title;
  const stage = (
    what: string,
    date: string,
    {id, value, unit: of}: {id: string; value: number; unit: string},
    how: string
  ) => ({stage: what, date, how, value, unit: unit(of), row: id});
  const request = (what: string, event: Event & {value: number; unit: string}) =>
    stage(what, event.date, event, say("about"));
  const requests = [...refused.map(({asked}) => asked), filled];
  const id = "from-request-to-violation";
  const asked = refused.map(({asked: {value}}) => say`about ${formatRounded(value)}`);
  const title = say`As reported, ICE asked ${formatCount(requests.length)} times in ${formatDate(filled.date.slice(0, 7))}; the IRS refused ${formatList(asked)}, then gave ${formatNumber(disclosed.value)} of about ${formatRounded(filled.value)}`;
  return {
    id,
    title,
    subtitle: say("Dots at one scale, the last two rows enlarged: a dot is 1,000 people, or 1,000 disclosures"),
    columns: [
      {name: "stage", title: say("Stage")},
      {name: "date", title: say("Date")},
      {name: "how", title: say("Bound")},
      {name: "value", title: say("Number"), numeric: true},
      {name: "unit", title: say("Unit")},
      {name: "row", title: say("Row of the record")}
    ],
    rows: [
      ...refused.map(({asked}) => request(say("Asked for, and refused, as reported"), asked)),
      ...refused.map(({answer}) => ({
        stage: say("Refused"),
        date: answer.date,
        how: null,
        value: null,
        unit: null,
        row: answer.id
      })),
      request(say("Asked for, and filled in part"), filled),
      stage(say("Disclosed"), disclosed.period, disclosed, say(disclosed.bound)),
      stage(say("Violations, in the judge’s indicative opinion"), unlawful.period, unlawful, say(unlawful.bound)),
      stage(
        say("Potentially incomplete addresses, the IRS’s own count"),
        admitted.period,
        admitted,
        say(admitted.bound.replace("-", " "))
      )
    ],
    unit: say`${unit(disclosed.unit)}; ${unit(unlawful.unit)}; ${unit(admitted.unit)} of the disclosures`,
    ...provenance([
      ...requests.map(({id: asked}) => row(tables.events, asked)),
      ...refused.map(({answer}) => answer),
      disclosed,
      unlawful,
      admitted
    ]),
    headline: disclosed.id,
    missing: say`The days of the requests, and the refusal of the first, come from one digest of a news report on a court’s order. The opinion of ${formatDate(unlawful.period)}, is indicative: an appeal was pending, and nothing new was ordered. It counts every disclosure that rested on a match of taxpayer numbers, without confirmation that ICE had given the taxpayer’s address; the IRS counted only those whose address looked incomplete, and we did not find its exact count.`,
    draw: (options) => drawRequest(found, {...options, id, title})
  };
}
