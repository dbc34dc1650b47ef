import {z} from "zod";
import {slug, text} from "../column.js";
import {id, recorded} from "../common.js";
import {table, type RowOf} from "../table.js";

export const flows = table({
  name: "flows",
  title: "Flows",
  description: "What a legal status is asked about: information of one kind going from one body to another.",
  row: z.strictObject({
    id: id(),
    title: text({title: "Title", description: "The flow in a few words."}),
    from_agency_id: slug({title: "From", description: "Who holds the information.", references: "agencies"}),
    to_agency_id: slug({title: "To", description: "Who asks for it.", references: "agencies"}),
    activity: text({
      title: "Activity",
      description:
        "The flow as something done, in words that follow “barred” or “about”: giving one agency the records of another. Without it, sentences quote the title."
    }).nullable(),
    description: text({title: "Description", description: "What flows, and why it is in this record."}),
    recorded: recorded()
  }),
  one: "flow",
  address: "/methods#{id}",
  translate: ["title", "activity"],
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "flows.yaml"}
});
export type Flow = RowOf<typeof flows>;
