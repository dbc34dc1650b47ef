import {formatCount, formatDate, formatNumber, lawFigure, row, type Figure, type Tables} from "docketbook/client";

const FLOW = "irs-ice";
/** How an order says that it leaves the statute's own way open. */
const EXCEPT = /\bexcept in accordance with section 6103\b/;

/** The law on any date, with the days on which the memorandum was signed and the addresses went. */
export function lawOnAnyDate(tables: Tables): Figure {
  const signed = row(tables.events, "memorandum-signed");
  const transfer = row(tables.observations, "irs-ice-transfer@2025-08-07/disclosed");
  const sent = `${formatNumber(transfer.value)} addresses`;
  return lawFigure(tables, {
    flow: FLOW,
    title: (intervals) => {
      const then = intervals.find(
        ({from, until}) => (from === null || from <= transfer.period) && (until === null || transfer.period < until)
      );
      const last = intervals.at(-1);
      const before =
        then?.restriction === "none"
          ? "No court limited the sharing when the addresses went"
          : "The sharing was limited when the addresses went";
      const partly = new Set(
        (last?.order_ids ?? [])
          .map((id) => row(tables.orders, id))
          .filter(({requires}) => EXCEPT.test(requires))
          .map(({case_id}) => row(tables.cases, case_id).court_id)
      ).size;
      const except = partly ? `, ${formatCount(partly)} of them except as the statute allows` : "";
      return `${before}; from ${formatDate(last?.from ?? "")} ${formatCount(last?.court_ids.length ?? 0)} courts barred it${except}`;
    },
    from: "2025-03-01",
    marks: [
      {
        day: signed.date,
        line: "line-ink",
        label: `memorandum signed, ${formatDate(signed.date)}`,
        what: signed.title,
        row: signed
      },
      {
        day: transfer.period,
        line: "line-accent",
        style: "accent",
        label: `${sent} sent, ${formatDate(transfer.period)}`,
        narrow: `${sent} sent`,
        what: `${sent} sent`,
        row: transfer
      }
    ],
    start: transfer.period,
    also: `${sent} were sent on ${formatDate(transfer.period)}.`
  });
}
