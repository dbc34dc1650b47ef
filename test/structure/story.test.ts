import {expect, test} from "vitest";
import {files, matches} from "./files.js";
import {STORY} from "./story.js";

test("the package does not name this story", () => {
  // A fetcher of a public source (`loaders/sources/`) is named for its publisher; it still tells no story.
  const own = files().filter((file) => /^(loaders|site|bin)\//.test(file) && !file.startsWith("loaders/sources/"));
  const text = own.filter((file) => /\.(ts|js|css|md|yaml|html)$/.test(file));
  expect(text.length).toBeGreaterThan(200);
  expect(matches(text, STORY)).toEqual([]);
  expect(matches(text, /\b(the sharing|memorandum)\b/i)).toEqual([]);
});
