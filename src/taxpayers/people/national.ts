import {resting, formatRounded, row, type Cell} from "docketbook/client";
import {drawNational, orderOf} from "./nationaldrawing.js";
import {NO_MARGINS, PEOPLE_COLUMNS, peopleCells, type PeopleRow} from "./peoplerow.js";

const SERIES = [
  "pew-unauthorized",
  "pew-unauthorized-2013-vintage",
  "cms-undocumented",
  "dhs-unauthorized",
  "mpi-unauthorized"
];

/** The whole country, a panel for each publisher and edition. */
export const peopleNational: Cell<PeopleRow> = {
  id: "people-by-publisher",
  page: "taxpayers/people",
  code: "people/national.cell.js",
  drawing: "people/nationaldrawing.ts",
  inputs: () => [
    {
      kind: "tick",
      name: "replaced",
      label: "With what was replaced later",
      value: true,
      hint: "An older edition of Pew, a provisional estimate of CMS, two older reports of DHS."
    },
    {
      kind: "choice",
      name: "scale",
      label: "Scale",
      value: "shared",
      options: [
        ["shared", "one for all panels"],
        ["own", "each panel its own"]
      ]
    },
    {kind: "amount", name: "from", label: "From the year", slide: true, min: 2006, max: 2019, step: 1, value: 2006}
  ],
  sql: ({from}) =>
    `SELECT series_id, period, dimension, value, note, id FROM observations WHERE series_id IN (${SERIES.map((id) => `'${id}'`).join(", ")}) AND period >= '${from}' ORDER BY series_id, period`,
  figure(rows, {tables, values}) {
    const [first] = rows;
    if (!first) throw new RangeError("there is no estimate from that year on");
    const latest = rows.filter(({year, panel}) => year === 2023 && !panel.includes("provisional"));
    const sorted = [...latest].sort((a, b) => a.value - b.value);
    const [least, most] = [sorted[0], sorted.at(-1)];
    if (!least || !most) throw new RangeError("there is no estimate for 2023");
    const id = "people-by-publisher";
    const nameOf = ({panel}: PeopleRow) => panel.replace(/,.*/, "");
    const title = `For ${least.year} the estimates run from ${formatRounded(least.value)} (${nameOf(least)}) to ${formatRounded(most.value)} (${nameOf(most)})`;
    return {
      id,
      page: this.page,
      title,
      subtitle: `People without authorization to be in the country, as each publisher estimates them; a panel each, ${values["scale"] === "own" ? "each on a scale of its own from zero" : "one scale from zero"}. Dots are not joined`,
      columns: PEOPLE_COLUMNS,
      rows: orderOf(rows)
        .flatMap((panel) => rows.filter((candidate) => candidate.panel === panel))
        .map(peopleCells),
      unit: row(tables.units, first.unit).title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing: `${NO_MARGINS} Years between the dots are not in the record. Pew’s estimate for 2023 includes about six million people with some protection from deportation; DHS leaves out groups that Pew includes. Estimates of two panels are not one series, and their differences are not changes.`,
      draw: (options) =>
        drawNational(
          {rows, shared: values["scale"] !== "own", series: tables.series.filter(({id: of}) => SERIES.includes(of))},
          {...options, id, title}
        )
    };
  }
};
