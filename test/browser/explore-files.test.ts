import {gzipSync} from "node:zlib";
import fc from "fast-check";
import {parquetWriteBuffer} from "hyparquet-writer";
import type {Page} from "playwright-core";
import {afterAll, afterEach, beforeAll, describe, expect, it} from "vitest";
import {LONG, ROUNDS, some} from "../tools/rounds.js";
import {visit, type Visit} from "./browser.js";
import {ask, openBench, rest, rows, said} from "./workbench.js";

let site: Visit;
let page: Page;
let wrong: string[];
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await openBench(site));
});
afterAll(() => site.close());
// One session for all: whatever a file did to it, the next finds it well.
afterEach(async () => {
  for (const drop of await page.locator(".own").getByRole("button", {name: /^Drop/}).all()) {
    await drop.click();
    await page.locator(".own li").waitFor({state: "detached"});
  }
  expect(wrong).toEqual([]);
});

interface Sample {
  name: string;
  mimeType?: string;
  buffer: Buffer;
}
const text = (name: string, content: string): Sample => ({name, buffer: Buffer.from(content)});

async function give(...files: Sample[]): Promise<void> {
  await page
    .locator('input[type="file"]')
    .setInputFiles(files.map(({name, buffer, mimeType = ""}) => ({name, buffer, mimeType})));
  await page.waitForTimeout(50);
  await rest(page);
}

const ROWS = [
  {id: 1, place: "Écija", code: "007"},
  {id: 2, place: "b,c", code: "010"}
];
const CSV = 'id,place,code\n1,Écija,007\n2,"b,c",010\n';
const parquet = (): Buffer =>
  Buffer.from(
    parquetWriteBuffer({
      columnData: [
        {name: "id", data: ROWS.map(({id}) => id), type: "INT32"},
        {name: "place", data: ROWS.map(({place}) => place), type: "STRING"},
        {name: "code", data: ROWS.map(({code}) => code), type: "STRING"}
      ]
    })
  );

