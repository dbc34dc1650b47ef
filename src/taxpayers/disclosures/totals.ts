import {formatCount, formatNumber, resting, row, type Cell} from "docketbook/client";
import {drawDisclosureTotals, type TotalsRow} from "./totalsdrawing.js";

/** The published totals against the sum of their parts: what the corrections changed. */
export const disclosureTotals: Cell<TotalsRow> = {
  id: "disclosures-added-up",
  page: "taxpayers/disclosures",
  code: "disclosures/totals.cell.js",
  drawing: "disclosures/totalsdrawing.ts",
  inputs: () => [],
  sql: () =>
    "SELECT period, sum(value) FILTER (series_id = 'jct-6103-total') - sum(value) FILTER (series_id <> 'jct-6103-total') AS difference FROM observations WHERE series_id IN ('jct-6103-total', 'jct-6103-by-recipient', 'jct-6103-i2') GROUP BY period ORDER BY period",
  figure(rows, {tables}) {
    const off = rows.filter(({difference}) => difference !== 0);
    const most = off.reduce((largest, candidate) =>
      Math.abs(candidate.difference) > Math.abs(largest.difference) ? candidate : largest
    );
    const id = "disclosures-added-up";
    const title = `In ${formatCount(off.length)} years the rows do not add up to the published total; by ${formatNumber(Math.abs(most.difference))} in ${most.period}`;
    return {
      id,
      page: this.page,
      title,
      subtitle:
        "What is left of the published total of a year when every recipient’s disclosures are taken away; a logarithmic scale of the difference’s size. In the other years nothing is left",
      columns: [
        {name: "period", title: "Year"},
        {name: "total", title: "Published total", numeric: true},
        {name: "sum", title: "Sum of the rows", numeric: true},
        {name: "difference", title: "Difference", numeric: true},
        {name: "unit", title: "Unit"},
        {name: "note", title: "What the record says of it"}
      ],
      rows: rows.map(({period, total, sum, difference, unit, total_id}) => ({
        period,
        total,
        sum,
        difference,
        unit,
        note: row(tables.observations, total_id).note
      })),
      unit: row(tables.units, most.unit).title,
      ...resting(
        rows.flatMap(({ids, total_id}) => [total_id, ...ids]),
        tables
      ),
      missing:
        "The totals of 2012 to 2015 are as first published; the rows carry corrections that the IRS made later, and sum to less. Of 2001 the report’s own total does not equal its rows. In 2006, 2009 and 2010 the rows sum to more, by 3, 334 and 300: the transcription does not say why.",
      draw: (options) => drawDisclosureTotals(off, {...options, id, title})
    };
  }
};
