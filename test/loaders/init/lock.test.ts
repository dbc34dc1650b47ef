import {expect, test} from "vitest";
import {lockedFile, storyLock} from "../../../loaders/init/lock.js";
import {lockOf, manifestOf} from "../../../loaders/init/tarball.js";

const manifest = await manifestOf();
const packed = lockedFile("vendor/docketbook-0.0.0.tgz", Buffer.from("a package"));
const story = {name: "story", version: "0.1.0", dependencies: {docketbook: packed.resolved}, engines: manifest.engines};
const lock = storyLock(await lockOf(), manifest, story, packed);

test("a story's lock has the versions and hashes of this one's, and no tool of this workshop", () => {
  expect(lock.packages["node_modules/zod"]).toMatchObject({version: expect.any(String) as string});
  expect(Object.keys(lock.packages).filter((path) => /oxlint|vitest|prettier|typescript$/.test(path))).toEqual([]);
});

test("a story's lock names the package by its file and hash, and no registry", () => {
  expect(lock.packages["node_modules/docketbook"]).toMatchObject({
    resolved: "file:vendor/docketbook-0.0.0.tgz",
    integrity: expect.stringMatching(/^sha512-[\w+/]+=*$/) as string,
    dependencies: manifest.dependencies
  });
  const resolved = Object.values(lock.packages).flatMap((locked) => locked["resolved"] ?? []);
  expect(resolved).toEqual([packed.resolved]);
});

test("a story's lock says of no package that it is there for development alone", () => {
  expect(Object.entries(lock.packages).filter(([, {dev}]) => dev !== undefined)).toEqual([]);
});
