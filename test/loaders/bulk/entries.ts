import {z} from "zod";
// By the package's name, as a story's own table: any copy of the command takes it for its own.
import {boolean, date, integer, list, slug, struct, table, text} from "docketbook/loaders";

const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,6})?(?:Z|[+-]\d{2}:\d{2})$/;
const column = (title: string) => ({title, description: `${title}, in a sample.`});

/** A sample table in the shape of CourtListener's docket entries. */
export const docketEntries = table({
  name: "docket_entries",
  title: "Docket entries",
  description: "Sample rows in the shape of CourtListener's docket entries.",
  row: z.strictObject({
    id: integer(column("Entry")).min(1),
    docket_id: integer(column("Docket")).min(1),
    court_id: slug(column("Court")),
    entry_number: integer(column("Number")).min(0).nullable(),
    recap_sequence_number: text(column("Sequence")),
    date_filed: date(column("Filed")).nullable(),
    description: text(column("Text")),
    date_created: text(column("Created")).regex(MOMENT),
    date_modified: text(column("Modified")).regex(MOMENT),
    recap_documents: list(
      struct(
        {
          id: integer(column("Document")),
          document_number: text(column("Number")).nullable(),
          attachment_number: integer(column("Attachment")).nullable(),
          description: text(column("Text")),
          page_count: integer(column("Pages")).nullable(),
          is_available: boolean(column("Available")).nullable(),
          is_sealed: boolean(column("Sealed")).nullable(),
          filepath_ia: text(column("Address")),
          filepath_local: text(column("File")).nullable(),
          sha1: text(column("SHA-1")).regex(/^(?:[0-9a-f]{40})?$/)
        },
        column("Document")
      ),
      column("Documents")
    )
  }),
  key: ["id"],
  sort: ["id"],
  file: {format: "derived"}
});

const WORDS =
  "order granting denying motion for preliminary injunction summary judgment notice of appearance by attorney on behalf plaintiff defendant memorandum in opposition reply scheduling conference minute entry proceedings held before judge signed entered exhibit proposed stipulation extension time answer complaint".split(
    " "
  );
const COURTS = ["dcd", "mad", "cand", "nysd", "cadc", "txsd", "ca9", "ilnd"];
const two = (number: number) => String(number).padStart(2, "0");

/** Sample entries, the same for the same seed: lines of JSON as CourtListener writes them, one at a time. */
export function* sampleLines(count: number, seed = 1): Generator<string> {
  let state = seed;
  const random = () => (state = (Math.imul(state, 1664525) + 1013904223) >>> 0) / 2 ** 32;
  const below = (limit: number) => Math.floor(random() * limit);
  const words = (many: number) => Array.from({length: many}, () => WORDS[below(WORDS.length)]!).join(" ");
  const day = () => `20${two(10 + below(16))}-${two(1 + below(12))}-${two(1 + below(28))}`;
  const moment = () =>
    `${day()}T${two(below(24))}:${two(below(60))}:${two(below(60))}.${String(below(1e6)).padStart(6, "0")}-07:00`;
  const hex = () =>
    below(2 ** 32)
      .toString(16)
      .padStart(8, "0");
  for (let index = 0; index < count; index++) {
    const filed = day();
    const court = COURTS[below(COURTS.length)]!;
    const minute = random() < 0.2;
    const documents = Array.from({length: [0, 0, 1, 1, 1, 2][below(6)]!}, (_, at) => ({
      id: 500_000_000 + index * 4 + at,
      document_number: minute ? "" : String(index % 400),
      attachment_number: at || null,
      description: at ? `Exhibit ${at}` : "",
      page_count: random() < 0.5 ? below(60) : null,
      is_available: random() < 0.5,
      is_sealed: random() < 0.1 ? false : null,
      filepath_ia: "",
      filepath_local:
        random() < 0.3 ? `recap/gov.uscourts.${court}.${index}/gov.uscourts.${court}.${index}.1.0.pdf` : null,
      sha1: random() < 0.3 ? hex() + hex() + hex() + hex() + hex() : ""
    }));
    yield JSON.stringify({
      id: 400_000_000 + index,
      docket_id: 60_000_000 + Math.floor(index / 50),
      court_id: court,
      entry_number: minute ? null : index % 400,
      recap_sequence_number: `${filed}.${String(index % 400).padStart(4, "0")}`,
      date_filed: filed,
      description: words(3 + below(24)),
      date_created: moment(),
      date_modified: moment(),
      recap_documents: documents
    });
  }
}
