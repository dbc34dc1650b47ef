import {z} from "zod";
import {date, key, list, slug, struct, text, url} from "./column.js";

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
      url: url({title: "Address", description: "The publisher's own site."}).nullable(),
      contact: text({
        title: "Contact",
        description: "Where readers write with a correction: an email address, or the address of a form."
      }).nullable()
    },
    {title: "Publisher", description: "Who publishes the story."}
  ).nullable(),
  byline: list(text({title: "Author", description: "Who made the story, by name."}), {
    title: "Byline",
    description: "Who made the story. Where it is left out, the publisher stands for them."
  }),
  editions_from: date({
    title: "Editions from",
    description: "The first edition that the site keeps. Earlier ones are withdrawn; left out, all are kept."
  }).nullable(),
  flow: slug({title: "Flow", description: "The flow that the story asks about.", references: "flows"}),
  geography: text({
    title: "Home geography",
    description: "The place that the ids of observations leave out, usually the whole country."
  }),
  license: text({title: "License", description: "The SPDX id of the license for the record's own words."}),
  credits: list(text({title: "Credit", description: "A credit that a publisher's figures need."}), {
    title: "Credits",
    description: "Credits that travel with the data."
  }),
  questions: list(
    struct(
      {
        question: text({title: "Question", description: "What could not be found out."}),
        would_close: text({title: "What would close it", description: "The document or fact that would answer it."}),
        row_ids: list(key({title: "Row", description: "The id of a row."}), {
          title: "Rows",
          description: "The rows that it is about.",
          references: "*"
        })
      },
      {title: "Question", description: "A question, what would close it, and the rows that it is about."}
    ),
    {
      title: "Open questions",
      description: "What research could not close, so that a reader who has the document can send it."
    }
  )
});
/** What a record says about itself. */
export type Edition = z.infer<typeof edition>;
