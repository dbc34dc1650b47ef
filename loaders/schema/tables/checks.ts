import {z} from "zod";
import {table, type RowOf} from "../table.js";
import {id, note, recorded} from "../common.js";
import {date, integer, key, list, oneOf, text} from "../column.js";

export const OUTCOMES = [
  "agrees-second-copy",
  "agrees-cited-copy",
  "disagrees",
  "no-second-copy",
  "not-looked-up"
] as const;

export const checks = table({
  name: "checks",
  title: "Rechecks",
  description:
    "How rows came out when somebody looked at their sources again, one outcome a row. Most were drawn at random; “Drawn” says how.",
  row: z.strictObject({
    id: id(),
    date: date({title: "Date", description: "The day on which the recheck ended."}),
    drawn: text({title: "Drawn", description: "How the rows were drawn."}),
    of: list(text({title: "Table", description: "A table of the record."}), {
      title: "Tables",
      description: "The tables that these rows are of."
    }),
    outcome: oneOf(OUTCOMES, {
      title: "Outcome",
      description:
        "agrees-second-copy: another copy of the source, or another source, says the same; agrees-cited-copy: the cited copy was read again and says it; disagrees: a copy says otherwise; no-second-copy: looked for and not found; not-looked-up: drawn and not looked at."
    }),
    count: integer({title: "Count", description: "How many of the drawn rows came out so.", unit: "rows"}),
    row_ids: list(key({title: "Row", description: "The id of a row."}), {
      title: "Rows",
      description: "Those rows, as far as they are known by id.",
      references: "*"
    }),
    note: note(),
    recorded: recorded()
  }),
  one: "check",
  rowTitle: "outcome",
  address: "/methods#rechecks",
  listAddress: "/methods#rechecks",
  key: ["id"],
  sort: ["date", "id"],
  file: {format: "yaml", path: "checks.yaml", optional: true}
});
export type Check = RowOf<typeof checks>;
