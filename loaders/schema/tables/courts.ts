import {z} from "zod";
import {oneOf, slug, text} from "../column.js";
import {id, recorded} from "../common.js";
import {table, type RowOf} from "../table.js";

export const courts = table({
  name: "courts",
  title: "Courts",
  description: "Courts under the ids that CourtListener gives them.",
  row: z.strictObject({
    id: id(),
    name: text({title: "Name", description: "The full name."}),
    short_name: text({title: "Short name", description: "The name that citations use."}),
    place: text({
      title: "Place",
      description: "The city or state by which readers who are no lawyers know it; empty where no page says so."
    }).nullable(),
    level: oneOf(["district", "special", "appellate", "supreme"], {
      title: "Level",
      description:
        "district: a trial court; special: a court of one subject, such as trade or claims against the government; a court of appeals; or a supreme court."
    }),
    appeals_to: slug({
      title: "Appeals to",
      description: "The court that hears appeals from this one.",
      references: "courts"
    }).nullable(),
    recorded: recorded()
  }),
  one: "court",
  address: "/methods#{id}",
  translate: ["name", "place"],
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "courts.yaml"}
});
export type Court = RowOf<typeof courts>;
