import {z} from "zod";
import {list, oneOf, slug, text} from "../column.js";
import {id, recorded} from "../common.js";
import {table, type RowOf} from "../table.js";

export const PERIOD_TYPES = [
  "calendar-year",
  "tax-year",
  "fiscal-year",
  "month",
  "day",
  "season-date",
  "mixed"
] as const;

export const series = table({
  name: "series",
  title: "Series",
  description: "Statistical series: what is counted, by whom, in which unit, and what it must not be mixed with.",
  row: z.strictObject({
    id: id(),
    title: text({title: "Title", description: "What the series holds, in a line."}),
    definition: text({title: "Definition", description: "What exactly is counted or estimated."}),
    publisher: text({title: "Publisher", description: "Who publishes the figures."}),
    unit_ids: list(slug({title: "Unit", description: "A unit id."}), {
      title: "Units",
      description: "The units of its observations.",
      references: "units"
    }),
    period_type: oneOf(PERIOD_TYPES, {
      title: "Period",
      description: "What kind of period its observations are for; season-date: a count up to a day of a filing season."
    }),
    dimension: text({
      title: "Dimension",
      description: "What the dimension of its observations tells apart; empty where there is none."
    }).nullable(),
    group: slug({title: "Group", description: "A heading to list it under."}),
    not_comparable_with: list(slug({title: "Series", description: "A series id."}), {
      title: "Not comparable with",
      description: "Series that look alike and count something else: never on one axis.",
      references: "series"
    }),
    sum_of: list(slug({title: "Series", description: "A series id."}), {
      title: "Sum of",
      description: "Series that it is the total of: the checks hold its values to their sum, period by period.",
      references: "series"
    }),
    traps: list(text({title: "Trap", description: "A way to misread the series."}), {
      title: "Traps",
      description: "What has misled readers of this series."
    }),
    recorded: recorded()
  }),
  one: "series",
  address: "/series/{id}",
  listAddress: "{series}#series-list",
  listed: 6,
  cite: {detail: "definition", words: ["title", "definition"]},
  // What happened comes before what was counted of it.
  search: {names: ["publisher"], text: ["definition", "values", "traps"], weight: 0.8},
  translate: ["title"],
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "series.yaml"}
});
/** A row of `series`: what its observations count, and how they mislead. */
export type Series = RowOf<typeof series>;