describe("a file of the reader's", {timeout: 240_000}, () => {
  it.each(
    some(
      [
        text("rows.csv", CSV),
        text(
          "rows.tsv",
          CSV.replace('"b,c"', "b,c")
            .replace("id,place,code", "id\tplace\tcode")
            .replace("1,Écija,007", "1\tÉcija\t007")
            .replace("2,b,c,010", "2\tb,c\t010")
        ),
        text("semicolons.txt", 'id;place;code\n1;Écija;007\n2;"b,c";010\n'),
        text("rows.json", JSON.stringify(ROWS)),
        text("wrapped.json", JSON.stringify({count: 2, results: ROWS})),
        text("rows.ndjson", ROWS.map((row) => JSON.stringify(row)).join("\r\n")),
        {name: "rows.parquet", buffer: parquet()},
        {name: "rows.csv.gz", buffer: gzipSync(CSV)},
        {name: "rows.parquet.gz", buffer: gzipSync(parquet())},
        {name: "utf-16.csv", buffer: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(CSV, "utf16le")])},
        {name: "mark.csv", buffer: Buffer.from(`\ufeff${CSV}`)},
        {name: "windows.csv", buffer: Buffer.from(CSV, "latin1")},
        text("named like nothing", CSV)
      ],
      6
    )
  )("is opened and joined with the record: $name", async (sample) => {
    await give(sample);
    await page.locator(".own li").waitFor();
    await rest(page);
    expect(await rows(page)).toEqual(ROWS.map(({id, place, code}) => [String(id), place, code]));
    const table = await page.locator(".own code").innerText();
    await ask(
      page,
      `SELECT mine.place, count(*) > 50 AS many FROM "${table}" AS mine, events WHERE mine.id = 1 GROUP BY mine.place`
    );
    expect(await rows(page)).toEqual([["Écija", "true"]]);
  });

  const plain = Array.from({length: 20}, (_, index) => `S${index},${index}`);
  it.each([
    [
      "a note at the end",
      ["state,n", ...plain, "", "Note: preliminary, see text, p. 3"],
      20,
      2,
      "1 line with more or fewer cells than the header was left out: line 23 (Note: preliminary, see text, p. 3)."
    ],
    [
      "a comma too many",
      ["state,n", ...plain.slice(0, 12), "Smith, John,5", ...plain.slice(12)],
      20,
      2,
      "1 line with more or fewer cells than the header was left out: line 14 (Smith, John,5)."
    ],
    [
      "two short lines",
      ["state,n,m", "x", ...plain.map((line) => `${line},1`), "y,2"],
      20,
      3,
      "2 lines with more or fewer cells than the header were left out: line 2 (x), line 23 (y,2)."
    ],
    [
      "lines before its head",
      ["A sample table", "", "state,n", ...plain],
      20,
      2,
      "1 line above the table was left out: line 1 (A sample table)."
    ]
  ])(
    "of CSV with %s is read as far as it is a table, and what was left out is said",
    async (_, lines, count, columns, words) => {
      await give(text("odd.csv", lines.join("\n")));
      await page.locator(".own li").waitFor();
      expect(await page.locator(".own li").innerText()).toContain(
        `${count} rows, ${columns} columns, from odd.csv. ${words}`
      );
      await ask(page, "SELECT count(*), sum(n) FROM odd");
      expect(await rows(page)).toEqual([["20", "190"]]);
    }
  );

  it("keeps large integers, decimals, lists and days of JSON", async () => {
    await give(
      text(
        "a.json",
        '[{"n": 9007199254740993, "d": "2025-02-28", "l": ["a", "b"], "o": {"x": 1}, "m": 1},\n{"n": -9223372036854775808, "d": null, "l": [], "o": null, "m": "two", "extra": 1.5}]'
      )
    );
    await page.locator(".answer").waitFor();
    expect(await rows(page)).toEqual([
      ["9007199254740993", "2025-02-28", '["a","b"]', '{"x":1}', "1", "NULL"],
      ["-9223372036854775808", "NULL", "[]", "NULL", "two", "1.5"]
    ]);
    expect(await page.locator(".own li").innerText()).toContain("Kept as JSON text");
  });

  it.each(
    some(
      [
        ["an empty file", {name: "empty.csv", buffer: Buffer.alloc(0)}, "empty"],
        ["nothing but spaces", text("spaces.csv", " \n \n"), "empty"],
        [
          "a picture",
          {name: "picture.csv", buffer: Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13])},
          "not a format that opens here"
        ],
        ["a broken spreadsheet", {name: "book.xlsx", buffer: Buffer.from([0x50, 0x4b, 3, 4, 20, 0])}, "workbook"],
        ["broken JSON", text("broken.json", '[{"a": 1},'), "the JSON is cut short in line 1"],
        ["NDJSON with a bad line", text("lines.ndjson", '{"a": 1}\n{"a": 2}\n{"a": \n'), "line 3"],
        ["JSON of no rows", text("numbers.json", "[1, 2, 3]"), "row 1"],
        ["Parquet cut short", {name: "cut.parquet", buffer: parquet().subarray(0, 80)}, "Parquet"],
        ["a mere beginning of Parquet", text("par1.parquet", "PAR1"), "Parquet"],
        ["a mere beginning of Arrow", text("a.arrow", "ARROW1\0\0"), "Arrow"],
        ["gzip cut short", {name: "cut.csv.gz", buffer: gzipSync(CSV.repeat(1000)).subarray(0, 60)}, "gzip"],
        ["gzip of gzip", {name: "twice.gz", buffer: gzipSync(gzipSync(CSV))}, "twice"],
        [
          "text with zeros",
          {name: "zeros.csv", buffer: Buffer.concat([Buffer.from("a,b\n".repeat(2000)), Buffer.from([0])])},
          "zero"
        ]
      ],
      6
    )
  )("is refused in clear words, and the session goes on: %s", async (_, sample, words) => {
    await give(sample);
    expect(await said(page)).toContain(`${sample.name} was not opened`);
    expect(await said(page)).toContain(words);
    await give(text("after.csv", CSV));
    await page.locator(".answer").waitFor();
    expect(await rows(page)).toHaveLength(2);
  });

  it("of any damage to Parquet ends in a table or in words, and the session goes on", async () => {
    const whole = parquet();
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), {minLength: 1, maxLength: 6}),
        async (changes) => {
          const buffer = Buffer.from(whole);
          for (const [place, byte] of changes) buffer[place] = byte;
          await give({name: "damaged.parquet", buffer});
          const opened = await page.locator(".own li").count();
          if (!opened) expect(await said(page)).toContain("was not opened");
          else await page.locator(".own").getByRole("button", {name: /^Drop/}).click();
          await page.locator(".own li").waitFor({state: "detached"});
        }
      ),
      // The example says that it has rows without end: no reader would come back from it.
      {numRuns: 5 * ROUNDS, examples: LONG ? [[[[96, 240]]]] : []}
    );
    await ask(page, "SELECT 1 AS a");
    expect(await rows(page)).toEqual([["1"]]);
  });

  it.each(
    some(
      [
        "'; DROP TABLE x; --.csv",
        '"quoted".csv',
        "../../etc/passwd",
        "<img src=x onerror=alert(1)>.csv",
        "orders.csv",
        "SELECT.csv",
        "2024 Zählung.csv",
        ".csv",
        "\u202efdp.csv",
        `${"long".repeat(100)}.csv`
      ],
      4
    )
  )("may have a hostile name: %s", async (name) => {
    // A browser hands over the last part of a path alone.
    await page.evaluate(
      ([content, called]) => {
        const dropped = new DataTransfer();
        dropped.items.add(new File([content], called));
        document
          .querySelector(".drop")
          ?.dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true}));
      },
      [CSV, name] as const
    );
    await page.locator(".own li").waitFor();
    await rest(page);
    expect(await rows(page)).toHaveLength(2);
    const table = await page.locator(".own code").innerText();
    expect(table).toMatch(/^[\p{L}][\p{L}\p{N}_]*$/u);
    expect(table.length).toBeLessThan(70);
  });

  it.runIf(LONG)(
    "of 200 MB is opened while the page answers, or can be canceled, and its memory is given back",
    async () => {
      // Made in the page: the driver would have to carry it there.
      await page.evaluate(() => {
        const lines = Array.from(
          {length: 50_000},
          (_, row) =>
            `${row},name ${row % 977},${(row * 7.25).toFixed(2)},2024-0${(row % 9) + 1}-11,some words to make the line longer\n`
        ).join("");
        const dropped = new DataTransfer();
        dropped.items.add(
          new File(
            ["id,name,amount,day,words\n", ...Array.from({length: Math.ceil(200e6 / lines.length)}, () => lines)],
            "large.csv"
          )
        );
        document
          .querySelector(".drop")
          ?.dispatchEvent(new DragEvent("drop", {dataTransfer: dropped, bubbles: true, cancelable: true}));
      });
      const opened = page.locator(".own li", {hasText: "from large.csv"});
      await opened.or(page.locator(".bench .wrong:not([hidden])")).first().waitFor({timeout: 180_000});
      expect([await opened.count(), await page.locator(".bench .wrong:not([hidden])").allInnerTexts()]).toEqual([
        1,
        []
      ]);
      await rest(page);
      await ask(page, "SELECT count(*) AS n, sum(amount) AS total, max(day) AS last FROM large");
      const [[n]] = (await rows(page)) as [[string]];
      expect(Number(n)).toBeGreaterThan(2_500_000);
      const used = "SELECT sum(memory_usage_bytes) AS used FROM duckdb_memory()";
      await ask(page, used);
      const before = Number((await rows(page))[0]?.[0]);
      await page.getByRole("button", {name: "Drop large"}).click();
      await page.locator(".going-on", {hasText: "dropped"}).waitFor();
      await ask(page, used);
      expect(Number((await rows(page))[0]?.[0])).toBeLessThan(before / 10);
    }
  );
});
