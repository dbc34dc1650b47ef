import {expect, test} from "vitest";
import {reduced, roomImports} from "../../docs/generate/rooms.js";

test("an arrow that a longer way says too is left out of the picture of the rooms", () => {
  const all = new Map([
    ["a", new Set(["b", "c", "d"])],
    ["b", new Set(["c"])],
    ["c", new Set<string>()],
    ["d", new Set<string>()]
  ]);
  expect(reduced(all)).toEqual([
    ["a", "b"],
    ["a", "d"],
    ["b", "c"]
  ]);
});

test("the picture of the rooms is drawn from every folder of the package", () => {
  const rooms = roomImports();
  expect(rooms.get("site/features")).toContain("loaders/schema");
  expect(rooms.get("loaders/diagnostics")).toEqual(new Set());
});
