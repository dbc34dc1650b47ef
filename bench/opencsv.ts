/*
 * Opens a CSV of a million rows in the workbench of two built sites in turns, in one browser each: npx tsx bench/opencsv.ts DIST OTHER. Prints
 * the median time from handing the file over to its row in the list of tables.
 */
import {writeFileSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {visit} from "../site/cli/browser.js";

const [first = "dist", second] = process.argv.slice(2);
const ROWS = 1_000_000;
const RUNS = Number(process.env.RUNS ?? 5);

const lines = ["id,name,amount,day,words"];
for (let row = 0; row < ROWS; row++)
  lines.push(
    `${row},name ${row % 977},${((row * 7.25) % 100_000).toFixed(2)},2024-0${(row % 9) + 1}-11,some words to make the line longer`
  );
const file = join(tmpdir(), "docketbook-million.csv");
writeFileSync(file, lines.join("\n"));

const median = (values: number[]) => values.sort((a, b) => a - b)[values.length >> 1]!;
const sites = await Promise.all([first, second].filter((one) => one !== undefined).map((dist) => visit(dist)));
const times: number[][] = sites.map(() => []);
for (let run = 0; run < RUNS; run++)
  for (const [index, site] of sites.entries()) {
    const {page} = await site.open("/explore");
    await page.locator("#workbench").getByRole("button", {name: "Open the workbench"}).click();
    await page.locator(".going-on", {hasText: "DuckDB is open"}).waitFor();
    const started = performance.now();
    await page.locator('input[type="file"]').setInputFiles(file);
    await page.locator(".own > li").waitFor({timeout: 300_000});
    const took = performance.now() - started;
    times[index]!.push(took);
    console.log(`${[first, second][index]}: ${Math.round(took)} ms`);
    await page.context().close();
  }
for (const [index, site] of sites.entries()) {
  console.log(
    `${[first, second][index]}: median ${Math.round(median(times[index]!))} ms of ${times[index]!.map(Math.round).join(", ")}`
  );
  await site.close();
}
