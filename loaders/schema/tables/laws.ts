import {z} from "zod";
import {text} from "../column.js";
import {grade, id, note, recorded, sourceIds} from "../common.js";
import {table, type RowOf} from "../table.js";

export const laws = table({
  name: "laws",
  title: "Laws",
  description: "Provisions that the dispute turns on.",
  row: z.strictObject({
    id: id(),
    citation: text({title: "Citation", description: "The citation."}),
    topic: text({title: "Topic", description: "What it is about."}),
    rule: text({title: "Rule", description: "What it says, in our words."}),
    relevance: text({title: "Relevance", description: "Why it matters here."}),
    grade: grade(),
    source_ids: sourceIds(),
    note: note(),
    recorded: recorded()
  }),
  one: "law",
  rowTitle: "citation",
  address: "{laws}#{id}",
  listAddress: "{laws}#laws",
  listed: 4,
  cite: {detail: "rule", words: ["rule", "relevance", "citation", "note"]},
  search: {title: "{citation}: {topic}", text: ["rule", "relevance", "note"]},
  translate: ["topic", "rule", "relevance"],
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "laws.yaml"}
});
export type Law = RowOf<typeof laws>;
