import {formatNumber, resting, row, seriesRows, type Cell} from "docketbook/client";
import {drawDisclosureYear, type YearRow} from "./yeardrawing.js";

/** One year's recipients, ranked on a logarithmic scale, (i)(2) singled out. */
export const disclosureYear: Cell<YearRow> = {
  id: "disclosures-in-a-year",
  page: "taxpayers/disclosures",
  code: "disclosures/year.cell.js",
  drawing: "disclosures/yeardrawing.ts",
  inputs: (tables) => {
    const years = seriesRows(tables, "jct-6103-i2").map(({period}) => Number(period));
    return [
      {
        kind: "amount",
        name: "year",
        label: "Year",
        slide: true,
        min: Math.min(...years),
        max: Math.max(...years),
        step: 1,
        value: Math.max(...years)
      }
    ];
  },
  sql: ({year}) =>
    `SELECT dimension, value, unit, id FROM observations WHERE series_id IN ('jct-6103-by-recipient', 'jct-6103-i2') AND period = '${year}' ORDER BY value DESC`,
  figure(rows, {tables}) {
    const [first] = rows;
    const single = rows.find(({series_id}) => series_id === "jct-6103-i2");
    if (!first || !single) throw new RangeError("there is no disclosure in that year");
    const id = "disclosures-in-a-year";
    const title = `In ${single.period} (i)(2) stood for ${formatNumber(single.value)} disclosures, the largest recipient for ${formatNumber(first.value)}`;
    const series = tables.series.filter(({id: of}) => of === "jct-6103-i2" || of === "jct-6103-by-recipient");
    return {
      id,
      page: this.page,
      title,
      subtitle: `Disclosures of taxpayer records in ${single.period}, by recipient and provision; a logarithmic scale, each line ten or more times the one before`,
      columns: [
        {name: "recipient", title: "Recipient"},
        {name: "value", title: "Disclosures", numeric: true},
        {name: "unit", title: "Unit"},
        {name: "period", title: "Year"},
        {name: "id", title: "Row of the record"}
      ],
      rows: rows.map(({recipient, value, unit, period, id: of}) => ({recipient, value, unit, period, id: of})),
      unit: row(tables.units, single.unit).title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing:
        "A disclosure is one taxpayer record for one period: not a person. Recipients are named as the reports name them, and the names change from year to year; the source labels (i)(2) “US Attorneys”.",
      draw: (options) => drawDisclosureYear(rows, series, {...options, id, title})
    };
  }
};
