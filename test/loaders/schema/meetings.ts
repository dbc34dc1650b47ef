import {edtf, list, struct, text} from "../../../loaders/schema/column.js";
import {grade, id, note, recorded, sourceIds} from "../../../loaders/schema/common.js";
import {columns, table} from "../../../loaders/schema/table.js";
import {clock} from "./clock.js";

/* What one more file in loaders/schema/tables/ would be. */
const meta = {title: "Sample", description: "A column of a sample."};

export const meetings = table({
  name: "meetings",
  title: "Meetings",
  description: "Meetings of the growers.",
  row: columns({
    id: id(),
    title: text({title: "Title", description: "What was talked about."}),
    date: edtf({title: "Date", description: "When it was held."}),
    opens: clock({title: "Opens", description: "When the doors open."}),
    breaks: list(clock(meta), {...meta, title: "Breaks"}),
    speakers: list(struct({name: text(meta), from: clock(meta).nullable()}, meta), meta),
    grade: grade(),
    source_ids: sourceIds(),
    note: note(),
    recorded: recorded()
  }),
  key: ["id"],
  sort: ["date", "id"],
  file: {format: "yaml", path: "meetings.yaml"},
  one: "meeting",
  address: "/meetings/{id}",
  cite: {says: "{date}: {title}", dates: ["date"], words: ["title"]},
  search: {names: ["opens", "speakers.name"], text: ["note"], date: "date"}
});

export const MEETING = {
  id: "growers-2020",
  title: "Growers speak of 12 apples",
  date: "2020-04",
  opens: "14:05",
  breaks: ["15:00", "16:30"],
  speakers: [
    {name: "A grower", from: "14:30"},
    {name: "A miller", from: null}
  ],
  grade: "single",
  source_ids: ["sample-almanac"],
  note: "In the old mill.",
  recorded: "2020-06-01"
};
