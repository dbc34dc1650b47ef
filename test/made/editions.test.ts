import {readdirSync, readFileSync} from "node:fs";
import {cp, readFile, writeFile} from "node:fs/promises";
import {join, resolve} from "node:path";
import {afterAll, beforeAll, expect, test} from "vitest";
import {fileBytes} from "../../loaders/dataset/editionrows.js";
import {readParquet} from "../../loaders/dataset/readparquet.js";
import {tableOf} from "../../loaders/schema/tables.js";
import {visit, type Visit} from "../../site/cli/browser.js";
import {en} from "../../site/words/en.js";
import {run} from "../package/packed.js";
import {makeSmallStory} from "../tools/smallstory.js";

/* A story that publishes three editions: a second that changes a row, and a third from which a person's name is gone. */

const FOLDER = resolve(".cache/editions");
const docketbook = async (...args: string[]) => {
  const answer = await run(process.execPath, [resolve("bin/docketbook.js"), ...args], FOLDER);
  if (answer.status !== 0) throw new Error(`${args.join(" ")}: ${answer.stderr}${answer.stdout}`);
  return answer.stdout;
};
const edit = async (path: string, from: RegExp, to: string) => {
  const text = await readFile(join(FOLDER, path), "utf8");
  const done = text.replace(from, to);
  if (done === text) throw new Error(`${path} has no ${from}`);
  await writeFile(join(FOLDER, path), done);
};
const NAME = /(?<![a-z])amesworth(?![a-z])/i;
const LONG = {timeout: 900_000};

let second: Visit;
beforeAll(async () => {
  await makeSmallStory(FOLDER);
  await cp("test/record", join(FOLDER, "data"), {recursive: true});
  for (const name of readdirSync(join(FOLDER, "data")).filter((file) => file.endsWith(".yaml"))) {
    const text = await readFile(join(FOLDER, "data", name), "utf8");
    await writeFile(
      join(FOLDER, "data", name),
      text.replace(/\bAmes\b/g, "Amesworth").replace(/\bames\b/g, "amesworth")
    );
  }
  await docketbook("build");
  await cp(join(FOLDER, "dist"), join(FOLDER, "first"), {recursive: true});
  await edit("data/docketbook.yaml", /^edition: .*$/m, "edition: 2022-06-01");
  await edit("data/events.yaml", /The line begins to keep lists/, "The line begins to keep its lists");
  await docketbook("build", "--previous", "first");
  await cp(join(FOLDER, "dist"), join(FOLDER, "second"), {recursive: true});
  second = await visit(join(FOLDER, "second"));
}, 1_200_000);
afterAll(() => second.close());

test("an edition stays at the address of its day, byte by byte, and its manifest still holds", LONG, async () => {
  for (const name of readdirSync(join(FOLDER, "first/data")).filter((file) =>
    /\.(csv|parquet)$|^datapackage/.test(file)
  ))
    expect(
      readFileSync(join(FOLDER, "second/editions/2022-05-01", name)).equals(
        readFileSync(join(FOLDER, "first/data", name))
      ),
      name
    ).toBe(true);
  for (const day of ["2022-05-01", "2022-06-01"])
    expect(await docketbook("verify", join("second/editions", day))).toContain(`of the edition of ${day} are as`);
});

test(
  "the page of corrections lists the editions and what changed, and each page its own corrections",
  LONG,
  async () => {
    const {page, wrong} = await second.open("/corrections");
    expect(await page.locator("#since-2022-05-01").textContent()).toMatch(
      /1 row changed since the edition of May 1, 2022[^]*Title: was The line begins to keep lists, is The line begins to keep its lists/
    );
    expect(await page.locator("tr.corrected").count()).toBe(1);
    expect(wrong).toEqual([]);
    await page.goto(`${second.address}chronology`);
    expect(await page.locator(".page-corrections li").count()).toBe(1);
    await page.context().close();
  }
);

test(
  "a reader who saw the first edition is told on the device alone, until the changes were looked at",
  LONG,
  async () => {
    const {page, wrong} = await second.open("/corrections");
    const note = page.locator(".changed-since");
    expect(await note.count()).toBe(0);
    // Nothing is kept before the reader asks.
    await page.getByRole("button", {name: en.shell.tellMe}).click();
    const key = await page.evaluate(() => Object.keys(localStorage)[0] ?? "");
    const remember = (edition: string) =>
      page.evaluate(
        ([name, day]) => localStorage.setItem(name!, JSON.stringify({edition: day, since: null})),
        [key, edition]
      );
    await remember("2022-05-01");
    const asked: string[] = [];
    page.on("request", (request) => asked.push(request.url()));
    await page.goto(`${second.address}sources`);
    expect(await note.textContent()).toContain("1 row changed since your last visit");
    // Neither the reader's edition nor anything of it is in an address that the page asks for.
    expect(asked.filter((url) => /2022-0|since|changes/.test(url))).toEqual([]);
    await page.goto(`${second.address}claims`);
    await note.locator("a").click();
    await page.waitForURL(/corrections#since-2022-05-01$/);
    expect(await page.locator("#since-2022-05-01").getAttribute("open")).not.toBeNull();
    expect(await page.locator(".since-last-visit summary").textContent()).toContain("since your last visit");
    await page.goto(`${second.address}claims`);
    expect(await note.count()).toBe(0);
    await remember("2022-05-01");
    await page.goto(`${second.address}claims`);
    await note.getByRole("button").click();
    await page.goto(`${second.address}sources`);
    expect(await note.count()).toBe(0);
    expect(wrong).toEqual([]);
    await page.context().close();
  }
);

test("a build refuses a kept edition that is not what its manifest says", LONG, async () => {
  await cp(join(FOLDER, "first"), join(FOLDER, "tampered"), {recursive: true});
  await writeFile(join(FOLDER, "tampered/data/cases.csv"), "id\n");
  await expect(docketbook("build", "--previous", "tampered")).rejects.toThrow(
    /the edition of 2022-05-01 is not what it was: cases\.csv differs/
  );
});

test("a name that redact takes out is in no file of the next edition, tables decoded", LONG, async () => {
  const holds = async (folder: string): Promise<string[]> => {
    const found: string[] = [];
    for (const name of readdirSync(folder, {recursive: true, encoding: "utf8"})) {
      if (NAME.test(name)) found.push(name);
      const bytes = await readFile(join(folder, name)).catch(() => null);
      if (!bytes) continue;
      const [, table = ""] = /([a-z]+)\.parquet$/.exec(name) ?? [];
      const text = table
        ? JSON.stringify(await readParquet(await fileBytes(join(folder, name)), tableOf(table)!))
        : bytes.toString("latin1");
      if (NAME.test(text)) found.push(name);
    }
    return found;
  };
  expect((await holds(join(FOLDER, "second"))).length).toBeGreaterThan(10);
  const said = await docketbook("redact", "Amesworth", "--as", "a passenger");
  expect(said).toMatch(/data\/cases\.yaml:\d+/);
  await edit("data/docketbook.yaml", /^edition: .*$/m, "edition: 2022-07-01");
  await edit("data/docketbook.yaml", /^editions_from: .*$/m, "editions_from: 2022-07-01");
  await docketbook("build", "--previous", "second");
  expect(await holds(join(FOLDER, "dist"))).toEqual([]);
  expect(readdirSync(join(FOLDER, "dist/editions")).sort()).toEqual(["2022-07-01", "changes.json"]);
});
