import {z} from "zod";
import {date, double, key, oneOf, period, slug, text} from "../column.js";
import {grade, note, recorded} from "../common.js";
import {table, type RowOf} from "../table.js";

export const BOUNDS = ["exact", "about", "nearly", "more-than", "less-than", "low", "central", "high"] as const;

export const observations = table({
  name: "observations",
  title: "Observations",
  description: "One value of a series, for one period, place and dimension.",
  row: z.strictObject({
    id: key({
      title: "Id",
      description:
        "Made from the key: `series@period`, then the geography where it is not the whole country, then the dimension.",
      derived: true
    }),
    series_id: slug({
      title: "Series",
      description: "The series it belongs to; in the files, the file's name.",
      references: "series",
      derived: true
    }),
    period: period({
      title: "Period",
      description:
        "The period it is for (EDTF): `2022`, `2025-06`, `2025-08-07`, `2012/2015`. The series says what kind of year."
    }),
    period_start: date({
      title: "Period start",
      description:
        "The first day of the period, for sorting and time axes; of a tax or fiscal year, January 1 of its number.",
      derived: true
    }),
    geography: text({
      title: "Geography",
      description: "The place: `US`, a state (`US-CA`), a country (`MX`), or the publisher's own remainder."
    }),
    dimension: text({
      title: "Dimension",
      description: "What tells it apart from others of the series, period and place."
    }).nullable(),
    value: double({
      title: "Value",
      description: "The value, in the unit of the row. Money is whole dollars (or dollars and cents) and exact."
    }),
    bound: oneOf(BOUNDS, {
      title: "Bound",
      description:
        "Whether the figure is given as published (`exact`, which may be rounded by its publisher), with a word such as about or more than, or as one end of a range."
    }),
    unit: slug({title: "Unit", description: "The unit id.", references: "units"}),
    grade: grade(),
    source_id: slug({title: "Source", description: "The source it was read from.", references: "sources"}),
    locator: text({title: "Locator", description: "Page, table or paragraph in the source."}).nullable(),
    note: note(),
    recorded: recorded()
  }),
  one: "observation",
  address: "/series/{series_id}#{id}",
  // Its words are notes about it, not further values: its value alone is what may be said.
  cite: {dates: ["period"], numbers: ["value"], words: []},
  key: ["id"],
  sort: ["series_id", "period_start", "period", "geography", "dimension", "id"],
  file: {format: "csv", folder: "series", named_by: "series"}
});
/** What a series may say once for all its observations: the value of a cell that its file leaves empty, or of a column it leaves out. */
export const observationDefaults = observations.row
  .pick({
    geography: true,
    bound: true,
    unit: true,
    grade: true,
    source_id: true,
    locator: true,
    note: true,
    recorded: true
  })
  .partial();

/** A row of `observations`: one value of a series, in the unit that its row names. */
export type Observation = RowOf<typeof observations>;
