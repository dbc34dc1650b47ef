import {dollars, resting, row, type Cell} from "docketbook/client";
import type {TaxRow} from "./taxrow.js";
import {drawTaxTypes, GROUPS} from "./typesdrawing.js";

/** What ITEP says undocumented immigrants paid in 2022, by type of tax, and what its parts leave over. */
export const taxTypes: Cell<TaxRow> = {
  id: "taxes-by-type",
  page: "taxpayers/taxes",
  code: "taxes/types.cell.js",
  drawing: "taxes/typesdrawing.ts",
  inputs: () => [
    {
      kind: "choice",
      name: "level",
      label: "Level",
      value: "every",
      options: [
        ["every", "every level"],
        ["all", "the two levels of the total"],
        ["federal", "federal and payroll"],
        ["state", "state and local"]
      ]
    },
    {
      kind: "choice",
      name: "as",
      label: "Drawn as",
      value: "dollars",
      options: [
        ["dollars", "dollars, one scale"],
        ["share", "per cent of the total above"]
      ],
      hint: "ITEP’s own printed shares are of a subtotal; these are of the total."
    }
  ],
  sql: () =>
    "SELECT dimension, value, unit, note, id FROM observations WHERE series_id = 'itep-2024-taxes' ORDER BY value DESC",
  figure(rows, {tables, values}) {
    const id = "taxes-by-type";
    const share = values["as"] === "share";
    const [whole] = rows;
    if (!whole) throw new RangeError("there is no tax to draw");
    const levels = rows
      .filter(({kind, group}) => kind === "total" && group !== "all")
      .map(({group, amount}) => `${dollars(amount)} ${group === "federal" ? "federal" : "state and local"}`);
    const title =
      whole.group === "all"
        ? `${dollars(whole.amount)} in taxes, in ITEP’s model${levels.length ? `: ${levels.join(", ")}` : ""}`
        : `${dollars(whole.amount)} in ${GROUPS[whole.group].toLowerCase()} taxes, in ITEP’s model`;
    return {
      id,
      page: this.page,
      title,
      subtitle: `Taxes paid by undocumented immigrants in the United States in ${row(tables.observations, whole.ids[0]!).period}, as ITEP’s model estimates them; ${share ? "per cent of the total of each panel" : "dollars, one scale for all panels"}`,
      columns: [
        {name: "group", title: "Level"},
        {name: "part", title: "Type of tax"},
        {name: "kind", title: "Total, part or rest"},
        {name: "amount", title: "Amount", numeric: true},
        {name: "unit", title: "Unit"},
        {name: "share", title: "Per cent of the level’s total", numeric: true},
        {name: "note", title: "What the record says of it"}
      ],
      rows: rows.map(({group, part, kind, amount, unit, share: of, note}) => ({
        group: GROUPS[group],
        part,
        kind,
        amount,
        unit,
        share: of,
        note
      })),
      unit: share ? "per cent of the total of each panel" : row(tables.units, whole.unit).title,
      ...resting(
        rows.flatMap(({ids}) => ids),
        tables
      ),
      missing:
        "A model of what is paid, not a count of tax collected. The parts do not make the totals. The record does not say at which level all of unemployment insurance belongs: counted as federal, it makes the federal parts too many; the state and local parts leave out unemployment insurance of the states and other taxes.",
      draw: (options) =>
        drawTaxTypes(rows, {
          ...options,
          id,
          title,
          share,
          series: tables.series.filter(({id: of}) => of === whole.series_id)
        })
    };
  }
};
