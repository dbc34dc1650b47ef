import {resting, row, stateName, type Cell} from "docketbook/client";
import {formatBound, dollars} from "./boundwords.js";
import {drawPlaces, placeName} from "./placesdrawing.js";
import type {PlaceRow} from "./placerow.js";

const SERIES = [
  "itep-2024-state-local",
  "itep-2024-state-effective-rate",
  "itep-2024-state-with-authorization"
] as const;

/** ITEP's state and local taxes, rates, and taxes if work were authorised, for the states that the record holds. */
export const stateTaxes: Cell<PlaceRow> = {
  id: "state-and-local-taxes",
  page: "taxpayers/taxes",
  code: "taxes/states.cell.js",
  drawing: "taxes/placesdrawing.ts",
  inputs: ({series}) => [
    {
      kind: "choice",
      name: "series",
      label: "Series",
      value: SERIES[0],
      options: SERIES.map((id) => [id, row(series, id).title])
    }
  ],
  sql: ({series}) =>
    `SELECT geography, value, bound, unit, period, note, id FROM observations WHERE series_id = '${String(series)}' AND dimension IS NULL ORDER BY value DESC`,
  figure(rows, {tables, values}) {
    const id = "state-and-local-taxes";
    const series = row(tables.series, String(values["series"]));
    const states = rows.filter(({geography}) => geography !== "US");
    const [first, last] = [states[0], states.at(-1)];
    if (!first || !last) throw new RangeError("there is no state to draw");
    const rate = first.unit === "percent-of-income";
    const words = (of: PlaceRow) => (rate ? `${of.value}%` : formatBound(of.bound, dollars(of.value)));
    const title = `${series.title}: from ${words(last)} in ${stateName(last.geography)} to ${words(first)} in ${stateName(first.geography)}`;
    return {
      id,
      page: this.page,
      title,
      subtitle: `${series.definition.split(/[.;]/)[0]}. ${states.length} states are held and drawn; the others are not blank because nothing is paid there. ${rate ? "Per cent of income" : "A logarithmic scale of dollars"}`,
      columns: [
        {name: "place", title: "Place"},
        {name: "value", title: series.title, numeric: true},
        {name: "words", title: "As drawn"},
        {name: "unit", title: "Unit"},
        {name: "bound", title: "Exact, about or more"},
        {name: "period", title: "Year"},
        {name: "id", title: "Row of the record"},
        {name: "note", title: "What the record says of it"}
      ],
      rows: rows.map((of) => ({
        place: placeName(of.geography),
        value: of.value,
        words: words(of),
        unit: of.unit,
        bound: of.bound,
        period: of.period,
        id: of.id,
        note: of.note
      })),
      unit: row(tables.units, first.unit).title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing: `A model’s estimate, mostly read as other outlets rounded it. ${series.traps.join(" ")}`.trim(),
      draw: (options) => drawPlaces(rows, {...options, id, title, words, log: !rate, series: [series]})
    };
  }
};
