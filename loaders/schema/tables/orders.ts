import {z} from "zod";
import {date, edtf, integer, list, oneOf, slug, text, url} from "../column.js";
import {address, disagreements, grade, id, note, read, recorded, sourceIds} from "../common.js";
import {table, type RowOf} from "../table.js";

export const ORDER_TYPES = [
  "temporary-restraining-order",
  "preliminary-injunction",
  "section-705-stay",
  "stay",
  "notice",
  "consent",
  "denial",
  "affirmance",
  "vacatur",
  "scheduling",
  "record",
  "unsealing",
  "discovery",
  "indicative-ruling"
] as const;
export const RESTRICTIONS = ["none", "notice", "barred"] as const;

export const orders = table({
  name: "orders",
  title: "Orders",
  description: "What a court ordered, one thing a row, and what it changed about a flow.",
  row: z.strictObject({
    id: id(),
    case_id: slug({title: "Case", description: "The case it was made in.", references: "cases"}),
    flow: slug({title: "Flow", description: "The flow that it counts for.", references: "flows"}),
    date: edtf({title: "Date", description: "When it was made (EDTF)."}),
    date_start: date({title: "Earliest date", description: "The first day that the date allows.", derived: true}),
    date_end: date({title: "Latest date", description: "The last day that the date allows.", derived: true}),
    title: text({title: "Title", description: "What was ordered, in a line."}),
    type: oneOf(ORDER_TYPES, {title: "Type", description: "The kind of order."}),
    effect: oneOf(["restricts", "permits", "neutral"], {
      title: "Effect",
      description: "What it meant for the flow at the time."
    }),
    restriction: oneOf(RESTRICTIONS, {
      title: "Restriction",
      description:
        "The limit that it sets by itself while in force: none, notice (allowed after telling the court in advance), or barred. A denial or an affirmance of one sets none, and leaves other orders standing."
    }),
    binds: list(slug({title: "Agency", description: "An agency id."}), {
      title: "Binds",
      description: "The agencies that it binds.",
      references: "agencies"
    }),
    binds_note: text({
      title: "Who is bound",
      description: "Who is bound, in words, people in office included."
    }).nullable(),
    requires: text({title: "Requires", description: "What it requires or finds."}),
    plain: text({
      title: "In plain words",
      description:
        "What it did, for readers who are no lawyers, as words that follow the name of its court: `barred the agency from giving the list`. Empty where no page says so."
    }).nullable(),
    from: date({
      title: "From",
      description:
        "The first day on which it held, also where it sets no restriction; empty where that day is not known. The legal status counts the orders that set one."
    }).nullable(),
    until: date({
      title: "Until",
      description: "The first day on which it no longer held; empty where no end date was found."
    }).nullable(),
    until_reason: text({title: "Why it ended", description: "What ended it."}).nullable(),
    until_recorded: date({
      title: "End recorded",
      description:
        "The day on which the end entered the record, where that was later than the row: a question asked as known before then does not see the end."
    }).nullable(),
    superseded_by: list(slug({title: "Order", description: "An order id."}), {
      title: "Superseded by",
      description: "The orders that took its place.",
      references: "orders"
    }),
    pages: integer({title: "Pages", description: "Length of the order or opinion.", unit: "pages"}).nullable(),
    docket_entry: text({title: "Docket entry", description: "Entry number on the docket."}).nullable(),
    form: oneOf(["oral", "minute"], {
      title: "Form",
      description:
        "How it was made, where it is no paper of its own: `oral`, from the bench; `minute`, a minute order, whose text stands on the docket alone."
    }).nullable(),
    opinion_url: url({
      title: "Opinion",
      description: "Where the text of the order or its opinion stands; empty where no address is known."
    }).nullable(),
    address: address("the opinion's address"),
    citation: text({title: "Citation", description: "How the opinion is cited."}).nullable(),
    read: read("the order's own text"),
    disagreements: disagreements(),
    grade: grade(),
    source_ids: sourceIds(),
    note: note(),
    recorded: recorded()
  }),
  one: "order",
  address: "/orders/{id}",
  listed: 2,
  cite: {
    says: "{date}: {title}",
    detail: "requires",
    dates: ["date", "from", "until"],
    numbers: ["pages"],
    words: ["title", "requires", "binds_note", "note"]
  },
  search: {
    names: [
      "case_id",
      "case_id.docket_number",
      "case_id.short_caption",
      "type",
      "case_id.judges",
      "case_id.court_id.short_name",
      "case_id.court_id.name",
      "date"
    ],
    text: ["requires", "binds_note", "until_reason", "note", "disagreements.about:says"],
    date: "date",
    weight: 2
  },
  translate: ["title", "requires", "plain", "until_reason"],
  key: ["id"],
  sort: ["date_start", "id"],
  file: {format: "yaml", path: "orders.yaml"}
});
/** A row of `orders`: one thing that a court ordered. */
export type Order = RowOf<typeof orders>;
