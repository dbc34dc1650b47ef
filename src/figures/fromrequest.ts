import {
  formatDate,
  formatNumber,
  quantity,
  provenance,
  formatRounded,
  row,
  type Figure,
  type Tables
} from "docketbook/client";
import {drawRequest} from "./fromrequestdrawing.js";

/** The stages from what was asked to what was found, each a number of the record. */
function stages({observations, events}: Tables) {
  const spoken = row(observations, "dhs-requests@2025-04-03/eventual-total");
  const formal = row(events, "ice-asks-for-7600000");
  const refused = row(events, "de-mello-rejects-request");
  const narrowed = row(observations, "irs-ice-transfer@2025-06/requested");
  const disclosed = row(observations, "irs-ice-transfer@2025-08-07/disclosed");
  const unlawful = row(observations, "irs-ice-transfer@2026-02-26/violations-found");
  const admitted = row(observations, "irs-ice-transfer@2026-02-11/insufficient-address");
  return {
    spoken,
    formal: {...formal, value: quantity(formal, "People sought (about)"), unit: spoken.unit},
    refused: {...refused, value: quantity(refused, "People sought"), unit: spoken.unit},
    narrowed,
    disclosed,
    unlawful,
    admitted
  };
}

/** From request to violation: what was asked for, what was sent and what a court found, at one scale. */
export function fromRequestToViolation(tables: Tables): Figure {
  const found = stages(tables);
  const {spoken, formal, refused, narrowed, disclosed, unlawful, admitted} = found;
  const unit = (id: string) => row(tables.units, id).title;
  const stage = (
    what: string,
    date: string,
    {id, value, unit: of}: {id: string; value: number; unit: string},
    how: string
  ) => ({stage: what, date, how, value, unit: unit(of), row: id});
  const id = "from-request-to-violation";
  const title = `ICE asked for ${formatRounded(narrowed.value)} people’s addresses, the IRS gave ${formatNumber(disclosed.value)}, and a court found about ${formatNumber(unlawful.value)} of the disclosures unlawful`;
  return {
    id,
    title,
    subtitle: "Dots at one scale: a dot is 1,000 people, or 1,000 disclosures; a full row is 100,000",
    columns: [
      {name: "stage", title: "Stage"},
      {name: "date", title: "Date"},
      {name: "how", title: "Bound"},
      {name: "value", title: "Number", numeric: true},
      {name: "unit", title: "Unit"},
      {name: "row", title: "Row of the record"}
    ],
    rows: [
      stage("Asked for, as the IRS was told to expect", spoken.period, spoken, "up to"),
      stage("Asked for, in the first formal request", formal.date, formal, "about"),
      stage("Asked for, as the chief counsel put that request", refused.date, refused, ""),
      stage("Asked for, in the narrowed request", narrowed.period, narrowed, narrowed.bound),
      stage("Disclosed", disclosed.period, disclosed, disclosed.bound),
      stage("Found unlawful by the court", unlawful.period, unlawful, unlawful.bound),
      stage("Incomplete addresses, the IRS’s own count", admitted.period, admitted, admitted.bound.replace("-", " "))
    ],
    unit: `${unit(disclosed.unit)}; ${unit(unlawful.unit)}; ${unit(admitted.unit)} of the disclosures`,
    ...provenance([
      spoken,
      tables.events.find((event) => event.id === formal.id) ?? formal,
      refused,
      narrowed,
      disclosed,
      unlawful,
      admitted
    ]),
    missing: `Sources differ on the first formal request: ${formatRounded(refused.value)} or ${formatRounded(formal.value)}. The court counted every disclosure that rested on a match of taxpayer numbers, with no check that ICE had given an address; the IRS counted only those whose address was visibly incomplete, and its exact count was not seen. The finding of ${formatDate(unlawful.period)} came with no new order.`,
    draw: (options) => drawRequest(found, {...options, id, title})
  };
}
