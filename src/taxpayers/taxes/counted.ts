import {dollars, resting, row, seriesRows, type Cell} from "docketbook/client";
import type {CountedRow} from "./countedrow.js";
import {drawCounted} from "./counteddrawing.js";

const ITEMS = ["total tax paid", "income tax before credits", "income tax after credits"] as const;
/** The year whose data was drawn before it was complete is left out. */
const wholeYears = (years: readonly {period: string; note: string | null}[]) =>
  years.filter(({note}) => !/incomplete/.test(note ?? "")).map(({period}) => Number(period));

/** What ITEP, Yale, Penn Wharton and the Taxpayer Advocate each mean by taxes paid, a panel each. */
export const taxesCounted: Cell<CountedRow> = {
  id: "taxes-paid-as-counted",
  page: "taxpayers/taxes",
  code: "taxes/counted.cell.js",
  drawing: "taxes/counteddrawing.ts",
  inputs: (tables) => {
    const years = wholeYears(seriesRows(tables, "nta-itin-taxes"));
    return [
      {
        kind: "choice",
        name: "item",
        label: "On returns with an ITIN",
        value: ITEMS[0],
        options: ITEMS.map((item) => [item, item])
      },
      {
        kind: "amount",
        name: "year",
        label: "Tax year of those returns",
        slide: true,
        min: Math.min(...years),
        max: Math.max(...years),
        step: 1,
        value: Math.max(...years),
        hint: "The year after the last is incomplete in its source, and left out."
      }
    ];
  },
  sql: ({item, year}) =>
    `SELECT series_id, dimension, period, value, unit, id FROM observations WHERE (series_id = 'itep-2024-taxes' AND dimension = 'total') OR (series_id IN ('yale-budget-lab', 'pwbm-social-security') AND dimension LIKE 'taxes paid%') OR (series_id = 'nta-itin-taxes' AND dimension = '${String(item)}' AND period = '${String(year)}')`,
  figure(rows, {tables}) {
    const id = "taxes-paid-as-counted";
    const of = (series: string) =>
      rows.find(
        ({series_id, item}) => series_id === series && (series !== "yale-budget-lab" || item.endsWith("total"))
      );
    const [itep, yale, penn, itins] = [
      "itep-2024-taxes",
      "yale-budget-lab",
      "pwbm-social-security",
      "nta-itin-taxes"
    ].map(of);
    if (!itep || !yale || !penn || !itins) throw new RangeError("an amount is missing");
    const title = `“Taxes paid” is ${dollars(itep.value)}, ${dollars(yale.value)}, ${dollars(penn.value)} or ${dollars(itins.value)}: four things are counted`;
    return {
      id,
      page: this.page,
      title,
      subtitle: "Each panel is one publisher’s series on a scale of its own: lengths in two panels do not compare",
      columns: [
        {name: "series", title: "Series"},
        {name: "item", title: "Item"},
        {name: "period", title: "Year"},
        {name: "value", title: "Amount", numeric: true},
        {name: "words", title: "Rounded"},
        {name: "unit", title: "Unit"},
        {name: "bound", title: "Exact or about"},
        {name: "definition", title: "What is counted"},
        {name: "id", title: "Row of the record"},
        {name: "note", title: "What the record says of it"}
      ],
      rows: rows.map(({series_id, item, period, value, unit, bound, id: key, note}) => ({
        series: row(tables.series, series_id).title,
        item,
        period,
        value,
        words: dollars(value),
        unit,
        bound,
        definition: row(tables.series, series_id).definition,
        id: key,
        note
      })),
      unit: row(tables.units, itep.unit).title,
      ...resting(
        rows.map(({id: key}) => key),
        tables
      ),
      missing:
        "A count of what returns with an ITIN show is not an estimate of what undocumented people pay, either way round; and the three models differ in taxes, people and year. Yale’s two parts sum to a billion less than its total, because of rounding.",
      draw: (options) => drawCounted(rows, {...options, id, title, series: tables.series})
    };
  }
};
