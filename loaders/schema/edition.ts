import {z} from "zod";
import {date, list, slug, struct, text, url} from "./column.js";

/** What a whole edition of a record says about itself: the file `docketbook.yaml`. */
export const edition = z.strictObject({
  name: slug({title: "Name", description: "The record's name in a package."}),
  title: text({title: "Title", description: "The record's title."}),
  description: text({title: "Description", description: "What the record is about."}),
  edition: date({title: "Edition", description: "The day of this edition."}),
  verified_through: date({
    title: "Verified through",
    description:
      "The last day for which a person checked the record; the site says so of any later day. Left out, the record is not verified yet."
  }).nullable(),
  publisher: struct(
    {
      name: text({title: "Name", description: "Who publishes the story, as every page has it at its head."}),
      url: url({title: "Address", description: "The publisher's own site."}).nullable()
    },
    {title: "Publisher", description: "Who publishes the story."}
  ).nullable(),
  flow: slug({title: "Flow", description: "The flow that the story asks about.", references: "flows"}),
  geography: text({
    title: "Home geography",
    description: "The place that the ids of observations leave out, usually the whole country."
  }),
  license: text({title: "Licence", description: "The SPDX id of the licence for the record's own words."}),
  credits: list(text({title: "Credit", description: "A credit that a publisher's figures need."}), {
    title: "Credits",
    description: "Credits that travel with the data."
  })
});
/** What a record says about itself. */
export type Edition = z.infer<typeof edition>;
