import {formatNumber, resting, row, seriesRows, type Cell, type Figure} from "docketbook/client";
import type {Observation} from "docketbook/loaders";
import {drawDisclosurePanels, type PanelRow} from "./panelsdrawing.js";

/** What a subsection of section 6103 is for, in the words of its heading. */
const FOR: Record<string, string> = {
  "(i)(2)": "(i)(2): crimes other than tax, on an agency head’s request",
  "(c)": "(c): whom the taxpayer names",
  "(d)": "(d): state tax officials",
  "(f)": "(f): Congress, and GAO for it",
  "(g)": "(g): the President",
  "(h)": "(h): Justice, in tax cases",
  "(i)": "(i) other than (i)(2): federal laws other than tax",
  "(j)": "(j): statistics",
  "(k)": "(k): tax administration, other bodies",
  "(l)": "(l): benefits and other programs",
  "(o)": "(o): certain excise taxes",
  "6104(c)": "Section 6104(c): state charity officials"
};

/** What the drawing marks: the years that the record calls outliers. */
const outliers = (rows: readonly PanelRow[], observations: readonly Observation[]): Set<PanelRow> => {
  const marked = new Set(
    observations
      .filter(({series_id, note}) => series_id === "jct-6103-by-recipient" && /outlier/i.test(note ?? ""))
      .map(({id}) => id)
  );
  return new Set(rows.filter(({ids}) => ids.some((id) => marked.has(id))));
};

/** Disclosures by subsection of section 6103, a panel each, (i)(2) singled out. */
export const disclosurePanels: Cell<PanelRow> = {
  id: "disclosures-by-subsection",
  page: "taxpayers/disclosures",
  code: "disclosures/panels.cell.js",
  drawing: "disclosures/panelsdrawing.ts",
  inputs: (tables) => {
    const years = seriesRows(tables, "jct-6103-i2").map(({period}) => Number(period));
    return [
      {
        kind: "choice",
        name: "scale",
        label: "Scale",
        value: "log",
        options: [
          ["log", "logarithmic, one for all panels"],
          ["own", "linear, each panel its own"]
        ]
      },
      {
        kind: "amount",
        name: "from",
        label: "From the year",
        slide: true,
        min: Math.min(...years),
        max: Math.max(...years) - 5,
        step: 1,
        value: Math.min(...years)
      }
    ];
  },
  sql: ({from}) =>
    `SELECT * FROM observations WHERE series_id IN ('jct-6103-by-recipient', 'jct-6103-i2') AND period >= '${from}' ORDER BY period, value DESC`,
  figure(rows, {tables, values}): Figure {
    const log = values["scale"] !== "own";
    const single = rows.filter(({panel}) => panel === "(i)(2)");
    const peak = single.reduce((most, candidate) => (candidate.value > most.value ? candidate : most));
    const states = rows.find(({panel, period}) => panel === "(d)" && period === peak.period);
    if (!states) throw new RangeError(`there is no subsection (d) in ${peak.period}`);
    const id = "disclosures-by-subsection";
    const title = `At its peak, in ${peak.period}, subsection (i)(2) had ${formatNumber(peak.value)} disclosures; the states had ${formatNumber(states.value)} under (d)`;
    const periods = rows.map(({period}) => Number(period));
    const last = Number(row(tables.observations, "irs-ice-transfer@2025-08-07/disclosed").period.slice(0, 4));
    const series = tables.series.filter(({id: of}) => of === "jct-6103-i2" || of === "jct-6103-by-recipient");
    return {
      id,
      page: this.page,
      title,
      subtitle: `Disclosures of taxpayer records a year, by subsection of section 6103, ${Math.min(...periods)}–${Math.max(...periods)}; ${log ? "one logarithmic scale, each line a thousand times the one below" : "each panel on a linear scale of its own: heights of two panels do not compare"}`,
      columns: [
        {name: "panel", title: "Subsection"},
        {name: "period", title: "Year"},
        {name: "value", title: "Disclosures", numeric: true},
        {name: "recipients", title: "Rows added up", numeric: true},
        {name: "unit", title: "Unit"}
      ],
      rows: rows.map(({panel, period, value, recipients, unit}) => ({panel, period, value, recipients, unit})),
      unit: row(tables.units, peak.unit).title,
      ...resting(
        rows.flatMap(({ids}) => ids),
        tables
      ),
      missing: `A disclosure is one taxpayer record for one period: not a person. Rings mark years that the record calls outliers. ${Math.max(...periods) + 1} to ${last}: no report found, hatched. A year without a row in a subsection is a gap, not a zero; a zero has no place on a logarithmic scale and stands in the table.`,
      draw: (options) =>
        drawDisclosurePanels(
          {
            rows,
            names: FOR,
            marked: outliers(rows, tables.observations),
            peak,
            log,
            span: [Math.min(...periods), last],
            series
          },
          {...options, id, title}
        )
    };
  }
};
