import {expect, test} from "vitest";
import {files, isCode, matches} from "./files.js";
import {STORY} from "./story.js";

test("the loaders do not name this story", () => {
  // A fetcher of a public source (`loaders/sources/`) is named for its publisher; it still tells no story.
  const loaders = files().filter(
    (file) => file.startsWith("loaders/") && !file.startsWith("loaders/sources/") && isCode(file)
  );
  expect(matches(loaders, STORY)).toEqual([]);
});
