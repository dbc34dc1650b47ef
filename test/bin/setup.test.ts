import {mkdirSync, mkdtempSync, rmSync, writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {afterEach, beforeEach, expect, test} from "vitest";
// @ts-expect-error plain JavaScript, since it runs before anything is installed
import {installed as untyped} from "../../bin/setup/installed.js";
// @ts-expect-error plain JavaScript, since it runs before anything is installed
import {newEnough as untypedNewEnough} from "../../bin/setup/node.js";

const installed = untyped as (root: string) => string | null;
const newEnough = untypedNewEnough as (version: string, wanted: string) => boolean;

let root: string;
beforeEach(() => void (root = mkdtempSync(join(tmpdir(), "docketbook-setup-"))));
afterEach(() => rmSync(root, {recursive: true}));

const sample = {version: "1.0.0", integrity: "sha512-sample"};
function write(lock: object, hidden?: object) {
  writeFileSync(join(root, "package-lock.json"), JSON.stringify({packages: {"": {name: "sample"}, ...lock}}));
  if (!hidden) return;
  mkdirSync(join(root, "node_modules"));
  writeFileSync(join(root, "node_modules", ".package-lock.json"), JSON.stringify({packages: hidden}));
}

test("a fresh clone needs an install", () => {
  write({"node_modules/a": sample});
  expect(installed(root)).toBe("nothing is installed yet");
});

test("what the lock names is installed: nothing is to be done", () => {
  write({"node_modules/a": sample}, {"node_modules/a": sample});
  expect(installed(root)).toBeNull();
});

test("a package for another system is rightly missing", () => {
  write({"node_modules/a": sample, "node_modules/a-windows": {...sample, optional: true}}, {"node_modules/a": sample});
  expect(installed(root)).toBeNull();
});

test("a package that the lock gained needs an install", () => {
  write({"node_modules/a": sample, "node_modules/b": sample}, {"node_modules/a": sample});
  expect(installed(root)).toBe("node_modules/b is missing");
});

test("another version, or other contents under the same version, needs an install", () => {
  write({"node_modules/a": sample}, {"node_modules/a": {...sample, integrity: "sha512-other"}});
  expect(installed(root)).toBe("node_modules/a is not the version that the lock names");
});

test("a broken lock is said to be unreadable", () => {
  writeFileSync(join(root, "package-lock.json"), "{");
  expect(installed(root)).toBe("there is no readable package-lock.json");
});

test.each([
  ["20.19.0", true],
  ["20.18.9", false],
  ["18.20.0", false],
  ["22.0.0", true]
])("Node %s is new enough for >=20.19: %s", (version, answer) => {
  expect(newEnough(version, ">=20.19")).toBe(answer);
});
