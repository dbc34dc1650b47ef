import {expect, test} from "vitest";
import {z} from "zod";
import {SourceError} from "../../../../loaders/sources/http/error.js";
import {decodeJson} from "../../../../loaders/sources/http/json.js";
import {pages} from "../../../../loaders/sources/http/pages.js";
import {answerOfFile} from "../../../../loaders/sources/http/provenance.js";

const answer = (text: string) => answerOfFile("a.json", new TextEncoder().encode(text), new Date(0));
const list = z.object({results: z.array(z.object({id: z.int(), name: z.string()}))});
const fault = (run: () => unknown): SourceError => {
  try {
    run();
  } catch (error) {
    if (error instanceof SourceError) return error;
  }
  throw new Error("no SourceError");
};

test("fields that the schema does not name are passed over", () => {
  expect(decodeJson(answer('{"new":1,"results":[{"id":1,"name":"a","also":[]}]}'), list)).toEqual({
    results: [{id: 1, name: "a"}]
  });
});

test("a field of another type is an error with its path", () => {
  const error = fault(() => decodeJson(answer('{"results":[{"id":1,"name":"a"},{"id":"2","name":"b"}]}'), list));
  expect(error).toMatchObject({code: "schema-changed", path: "results[1].id", exitCode: 3});
  expect(error.message).toContain("expected number, received string");
});

test("a field that is gone is an error with its path", () => {
  expect(fault(() => decodeJson(answer('{"results":[{"id":1}]}'), list)).path).toBe("results[0].name");
});

test("a whole answer of another form says so", () => {
  expect(fault(() => decodeJson(answer("[]"), list)).path).toBe("(the whole answer)");
});

test.each(['{"results":[', "", "<html>", "\u0000"])("%j is said to be no JSON", (text) => {
  expect(fault(() => decodeJson(answer(text), list)).code).toBe("not-json");
});

test("bytes that are not UTF-8 are said to be no JSON", () => {
  expect(
    fault(() => decodeJson(answerOfFile("a", Uint8Array.of(0x22, 0xff, 0x22), new Date(0)), z.string())).code
  ).toBe("not-json");
});

const walk = async (next: (page: number) => string | null, most?: number) => {
  const read: number[] = [];
  for await (const page of pages(
    "https://a.example/0",
    (address) => Promise.resolve(Number(address.split("/").at(-1))),
    next,
    most
  ))
    read.push(page);
  return read;
};

test("pages are read in order up to the last", async () => {
  expect(await walk((page) => (page < 3 ? `https://a.example/${page + 1}` : null))).toEqual([0, 1, 2, 3]);
});

test("pages that come round again are an error", async () => {
  await expect(walk((page) => `https://a.example/${(page + 1) % 3}`)).rejects.toMatchObject({code: "endless-paging"});
});

test("pages without end are an error", async () => {
  await expect(walk((page) => `https://a.example/${page + 1}`, 20)).rejects.toMatchObject({code: "endless-paging"});
});

test("a next page on another host is refused", async () => {
  await expect(walk(() => "https://b.example/1")).rejects.toMatchObject({code: "redirected"});
});
