import {z} from "zod";
import {edtf, text, url} from "../column.js";
import {address, id, note, read, recorded} from "../common.js";
import {table, type RowOf} from "../table.js";

export const sources = table({
  name: "sources",
  title: "Sources",
  description: "Every document, page, dataset and report that a row rests on.",
  row: z.strictObject({
    id: id(),
    title: text({title: "Title", description: "The title as published."}),
    publisher: text({
      title: "Publisher",
      description: "Who published the original, also where a copy was read."
    }).nullable(),
    language: text({
      title: "Language",
      description: "The language of its title, as BCP 47 names it; empty for English."
    }).nullable(),
    url: url({title: "Address", description: "The original's address; empty where it is not known."}).nullable(),
    copy_url: url({
      title: "Copy",
      description: "What was read where it was not the original: a licensed copy, a mirror, a transcription."
    }).nullable(),
    address: address("the original's address"),
    read: read("the text"),
    date: edtf({
      title: "Published",
      description: "When it was published, as precisely as is known (EDTF; `?` marks an inferred date)."
    }).nullable(),
    note: note(),
    recorded: recorded()
  }),
  one: "source",
  address: "/sources#{id}",
  listed: 7,
  cite: {dates: ["date"], words: ["title", "note"]},
  search: {names: ["publisher"], text: ["publisher", "note"], date: "date", weight: 0.6},
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "sources.yaml"}
});
export type Source = RowOf<typeof sources>;
