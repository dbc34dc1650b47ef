import {existsSync, readdirSync, readFileSync, writeFileSync} from "node:fs";
import {basename, join} from "node:path";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {literal, name as identifier} from "../../loaders/schema/sql.js";
import {query} from "../loaders/bulk/files.js";
import {visit, type Visit} from "./browser.js";
import {askEach, openBench, rest, said} from "./workbench.js";
import {some} from "../tools/rounds.js";

/*
 * A folder of test/exact/files is a case: `input.*`, and in `expected.json` what the workbench makes of it, and of text and Parquet what native
 * DuckDB reads beside it. The inputs of test/exact/cases, which are loaded and imported, are opened too. To add a case, drop a folder in;
 * UPDATE=1 writes what is made of it now: read the difference before keeping it.
 */
const EXACT = join(import.meta.dirname, "../exact");
const FILES = join(EXACT, "files");
const CASES = join(EXACT, "cases");
/** So many columns fit into the page beside each other. */
const IN_VIEW = 5;

let site: Visit;
let page: Page;
let wrong: string[];
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await openBench(site));
});
afterAll(() => site.close());

interface Opened {
  note: string;
  columns: string[];
  rows: string[][];
  all: number;
}

/** What the workbench makes of a file: its words, its columns and why each has its type, its first and last rows. */
async function opened(path: string): Promise<Opened | {error: string}> {
  await page
    .locator('input[type="file"]')
    .setInputFiles({name: basename(path), buffer: readFileSync(path), mimeType: ""});
  const item = page.locator(".own > li");
  await page.locator(".own > li, .bench .wrong:not([hidden]):not(.cell-panel *)").first().waitFor();
  await rest(page);
  if (!(await item.count())) return {error: await said(page)};
  const table = await page.locator(".own code").innerText();
  const note = await item.evaluate((li) =>
    [...li.childNodes]
      .filter((node) => node.nodeType === 3)
      .map((node) => node.textContent)
      .join("")
      .replace(/\s+/g, " ")
      .trim()
  );
  const columns = await page.locator(".own-columns tbody tr").evaluateAll((lines) =>
    lines.map((line) =>
      [...line.children]
        .slice(0, 3)
        .map((cell) => cell.textContent)
        .join(" | ")
    )
  );
  // Only the columns in view are drawn: a few at a time are asked for, all of them at once.
  const names = columns.map((words) => identifier(words.split(" | ").slice(0, -2).join(" | ")));
  const parts = Array.from({length: Math.ceil(names.length / IN_VIEW)}, (_, part) =>
    names.slice(part * IN_VIEW, (part + 1) * IN_VIEW).join(", ")
  );
  const last = `LIMIT 4 OFFSET (SELECT greatest(0, count(*) - 4) FROM "${table}")`;
  const [counted, ...found] = await askEach(page, [
    `SELECT count(*) FROM "${table}"`,
    ...parts.map((some) => `SELECT ${some} FROM "${table}" ${last}`)
  ]);
  const all = Number(counted?.[0]?.[0]);
  const seen: string[][] = [];
  for (const some of found)
    for (const [index, row] of some.entries())
      (seen[index] ??= []).push(...row.map((cell) => (cell.length > 120 ? `${cell.slice(0, 120)}…` : cell)));
  await page.getByRole("button", {name: `Drop ${table}`}).click();
  await item.waitFor({state: "detached"});
  return {note, columns, rows: seen, all};
}

/** The same rows as native DuckDB reads them, every cell as text; null where it refuses the file. */
async function native(path: string): Promise<unknown> {
  const from = /\.(csv|tsv)(\.gz)?$/.test(path)
    ? `read_csv(${literal(path)}, all_varchar = true)`
    : path.endsWith(".parquet")
      ? `read_parquet(${literal(path)})`
      : null;
  if (!from) return undefined;
  try {
    const found = await query(`SELECT CAST(COLUMNS(*) AS VARCHAR) FROM ${from}`);
    return {
      rows: found
        .slice(-4)
        .map((row) => Object.values(row).map((cell) => (cell === null ? "NULL" : (cell as string).slice(0, 120)))),
      all: found.length
    };
  } catch (error) {
    return {error: (error as Error).message.split("\n")[0]?.replace(/(["'])[^"']*input/, "$1input")};
  }
}

const text = (value: unknown) => `${JSON.stringify(value, null, 2)}\n`;

const kind = (name: string) => name.split("-")[0] ?? "";

it.each(some(readdirSync(FILES).sort(), 3, kind))("%s opens with every value, or is refused in words", async (name) => {
  const folder = join(FILES, name);
  const file = readdirSync(folder).find((one) => one.startsWith("input."))!;
  const found = text({workbench: await opened(join(folder, file)), native: await native(join(folder, file))});
  const path = join(folder, "expected.json");
  if (process.env.UPDATE === "1") writeFileSync(path, found);
  expect(found).toBe(existsSync(path) ? readFileSync(path, "utf8") : "expected.json");
  expect(wrong).toEqual([]);
});

it.each(some(readdirSync(CASES).sort(), 6))(
  "%s, which is loaded or imported, opens in the workbench too",
  async (name) => {
    const folder = join(CASES, name);
    const file = readdirSync(folder).find((one) => one.startsWith("input."))!;
    const found = text(await opened(join(folder, file)));
    const path = join(folder, "workbench.json");
    if (process.env.UPDATE === "1") writeFileSync(path, found);
    expect(found).toBe(existsSync(path) ? readFileSync(path, "utf8") : "workbench.json");
    expect(wrong).toEqual([]);
  }
);
