import {expect, test} from "vitest";
import {followedThrough} from "../../../site/record/followed.js";
import {sampleSite} from "../../tools/site.js";

const site = await sampleSite();

test("the story's flow was followed through the day of the record, another no further than its newest order or source", () => {
  expect(followedThrough(site, "ferry-harbor")).toBe("2022-03-31");
  // Its order is of April 2021, and so is nothing that it cites but a report of June 2.
  expect(followedThrough(site, "tram-harbor")).toBe("2021-06-02");
  const sources = site.tables.sources.map((source) => ({...source, date: "2021"}));
  expect(followedThrough({...site, tables: {...site.tables, sources}}, "tram-harbor")).toBe("2021-04-01");
});

test("a record that nobody verified says nothing of what was followed", () => {
  const edition = {...site.edition, verified_through: null};
  expect(followedThrough({...site, edition}, "tram-harbor")).toBeNull();
});
