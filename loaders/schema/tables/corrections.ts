import {z} from "zod";
import {date, key, list, text} from "../column.js";
import {id, recorded} from "../common.js";
import {table, type RowOf} from "../table.js";

export const corrections = table({
  name: "corrections",
  title: "Corrections",
  description: "What an earlier edition had wrong, when it was put right, and which rows it touches.",
  row: z.strictObject({
    id: id(),
    date: date({title: "Date", description: "The day of the correction."}),
    row_ids: list(key({title: "Row", description: "The id of a row."}), {
      title: "Rows",
      description: "The rows that were corrected.",
      references: "*"
    }),
    was: text({title: "Was", description: "What the record said."}),
    is: text({title: "Is", description: "What it says now."}),
    reason: text({title: "Reason", description: "Why it was wrong and how that was found."}),
    recorded: recorded()
  }),
  one: "correction",
  address: "/corrections#{id}",
  key: ["id"],
  sort: ["date", "id"],
  file: {format: "yaml", path: "corrections.yaml"}
});
export type Correction = RowOf<typeof corrections>;
