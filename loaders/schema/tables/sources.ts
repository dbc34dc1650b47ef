import {z} from "zod";
import {edtf, text, url} from "../column.js";
import {id, note, recorded} from "../common.js";
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
      description: "Who published it, and through whom it was read where that differs."
    }).nullable(),
    url: url({title: "Address", description: "Where it was read."}).nullable(),
    date: edtf({
      title: "Published",
      description: "When it was published, as precisely as is known (EDTF; `?` marks an inferred date)."
    }).nullable(),
    read_via: text({
      title: "Read via",
      description: "The copy that was read, where it was not the publisher's own."
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
