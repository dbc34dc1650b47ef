import {formatNumber, resting, row, stateName, type Cell} from "docketbook/client";
import {drawItinStates, shareOf, type StateRow} from "./bystatedrawing.js";

/** Returns with an ITIN in the states that are published, as numbers and as shares of all returns. */
export const itinStates: Cell<StateRow> = {
  id: "itin-returns-by-state",
  page: "taxpayers/itins",
  code: "itins/bystate.cell.js",
  drawing: "itins/bystatedrawing.ts",
  inputs: () => [
    {
      kind: "choice",
      name: "measure",
      label: "Order and draw by",
      value: "share",
      options: [
        ["share", "share of all returns"],
        ["value", "number of returns"]
      ]
    }
  ],
  sql: () =>
    "SELECT i.geography, i.value AS itin_returns, r.value AS all_returns, 100 * i.value / r.value AS share FROM observations i JOIN observations r USING (geography, period) WHERE i.series_id = 'nta-itin-returns-by-state' AND r.series_id = 'soi-returns' ORDER BY share DESC",
  figure(rows, {tables, values}) {
    const byShare = values["measure"] !== "value";
    const [first] = rows;
    if (!first) throw new RangeError("there is no state with returns with an ITIN");
    const all = row(tables.observations, "nta-itin-returns@2022");
    const rest = all.value - rows.reduce((sum, {value}) => sum + value, 0);
    const id = "itin-returns-by-state";
    const title = byShare
      ? `In ${stateName(first.geography)} ${formatNumber(shareOf(first))}% of all returns of ${first.period} had an ITIN`
      : `In ${stateName(first.geography)} ${formatNumber(first.value)} returns of ${first.period} had an ITIN`;
    return {
      id,
      page: this.page,
      title,
      subtitle: `Individual returns with at least one ITIN, tax year ${first.period}, in the states that are published: ${byShare ? "in per cent of all individual returns of the state" : "the number of returns"}`,
      columns: [
        {name: "state", title: "State"},
        {name: "value", title: "Returns with an ITIN", numeric: true},
        {name: "all_returns", title: "All returns", numeric: true},
        {name: "share", title: "Share", unit: "per cent", numeric: true},
        {name: "period", title: "Tax year"},
        {name: "id", title: "Row of the record"}
      ],
      rows: [
        ...rows.map((each) => ({
          state: stateName(each.geography),
          value: each.value,
          all_returns: each.all_returns,
          share: shareOf(each),
          period: each.period,
          id: each.id
        })),
        {
          state: "All other places together",
          value: rest,
          all_returns: null,
          share: null,
          period: all.period,
          id: all.id
        }
      ],
      unit: byShare ? "per cent of all individual returns" : "returns",
      ...resting([all.id, ...rows.flatMap((each) => [each.id, each.all_id])], tables),
      missing: `Only the states with the most such returns are published: nothing is known of the others one by one; together they had ${formatNumber(rest)}. The shares are worked out here from two publishers’ counts. A return is not a person, and a person who files with an ITIN is not the same as an undocumented person.`,
      draw: (options) => drawItinStates(rows, byShare, {...options, id, title})
    };
  }
};
