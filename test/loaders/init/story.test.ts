import {mkdir, readdir, writeFile} from "node:fs/promises";
import {join} from "node:path";
import {expect, test} from "vitest";
import {courtRow} from "../../../loaders/init/courts.js";
import {makeProject} from "../../../loaders/init/project.js";
import {StoryError, writeSound} from "../../../loaders/init/sound.js";
import {blankStory} from "../../../loaders/init/story.js";
import {freshFolder} from "../../tools/folder.js";

const words = {name: "sample", title: "A sample", description: "A sample.", day: "2026-11-22"};

test.each([
  ["cand", "U.S. District Court for the Northern District of California", "N.D. California", "district"],
  ["mad", "U.S. District Court for the District of Massachusetts", "D. Massachusetts", "district"],
  ["dcd", "U.S. District Court for the District of Columbia", "D.D.C.", "district"],
  ["ca9", "U.S. Court of Appeals for the Ninth Circuit", "Ninth Circuit", "appellate"],
  ["cadc", "U.S. Court of Appeals for the District of Columbia Circuit", "D.C. Cir.", "appellate"],
  ["scotus", "Supreme Court of the United States", "Supreme Court", "supreme"],
  ["cit", "U.S. Court of International Trade", "Ct. Int'l Trade", "special"],
  ["nysupct", "nysupct", "nysupct", "district"]
])("the court %s is %s", (id, name, short_name, level) => {
  const {row, comment} = courtRow(id, words.day);
  expect(row).toMatchObject({id, name, short_name, level});
  // Whose name is not known here is asked for, and no other.
  expect(comment?.startsWith("Say what this court is called")).toBe(name === id ? true : undefined);
});

test("a row that the checks refuse is put aside with those that rest on it, and nothing is lost", async () => {
  const story = blankStory(words);
  const court = (id: string, appeals_to: string | null) => ({
    row: {id, name: "A sample", short_name: "Sample", level: "district", appeals_to, recorded: words.day}
  });
  const {story: kept, aside} = await writeSound(await freshFolder(), {
    ...story,
    tables: {...story.tables, courts: [court("a", "b"), court("b", "c"), court("d", null)]}
  });
  expect(kept.tables.courts?.map(({row}) => row["id"])).toEqual(["d"]);
  expect(aside.map(({entry, wrong}) => [entry.row["id"], wrong[0]?.split(":")[0]])).toEqual([
    ["b", "reference-unknown"],
    ["a", "reference-unknown"]
  ]);
});

test("what no row is to blame for is an error, and a run that fails leaves an empty folder empty", async () => {
  const story = blankStory(words);
  const wrong = {...story, edition: {...story.edition, edition: "2026-02-30"}};
  await expect(writeSound(await freshFolder(), wrong)).rejects.toThrow(StoryError);
  const dir = await freshFolder();
  await mkdir(join(dir, ".git"));
  await writeFile(join(dir, ".git/HEAD"), "");
  await expect(makeProject(dir, wrong)).rejects.toThrow(StoryError);
  expect(await readdir(dir)).toEqual([".git"]);
});
