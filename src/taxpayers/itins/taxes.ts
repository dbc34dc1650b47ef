import {formatNumber, resting, type Cell} from "docketbook/client";
import {drawItinTaxes, ORDER, type TaxRow} from "./taxesdrawing.js";

/** Taxes on returns with an ITIN, by year and kind. */
export const itinTaxes: Cell<TaxRow> = {
  id: "itin-taxes",
  page: "taxpayers/itins",
  code: "itins/taxes.cell.js",
  drawing: "itins/taxesdrawing.ts",
  inputs: () => [{kind: "tick", name: "incomplete", label: "Show the year that was not complete", value: false}],
  sql: () =>
    "SELECT dimension, period, value, note, id FROM observations WHERE series_id = 'nta-itin-taxes' ORDER BY dimension, period",
  figure(rows, {tables}) {
    const total = rows.filter(({dimension, complete}) => dimension === ORDER[0] && complete);
    const last = total.at(-1);
    const first = total[0];
    if (!first || !last) throw new RangeError("there are no taxes on returns with an ITIN");
    const id = "itin-taxes";
    const title = `Returns with an ITIN paid $${formatNumber(last.value)} of tax for ${last.period}, and $${formatNumber(first.value)} for ${first.period}`;
    return {
      id,
      page: this.page,
      title,
      subtitle:
        "Federal taxes on individual returns with at least one ITIN, by tax year, in dollars of the year; all panels on one scale",
      columns: [
        {name: "dimension", title: "What"},
        {name: "period", title: "Tax year"},
        {name: "value", title: "Dollars", numeric: true},
        {name: "state", title: "The year"},
        {name: "id", title: "Row of the record"}
      ],
      rows: rows.map(({dimension, period, value, complete, id: of}) => ({
        dimension,
        period,
        value,
        state: complete ? "complete" : "not complete",
        id: of
      })),
      unit: "dollars",
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing:
        "Nonrefundable credits are the difference before and after; refundable credits sit in the net refund, which is below zero where the IRS paid out. Taxes on ITIN returns, an administrative count, are not the taxes of undocumented people, which are models of all levels of government: they share no axis anywhere on this site.",
      draw: (options) => drawItinTaxes(rows, tables.series, {...options, id, title})
    };
  }
};
