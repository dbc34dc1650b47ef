import {z} from "zod";
import {date, double, edtf, integer, list, oneOf, slug, struct, text} from "../column.js";
import {disagreements, grade, id, note, recorded, sourceIds} from "../common.js";
import {table, type RowOf} from "../table.js";
import {PRECISIONS} from "../types/edtf.js";

export {PRECISIONS};

export const EVENT_KINDS = [
  "agreement",
  "appeal",
  "deadline",
  "disclosure",
  "filing",
  "hearing",
  "legislation",
  "order",
  "personnel",
  "policy",
  "report",
  "request",
  "statement"
] as const;
export const LANES = ["agencies", "courts", "congress", "press"] as const;

export const events = table({
  name: "events",
  title: "Events",
  description: "Dated events.",
  row: z.strictObject({
    id: id(),
    date: edtf({title: "Date", description: "When it happened, as precisely as is known (EDTF)."}),
    date_start: date({title: "Earliest date", description: "The first day that the date allows.", derived: true}),
    date_end: date({title: "Latest date", description: "The last day that the date allows.", derived: true}),
    precision: oneOf(PRECISIONS, {title: "Precision", description: "How precisely the date is known.", derived: true}),
    kind: oneOf(EVENT_KINDS, {title: "Kind", description: "What kind of event it is."}),
    lane: oneOf(LANES, {
      title: "Lane",
      description: "Who acted: agencies; courts; congress and watchdogs; press and public."
    }),
    title: text({title: "Title", description: "What happened, in a line."}),
    summary: text({title: "Summary", description: "What happened, in a few sentences."}),
    case_id: slug({title: "Case", description: "The case it belongs to.", references: "cases"}).nullable(),
    court_id: slug({title: "Court", description: "The court it happened in.", references: "courts"}).nullable(),
    judge: text({title: "Judge", description: "The judge."}).nullable(),
    relief: text({title: "Relief", description: "What was granted or refused."}).nullable(),
    canceled: date({
      title: "Canceled",
      description: "The day on which a hearing or deadline was called off; empty where it was not."
    }).nullable(),
    order_ids: list(slug({title: "Order", description: "An order id."}), {
      title: "Orders",
      description: "The orders made in it. Those of one case and day are parts of one ruling.",
      references: "orders"
    }),
    quantities: list(
      struct(
        {
          name: text({title: "Name", description: "What is counted."}),
          value: double({title: "Value", description: "How many or how much."})
        },
        {title: "Quantity", description: "A number reported with the event."}
      ),
      {title: "Quantities", description: "The numbers reported with it."}
    ),
    independent_sources: integer({
      title: "Independent sources",
      description: "How many of the sources are independent of each other.",
      unit: "sources"
    }),
    disagreements: disagreements(),
    grade: grade(),
    source_ids: sourceIds(),
    note: note(),
    recorded: recorded()
  }),
  one: "event",
  address: "/chronology#{id}",
  listed: 1,
  cite: {
    says: "{date}: {title}",
    dates: ["date"],
    numbers: ["quantities"],
    words: ["title", "summary", "relief", "note"]
  },
  search: {
    names: [
      "case_id",
      "case_id.docket_number",
      "case_id.short_caption",
      "court_id.short_name",
      "court_id.name",
      "judge",
      "date"
    ],
    text: ["summary", "quantities.name:value", "note", "disagreements.about:says"],
    date: "date"
  },
  translate: ["title", "summary"],
  key: ["id"],
  sort: ["date_start", "date_end", "id"],
  file: {format: "yaml", path: "events.yaml"}
});
/** A row of `events`: something dated that happened. */
export type Event = RowOf<typeof events>;
