import type {Edition} from "../schema/edition.js";
import type {Row} from "../schema/table.js";
import type {TableName} from "../schema/tables.js";

/** The tables that people edit. */
export type EditedTable = Exclude<TableName, "status">;

/** A row of a new story, with what a person should look at. */
export interface StoryRow {
  row: Row;
  comment?: string;
}

/** The rows that a new story begins with. */
export interface Story {
  edition: Edition;
  tables: Partial<Record<EditedTable, StoryRow[]>>;
}

/** What every story is told about itself. */
export interface StoryWords {
  /** The record's name in a package: lower-case words joined by hyphens. */
  name: string;
  title: string;
  description: string;
  /** The day on which it is made. */
  day: string;
}

/** The id of the flow of a new record. */
const FLOW = "the-flow";

/**
 * A story without a case: an edition and the one flow that it asks about, with names that say that they are to be replaced.
 * @param flow the flow in a few words, where it is known
 */
export function blankStory({name, title, description, day}: StoryWords, flow?: string): Story {
  const agency = (id: string, words: string) => ({
    row: {id, name: words, short_name: words, parent_id: null, recorded: day},
    comment: "Replace it: the id too, wherever it stands."
  });
  return {
    edition: {
      name,
      title,
      description,
      edition: day,
      verified_through: null,
      publisher: null,
      byline: [],
      editions_from: null,
      flow: FLOW,
      geography: "US",
      license: "CC-BY-4.0",
      credits: [],
      questions: []
    },
    tables: {
      agencies: [
        agency("holder", "The agency that holds the information"),
        agency("receiver", "The agency that asks for it")
      ],
      flows: [
        {
          row: {
            id: FLOW,
            title: flow ?? "The flow that this story asks about",
            from_agency_id: "holder",
            to_agency_id: "receiver",
            description: "What goes from one agency to the other, and why it is in this record.",
            recorded: day
          },
          comment: "Replace it: the legal status is derived for it. Its id is also in docketbook.yaml."
        }
      ]
    }
  };
}
