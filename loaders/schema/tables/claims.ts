import {z} from "zod";
import {key, list, oneOf, slug, text} from "../column.js";
import {id, note, recorded, sourceIds} from "../common.js";
import {table, type RowOf} from "../table.js";

export const VERDICTS = ["accurate", "imprecise", "inaccurate", "unsupported"] as const;

export const claims = table({
  name: "claims",
  title: "Claims",
  description: "Checkable claims of published coverage, each with a verdict and the evidence (schema.org ClaimReview).",
  row: z.strictObject({
    id: id(),
    claim: text({title: "Claim", description: "The claim, in our words."}),
    verdict: oneOf(VERDICTS, {
      title: "Verdict",
      description:
        "accurate: as the record has it; imprecise: true in part, or loosely put; inaccurate: the record shows otherwise; unsupported: the record has nothing for it."
    }),
    finding: text({title: "What the record shows", description: "What the record has instead, or beside."}),
    appears_in: slug({title: "Appears in", description: "The article that makes it.", references: "sources"}),
    evidence_ids: list(key({title: "Row", description: "The id of a row."}), {
      title: "Evidence",
      description: "Rows of the record that bear on it.",
      references: "*"
    }),
    source_ids: sourceIds(),
    note: note(),
    recorded: recorded()
  }),
  one: "claim",
  rowTitle: "claim",
  address: "/claims#{id}",
  listed: 5,
  cite: {says: "{claim} ({verdict})", detail: "finding", words: ["claim", "finding", "note"]},
  search: {names: ["verdict"], text: ["finding", "note"]},
  translate: ["claim", "finding"],
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "claims.yaml"}
});
export type Claim = RowOf<typeof claims>;
