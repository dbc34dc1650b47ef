import {expect, test} from "vitest";
import {pickStory} from "../../../loaders/init/pick.js";
import {writeSound} from "../../../loaders/init/sound.js";
import {readRecord} from "../../../loaders/rules/directory.js";
import {freshFolder} from "../../tools/folder.js";

const {record} = await readRecord("test/record");
if (!record) throw new Error("the record is wrong: docketbook validate says where");
const words = {name: "sample", title: "A sample", description: "A sample."};
const ids = (story: ReturnType<typeof pickStory>, table: keyof typeof story.tables) =>
  (story.tables[table] ?? []).map(({row}) => row["id"]);

test("a case brings its orders, its events, and what these name, and nothing of another case", () => {
  const story = pickStory(record, ["ames-v-ferry"], words);
  expect(ids(story, "cases")).toEqual(["ames-v-ferry"]);
  expect(ids(story, "orders")).toEqual(["ames-denial", "ames-notice", "ames-stay"]);
  expect(ids(story, "events")).toEqual(["ames-filed", "ames-denied", "ames-told", "ames-stayed"]);
  expect(ids(story, "flows")).toEqual(["ferry-harbor"]);
  expect(story.edition).toMatchObject({
    ...words,
    flow: "ferry-harbor",
    edition: record.edition.edition,
    verified_through: record.edition.verified_through,
    credits: [],
    questions: []
  });
  expect(Object.keys(story.tables).sort()).toEqual([
    "agencies",
    "cases",
    "courts",
    "events",
    "flows",
    "orders",
    "sources"
  ]);
});

test("an appeal brings the case below it", () => {
  const story = pickStory(record, ["ames-v-ferry-appeal"], words);
  expect(ids(story, "cases")).toEqual(["ames-v-ferry", "ames-v-ferry-appeal"]);
  expect(ids(story, "orders")).toEqual(["ames-denial", "ames-notice", "ames-stay", "ames-affirmance"]);
});

test("every case of the record that is about a flow makes a sound record of its own, with nothing put aside", async () => {
  for (const {row} of record.tables.cases.filter(({row: {flow}}) => flow !== null)) {
    const {aside} = await writeSound(await freshFolder(), pickStory(record, [row.id], words));
    expect([row.id, aside]).toEqual([row.id, []]);
  }
});

test("a case that is not there is refused with those that are, and so is one about no flow", () => {
  expect(() => pickStory(record, ["no-such-case"], words)).toThrow(
    /there is no case no-such-case; there are .*clay-v-tram/
  );
  const without = record.tables.cases.find(({row}) => row.flow === null)!.row.id;
  expect(() => pickStory(record, [without], words)).toThrow("about no flow");
});
