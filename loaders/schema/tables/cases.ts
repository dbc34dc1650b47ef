import {z} from "zod";
import {date, integer, list, oneOf, slug, struct, text, url} from "../column.js";
import {address, disagreements, grade, id, note, recorded, sourceIds} from "../common.js";
import {table, type RowOf} from "../table.js";

export const ROLES = [
  "plaintiff",
  "defendant",
  "appellant",
  "appellee",
  "petitioner",
  "respondent",
  "movant",
  "intervenor",
  "amicus",
  "not-a-party"
] as const;

const role = () => oneOf(ROLES, {title: "Role", description: "The role in the case."});

export const cases = table({
  name: "cases",
  title: "Cases",
  description: "Cases and appeals.",
  row: z.strictObject({
    id: id(),
    caption: text({title: "Caption", description: "The caption."}),
    short_caption: text({title: "Short caption", description: "The name that running text uses."}),
    court_id: slug({title: "Court", description: "The court that hears it.", references: "courts"}),
    docket_number: text({title: "Docket number", description: "The number as the court writes it."}),
    courtlistener_id: integer({
      title: "CourtListener docket",
      description: "The docket's number at CourtListener."
    }).nullable(),
    docket_url: url({
      title: "Docket's address",
      description: "Where the docket stands; empty where CourtListener's number or a search there leads to it."
    }).nullable(),
    address: address("the docket's address"),
    judges: list(text({title: "Judge", description: "A judge, in a public role."}), {
      title: "Judges",
      description: "The judges who hear it; empty where not visible."
    }),
    filed: date({title: "Filed", description: "The day it was filed or docketed."}).nullable(),
    flow: slug({title: "Flow", description: "The flow that the case is about.", references: "flows"}).nullable(),
    status: text({title: "Status", description: "Where it stood when last seen."}),
    appeal_of: slug({title: "Appeal of", description: "The case below.", references: "cases"}).nullable(),
    appealed_order_ids: list(slug({title: "Order", description: "An order id."}), {
      title: "Orders appealed",
      description: "The orders that the appeal is from, where a source says which.",
      references: "orders"
    }),
    related_ids: list(slug({title: "Case", description: "A case id."}), {
      title: "Related cases",
      description: "Cases that bear on this one.",
      references: "cases"
    }),
    dockets: list(
      struct(
        {
          court_id: slug({title: "Court", description: "A court id.", references: "courts"}),
          docket_number: text({title: "Docket number", description: "The number as the court writes it."}).nullable(),
          url: url({title: "Address", description: "Where the docket stands."}).nullable(),
          address: address("the docket's address")
        },
        {title: "Docket", description: "A docket of the same case in another court."}
      ),
      {title: "Other dockets", description: "Dockets of the same case in other courts that have no row of their own."}
    ),
    parties: list(
      struct(
        {role: role(), name: text({title: "Name", description: "The party."})},
        {title: "Party", description: "A party."}
      ),
      {
        title: "Parties",
        description: "Parties and others who appear, by role; `not-a-party` names those often taken for one."
      }
    ),
    counsel: list(
      struct(
        {role: role(), name: text({title: "Name", description: "Firm and lawyers."})},
        {title: "Counsel", description: "Counsel for a side."}
      ),
      {
        title: "Counsel",
        description: "Counsel by the side they appear for."
      }
    ),
    disagreements: disagreements(),
    grade: grade(),
    source_ids: sourceIds(),
    note: note(),
    recorded: recorded()
  }),
  one: "case",
  rowTitle: "short_caption",
  fullTitle: "caption",
  address: "/cases/{id}",
  listed: 3,
  cite: {
    says: "{caption}, {docket_number}",
    dates: ["filed"],
    words: ["caption", "short_caption", "docket_number", "status", "note"]
  },
  search: {
    names: ["id", "docket_number", "short_caption", "judges", "court_id.short_name", "court_id.name"],
    text: ["status", "parties.name", "counsel.name", "note"],
    date: "filed",
    weight: 3
  },
  translate: ["status"],
  key: ["id"],
  sort: ["id"],
  file: {format: "yaml", path: "cases.yaml"}
});
export type Case = RowOf<typeof cases>;
