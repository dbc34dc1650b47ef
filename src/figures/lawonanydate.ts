import {say, formatCount, formatDate, formatNumber, lawFigure, row, type Figure, type Tables} from "docketbook/client";
import {alike} from "./alike.js";

const FLOW = "irs-ice";
/** How an order says that it leaves the statute's own way open. */
const EXCEPT = /\b(?:except|salvo)\b[^,;]*\b(?:in accordance with section|conforme a la sección) 6103\b/;

/** The law on any date, with the days on which the memorandum was signed and the addresses went. */
export function lawOnAnyDate(tables: Tables): Figure {
  const signed = row(tables.events, "memorandum-signed");
  const transfer = row(tables.observations, "irs-ice-transfer@2025-08-07/disclosed");
  const sent = say`${formatNumber(transfer.value)} addresses`;
  return lawFigure(tables, {
    flow: FLOW,
    title: (intervals) => {
      const then = intervals.find(
        ({from, until}) => (from === null || from <= transfer.period) && (until === null || transfer.period < until)
      );
      const last = intervals.at(-1);
      const before =
        then?.restriction === "none"
          ? say("No court order that we know of limited the sharing when the addresses were sent")
          : say("The sharing was limited when the addresses were sent");
      const partly = new Set(
        (last?.order_ids ?? [])
          .map((id) => row(tables.orders, id))
          .filter(({requires}) => EXCEPT.test(requires))
          .map(({case_id}) => row(tables.cases, case_id).court_id)
      ).size;
      const except = partly ? say`, ${formatCount(partly)} of them leaving room for what the statute allows` : "";
      return say`${before}; from ${formatDate(last?.from ?? "").replaceAll(" ", "\u00a0")}, orders of ${formatCount(last?.court_ids.length ?? 0)} courts limited it${except}`;
    },
    from: "2025-03-01",
    marks: [
      {
        day: signed.date,
        line: "line-ink",
        label: say`memorandum signed, ${formatDate(signed.date)}`,
        what: signed.title,
        rows: alike(signed.id),
        row: signed
      },
      {
        day: transfer.period,
        line: "line-accent",
        style: "accent",
        label: say`${sent} sent, ${formatDate(transfer.period)}`,
        narrow: say`${sent} sent`,
        what: say`${sent} sent, by the IRS’s account`,
        rows: alike(transfer.id),
        row: transfer
      }
    ],
    also: say`${sent} were sent on ${formatDate(transfer.period)}, by the IRS’s account.`
  });
}
