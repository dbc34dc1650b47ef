import {expect, test} from "vitest";
import {files, isCode, matches} from "./files.js";

// Names of this story's agencies, cases, figures and documents, as words: "slice" and "notice" are not among them.
const STORY =
  /\b(IRS|ICE|DHS|SSA|CMS|Treasury|Centro|CEDC|CTR|Kollar-Kotelly|Friedrich|Talwani|taxpayers?|6103|ITINs?|irs-ice)\b|\b(irs|ctr|cedc|itin|jct)-|47[,_]?289|42[,_]?695/;

test("the loaders do not name this story", () => {
  // A fetcher of a public source (`loaders/sources/`) is named for its publisher; it still tells no story.
  const loaders = files().filter((file) => file.startsWith("loaders/") && !file.startsWith("loaders/sources/") && isCode(file));
  expect(matches(loaders, STORY)).toEqual([]);
});
