import {z} from "zod";
import {slug, text} from "../column.js";
import {id, recorded} from "../common.js";
import {table, type RowOf} from "../table.js";

export const agencies = table({
  name: "agencies",
  title: "Agencies",
  description: "The bodies that an order can bind or that information flows between.",
  row: z.strictObject({
    id: id(),
    name: text({title: "Name", description: "The full name."}),
    short_name: text({title: "Short name", description: "The name used in charts and running text."}),
    parent_id: slug({
      title: "Part of",
      description: "The department it belongs to.",
      references: "agencies"
    }).nullable(),
    recorded: recorded()
  }),
  one: "agency",
  address: "/methods#{id}",
  translate: ["name", "short_name"],
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "agencies.yaml"}
});
export type Agency = RowOf<typeof agencies>;
