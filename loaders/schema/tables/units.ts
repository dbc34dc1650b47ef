import {z} from "zod";
import {oneOf, slug, text} from "../column.js";
import {recorded} from "../common.js";
import {table, type RowOf} from "../table.js";

export const QUANTITIES = ["count", "money", "share", "rate"] as const;

export const units = table({
  name: "units",
  title: "Units",
  description: "The one vocabulary of units. Values of two units are never added, compared or drawn on one axis.",
  row: z.strictObject({
    id: slug({title: "Id", description: "The unit's name in data and code."}),
    title: text({title: "Title", description: "The unit as a chart prints it."}),
    one: text({
      title: "One",
      description: "The title as it is of one: `person` of `people`. Left out of money, shares and rates."
    }).nullable(),
    quantity: oneOf(QUANTITIES, {
      title: "Quantity",
      description: "What is measured: a count of things, an amount of money, a share, or a rate."
    }),
    description: text({title: "Description", description: "What one of it is."}),
    recorded: recorded()
  }),
  one: "unit",
  address: "/methods#{id}",
  translate: ["title", "one"],
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "units.yaml"}
});
/** A row of `units`. */
export type Unit = RowOf<typeof units>;
