import {resting, row, seriesRows, type Cell} from "docketbook/client";
import {formatBound, dollars} from "./boundwords.js";
import {drawPlaces, placeName} from "./placesdrawing.js";
import type {PlaceRow} from "./placerow.js";

/** One earlier edition of ITEP's study at a time: editions are not a trend. */
export const earlierEditions: Cell<PlaceRow> = {
  id: "earlier-editions",
  page: "taxpayers/taxes",
  code: "taxes/editions.cell.js",
  drawing: "taxes/placesdrawing.ts",
  inputs: (tables) => {
    const editions = [
      ...new Set(seriesRows(tables, "itep-older-editions").map(({dimension}) => (dimension ?? "").split(" / ")[0]!))
    ]
      .filter((edition) => /^\d{4} edition$/.test(edition))
      .sort();
    return [
      {
        kind: "choice",
        name: "edition",
        label: "Edition",
        value: editions.at(-1) ?? "",
        options: editions.map((edition) => [edition, edition]),
        hint: "One at a time: methods and data years differ, and the differences are not a trend."
      }
    ];
  },
  sql: ({edition}) =>
    `SELECT geography, dimension, value, bound, unit, period, note, id FROM observations WHERE series_id = 'itep-older-editions' AND dimension LIKE '${String(edition)}%' ORDER BY value DESC`,
  figure(rows, {tables, values}) {
    const id = "earlier-editions";
    const series = row(tables.series, "itep-older-editions");
    const country = rows.find(({geography, dimension}) => geography === "US" && dimension === "total");
    if (!country) throw new RangeError(`there is no total of the ${String(values["edition"])}`);
    const words = (of: PlaceRow) => formatBound(of.bound, dollars(of.value));
    const title = `The ${String(values["edition"])} of ITEP’s study put state and local taxes at ${words(country)} in ${country.period}`;
    return {
      id,
      page: this.page,
      title,
      subtitle:
        "State and local taxes of undocumented immigrants as that edition gave them, for the places that the record holds; open dots are parts, or what would be paid with full status; a logarithmic scale of dollars",
      columns: [
        {name: "place", title: "Place"},
        {name: "dimension", title: "Total or part"},
        {name: "edition", title: "Edition"},
        {name: "value", title: "Taxes", numeric: true},
        {name: "words", title: "As drawn"},
        {name: "unit", title: "Unit"},
        {name: "bound", title: "Exact, nearly or more"},
        {name: "period", title: "Data year"},
        {name: "id", title: "Row of the record"},
        {name: "note", title: "What the record says of it"}
      ],
      rows: rows.map((of) => ({
        place: placeName(of.geography),
        dimension: of.dimension ?? "",
        edition: String(values["edition"]),
        value: of.value,
        words: words(of),
        unit: of.unit,
        bound: of.bound,
        period: of.period,
        id: of.id,
        note: of.note
      })),
      unit: row(tables.units, country.unit).title,
      ...resting(
        rows.map(({id: of}) => of),
        tables
      ),
      missing: series.traps.join(" "),
      draw: (options) => drawPlaces(rows, {...options, id, title, words, log: true, series: [series]})
    };
  }
};
