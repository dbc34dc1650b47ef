import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import type {Worker} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {visit, type Visit} from "./browser.js";
import {ask, openBench, rows, said} from "./workbench.js";

let site: Visit;
let other: Server;
let foreign: string;
const heard: string[] = [];
beforeAll(async () => {
  site = await visit();
  // A server on another port is another origin, and one that would answer anyone.
  other = createServer((request, response) => {
    heard.push(request.url ?? "");
    response.writeHead(200, {"access-control-allow-origin": "*", "access-control-allow-headers": "*", "content-type": "text/csv"}).end("a,b\n1,2\n");
  });
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  foreign = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
});
afterAll(async () => {
  await site.close();
  other.close();
});

/** Asks another origin by every way that code has, in the page or in a worker, and gives those that went through. A text, so that no tool rewrites it. */
const TRIES = `async (address) => {
  const found = [];
  const wait = (start) => new Promise((done) => { try { start(done); } catch { done(); } });
  await fetch(address + "/fetch").then(() => found.push("fetch"), () => {});
  await fetch(address + "/opaque", {mode: "no-cors"}).then(() => found.push("fetch without cors"), () => {});
  await wait((done) => {
    const request = new XMLHttpRequest();
    Object.assign(request, {onload: () => (found.push("XMLHttpRequest"), done()), onerror: done});
    request.open("GET", address + "/xhr");
    request.send();
  });
  await wait((done) => Object.assign(new WebSocket(address.replace("http", "ws") + "/socket"), {onopen: () => (found.push("WebSocket"), done()), onerror: done}));
  await wait((done) => Object.assign(new EventSource(address + "/events"), {onopen: () => (found.push("EventSource"), done()), onerror: done}));
  await import(address + "/module.js").then(() => found.push("import"), () => {});
  if (globalThis.importScripts) try { importScripts(address + "/script.js"); found.push("importScripts"); } catch {}
  if (globalThis.document) await wait((done) => Object.assign(new Image(), {onload: () => (found.push("image"), done()), onerror: done, src: address + "/image"}));
  try { found.push((0, eval)("'eval'")); } catch {}
  return found;
}`;

it("a hostile query reaches no other origin, and says so", {timeout: 240_000}, async () => {
  const {page} = await openBench(site);
  for (const sql of [
    `SELECT * FROM read_csv('${foreign}/query.csv')`,
    `SELECT * FROM '${foreign}/name.csv'`,
    `SELECT * FROM read_text('${foreign}/text')`,
    `SELECT * FROM read_parquet('${foreign}/file.parquet')`,
    `COPY (SELECT * FROM orders) TO '${foreign}/copy.csv'`,
    `ATTACH '${foreign}/database.db' AS d`,
    `EXPORT DATABASE '${foreign}/all'`,
    `INSTALL httpfs FROM '${foreign}'`,
    `LOAD '${foreign}/extension.wasm'`,
    `LOAD httpfs`,
    `SET custom_extension_repository = '${foreign}'`,
    "SET enable_external_access = true",
    "SET allowed_directories = ['/']",
    "SELECT * FROM read_csv('own/../../x.csv')",
    "SELECT * FROM read_csv('/data/orders.csv')",
    "SELECT getenv('HOME')"
  ]) {
    await ask(page, sql);
    // The engine takes note of where an extension would come from, and fetches nothing.
    if (!sql.startsWith("INSTALL")) expect([sql, (await said(page)).length > 20]).toEqual([sql, true]);
  }
  await ask(page, "SELECT 'well' AS a");
  expect(await rows(page)).toEqual([["well"]]);
  expect(heard).toEqual([]);
  await page.context().close();
});

it("code inside the page and inside each worker reaches no other origin either", {timeout: 120_000}, async () => {
  const {page} = await site.open("/explore");
  const workers: Worker[] = [];
  page.on("worker", (worker) => workers.push(worker));
  await page.locator("#workbench").getByRole("button", {name: "Open the workbench"}).click();
  await page.locator(".going-on", {hasText: "DuckDB is open"}).waitFor();
  expect(await page.evaluate(`(${TRIES})("${foreign}")`)).toEqual([]);
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) expect(await worker.evaluate(`(${TRIES})("${foreign}")`)).toEqual([]);
  // The worker that reads files, held at its work: a table that does not come.
  const reading = page.waitForEvent("worker");
  await page.route("**/orders.*.parquet", () => undefined);
  const asked = ask(page, "SELECT count(*) FROM orders").catch(() => undefined);
  expect(await (await reading).evaluate(`(${TRIES})("${foreign}")`)).toEqual([]);
  expect(heard).toEqual([]);
  await page.context().close();
  await asked;
});
