import {z} from "zod";
import {key, text} from "../column.js";
import {table, type RowOf} from "../table.js";

export const translations = table({
  name: "translations",
  title: "Translations",
  description:
    "The record's own words in other languages, a text a row. A file is named after its language, as in es.csv, and need not repeat it.",
  row: z.strictObject({
    language: text({title: "Language", description: "The language, as BCP 47 names it: the name of the file."}),
    table_name: text({title: "Table", description: "The table of the row."}),
    row_id: key({title: "Row", description: "The id of the row."}),
    column_name: text({title: "Column", description: "The column that is translated."}),
    hash: text({
      title: "Hash",
      description:
        "The first 12 hexadecimal digits of the SHA-256 of the text that was translated. When that text changes, the translation is stale and not shown."
    }),
    text: text({title: "Text", description: "The translation."})
  }),
  one: "translation",
  key: ["language", "table_name", "row_id", "column_name"],
  sort: ["language", "table_name", "row_id", "column_name"],
  file: {format: "csv", folder: "translations"}
});
/** A row of `translations`: a text of the record in another language. */
export type Translation = RowOf<typeof translations>;
