import fc from "fast-check";
import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, test} from "vitest";
import {sharedBrowser} from "../tools/chromium.js";
import {ROUNDS} from "../tools/rounds.js";
import {anyRows, nastyRows, sample, type Sample} from "./sample.js";
import {serve} from "./server.js";

declare const roundTrip: (columns: unknown, rows: unknown) => Promise<unknown>;
declare const query: (sql: string) => Promise<unknown>;

describe("values survive in DuckDB-WASM, in Chromium", {timeout: 120_000}, () => {
  let page: Page;
  let close: (() => void) | undefined;
  let origin: string;
  const requests: string[] = [];
  const errors: string[] = [];

  beforeAll(async () => {
    const server = await serve();
    ({close, origin} = server);
    page = await (await sharedBrowser()).newPage();
    page.context().on("request", (request) => requests.push(request.url()));
    page.on("pageerror", ({message}) => errors.push(message));
    await page.goto(`${origin}/test/values/page.html`);
    await page.waitForFunction("globalThis.query && globalThis.roundTrip");
  }, 120_000);

  afterAll(async () => {
    await page.context().close();
    close?.();
    expect(requests).toContain(`${origin}/node_modules/@duckdb/duckdb-wasm/dist/duckdb-eh.wasm`);
    expect(requests.filter((url) => !url.startsWith(`${origin}/`))).toEqual([]);
    expect(errors).toEqual([]);
  });

  const expectRoundTrip = async (rows: Sample[]) => {
    const back = await page.evaluate(([columns, sent]) => roundTrip(columns, sent), [sample.columns, rows] as const);
    expect(back).toEqual(rows);
  };

  test("the nasty cases come back", async () => {
    await expectRoundTrip(nastyRows);
  });

  test("any values at all come back", async () => {
    await fc.assert(
      fc.asyncProperty(
        anyRows.filter((rows) => rows.length > 0),
        expectRoundTrip
      ),
      {numRuns: 20 * ROUNDS}
    );
  });

  test("SQL sees days as dates, money as decimals and lists as lists, and sums them exactly", async () => {
    await expectRoundTrip(nastyRows.filter(({text}) => text === ""));
    const types = await page.evaluate(() =>
      query(
        "SELECT typeof(day) AS day, typeof(money) AS money, typeof(integer) AS integer, typeof(colours) AS colours FROM sample LIMIT 1"
      )
    );
    expect(types).toEqual([{day: "DATE", money: "DECIMAL(15,2)", integer: "BIGINT", colours: "VARCHAR[]"}]);
    const sums = await page.evaluate(() =>
      query("SELECT sum(money) AS money, sum(integer) AS integer, max(integer) AS largest FROM sample")
    );
    const money = nastyRows.reduce((sum, row) => sum + BigInt((row.money ?? "0").replace(".", "")), 0n);
    const integer = nastyRows.reduce((sum, row) => sum + BigInt(row.integer ?? 0), 0n);
    expect(sums).toEqual([
      {money: String(money).replace(/(..)$/, ".$1"), integer: String(integer), largest: Number.MAX_SAFE_INTEGER}
    ]);
  });

  test("no extension is fetched when a query asks for one", async () => {
    await expect(
      page.evaluate(() => query("SELECT * FROM read_parquet('https://example.com/x.parquet')"))
    ).rejects.toThrow(/extension|not exist|Parquet/i);
  });
});
