import {federalCourt} from "../sources/courts.js";
import type {StoryRow} from "./story.js";

/** The row of a court, for a person to look at: of one that is not known here the comment asks for its name. */
export function courtRow(id: string, recorded: string): StoryRow {
  const {name, short_name, level} = federalCourt(id) ?? {name: id, short_name: id, level: "district"};
  return {
    row: {id, name, short_name, level, appeals_to: null, recorded},
    ...(!federalCourt(id) && {comment: "Say what this court is called in full and in short, and what level it is."})
  };
}
