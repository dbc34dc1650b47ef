import type {Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {visit, type Visit} from "./browser.js";
import {ask, openBench, rest, rows, said} from "./workbench.js";
import {LONG, some} from "../tools/rounds.js";

let site: Visit;
let page: Page;
let wrong: string[];
beforeAll(async () => {
  site = await visit();
  ({page, wrong} = await openBench(site));
});
afterAll(async () => {
  expect(wrong).toEqual([]);
  await site.close();
});

const first = async (): Promise<(string | undefined)[]> => (await rows(page)).map(([cell]) => cell);

describe("a result", {timeout: 240_000}, () => {
  it("is gone when the next query fails", async () => {
    await ask(page, "SELECT 'old' AS v");
    expect(await first()).toEqual(["old"]);
    await ask(page, "SELECT nonsense");
    expect(await said(page)).toContain("nonsense");
    expect(await page.locator(".answer").count()).toBe(0);
  });

  const SHOWN = [
    ["to_hours(2502)", "2502:00:00"],
    ["to_seconds(10000000)", "2777:46:40"],
    ["INTERVAL '9223372036854 seconds'", "2562047788:00:54"],
    ["INTERVAL '-13 months 3 days'", "-1 year -1 month 3 days"],
    ["TIMESTAMP '0044-03-15 (BC) 10:00:00'", "0044-03-15 (BC) 10:00:00"],
    ["{'b':1,'10':2,'9':3}", '{"b":1,"10":2,"9":3}'],
    ["-0.0::FLOAT", "-0"],
    ["[-0.0::DOUBLE]", "[-0.0]"],
    ["current_date = now()::TIMESTAMP::DATE", "true"],
    ["{'name': 'Austin'} ->> 'name'", "Austin"]
  ] as const;
  it.each(some(SHOWN, 5))("shows %s as %s", async (sql, shown) => {
    await ask(page, `SELECT ${sql} AS v`);
    expect(await first()).toEqual([shown]);
  });

  it.each(
    some(
      [
        "(INTERVAL '2 days'),(INTERVAL '10 days'),(INTERVAL '1 month'),(INTERVAL '-1 hour'),(NULL)",
        "(DATE '0044-03-15 (BC)'),(DATE '0100-01-01 (BC)'),(DATE '0010-01-01'),(DATE '12025-01-01'),('infinity'::DATE),('-infinity'::DATE)",
        "(TIMESTAMP '0044-03-15 (BC) 10:00:00'),(TIMESTAMP '2025-01-01 00:00:00'),('infinity'::TIMESTAMP)",
        "('nan'::DOUBLE),(1),(NULL),('inf'),('-inf')",
        "('😀'),('\ufffd'),('z'),('é'),('')",
        "('10:00:00+01'::TIMETZ),('10:00:00+00'::TIMETZ),('09:00:00-02'::TIMETZ),('09:00:00+00'::TIMETZ)",
        "('1'::BIT),('01'::BIT),('0011'::BIT),('111'::BIT)",
        "('a'::ENUM('z','a','m')),('z'),('m')",
        "({'a':NULL,'b':1}),({'a':1,'b':2}),({'a':1,'b':NULL})",
        "([1,NULL]),([1,2]),([1]),(NULL),([10]),([9])",
        "(map{'a':1}),(map{'a':2}),(map{'b':1}),(map{'a':1,'b':2})",
        "('\\x0A'::BLOB),('\\xFF'::BLOB),('a'::BLOB)",
        "(1.5::DECIMAL(38,10)),(-20.25),(3)",
        "(340282366920938463463374607431768211455::UHUGEINT),(5),(10)",
        "(true),(false),(NULL)"
      ],
      4
    )
  )("sorted by its heading is in the order of SQL: %s", async (values) => {
    const sql = `SELECT v FROM (VALUES ${values}) t(v)`;
    await ask(page, sql);
    const heading = page.locator(".grid-head button").first();
    await heading.click();
    const up = await first();
    await heading.click();
    const down = await first();
    await ask(page, `${sql} ORDER BY v`);
    expect(up).toEqual(await first());
    await ask(page, `${sql} ORDER BY v DESC`);
    expect(down).toEqual(await first());
  });

  const LACKING = [
    ["SELECT year(now())", "t::TIMESTAMP"],
    ["SELECT now() + INTERVAL 1 DAY", "t::TIMESTAMP"],
    ["SELECT now() AT TIME ZONE 'America/New_York'", "INTERVAL 5 HOUR"],
    ["SELECT year(t) FROM (VALUES ('2025-03-09T02:30:00Z')) x(t)", "year(t::TIMESTAMP)"],
    ["SELECT json_extract('{}', '$.a')", "p.name"]
  ] as const;
  it.each(some(LACKING, 2))("of a query that needs an extension says what to write instead: %s", async (sql, words) => {
    await ask(page, sql);
    expect(await said(page)).toContain(words);
    expect(await said(page)).not.toMatch(/Candidate|Autoloading|installing/);
  });

  const AXES: [string, string[], string][] = [
    ["SELECT * FROM (VALUES (2019,1),(2020,2),(2022,3)) t(y,v)", ["2019", "2020", "2021", "2022"], "2019.5"],
    [
      "SELECT * FROM (VALUES ('2025-01',1),('2025-02',2),('2025-12',3)) t(m,v)",
      ["2025-01", "2025-02", "2025-12"],
      "NaN"
    ],
    ["SELECT * FROM (VALUES ('a',1e308),('b',-1e308)) t(k,v)", ["farther apart"], "NaN"],
    ["SELECT * FROM (VALUES (1e-320::DOUBLE,1),(2e-320,2)) t(x,v)", ["closer together"], "NaN"],
    [
      "SELECT * FROM (VALUES (9007199254740993,1),(9007199254740995,2)) t(x,v)",
      ["closer together"],
      "9007199254740992"
    ],
    ["SELECT DATE '2025-03-01' AS d, 2 AS v", ["March"], ".999"],
    ["SELECT * FROM (VALUES ('2025-01',0),('2025-02',0)) t(m,v)", ["2025-01"], "0.000000"]
  ];
  it.each(some(AXES, 3))("has an axis of its own values: %s", async (sql, shown, never) => {
    await ask(page, sql);
    if ((await page.locator(".quick-chart").getAttribute("open")) === null)
      await page.locator(".quick-chart > summary").click();
    await page.locator(".quick-chart select").first().selectOption("line");
    await page.locator(".chart-place", {hasText: shown[0]!}).waitFor();
    const drawn = await page.locator(".chart-place").innerHTML();
    for (const words of shown) expect(drawn).toContain(words);
    expect(drawn.replaceAll(",", "")).not.toContain(never);
  });

  it("is printed with all its rows", async () => {
    await ask(page, "SELECT i AS n FROM range(300) t(i)");
    await page.emulateMedia({media: "print"});
    await page.locator(".print-rows tbody tr").nth(299).waitFor();
    expect(await page.locator(".print-rows tbody tr").count()).toBe(300);
    await page.emulateMedia({media: "screen"});
    await page.locator(".print-rows tbody tr").first().waitFor({state: "detached"});
  });

  const download = async (name: string) => {
    const downloading = page.waitForEvent("download");
    await page.getByRole("button", {name, exact: true}).click();
    const file = await downloading;
    const parts: Buffer[] = [];
    for await (const part of await file.createReadStream()) parts.push(part as Buffer);
    return {name: file.suggestedFilename(), text: Buffer.concat(parts).toString("utf8")};
  };
  const taken = () => page.locator(".taken").innerText();

  it("is downloaded for a spreadsheet with a byte order mark and nothing that would run", async () => {
    await ask(page, "SELECT '=1+1' AS a, -5 AS b, '@x' AS c, 'é' AS d");
    expect((await download("CSV for a spreadsheet")).text).toBe("\ufeffa,b,c,d\n'=1+1,-5,'@x,é\n");
    expect(await taken()).toContain(
      "before every cell of the columns a and c: there are 2 cells of text that it would run as a formula, the first =1+1."
    );
  });

  it("is downloaded for a spreadsheet with the zeros and digits of its ids, and says in how many cells, under a name of its own", async () => {
    await ask(
      page,
      "SELECT '00123' AS a, 1234567890123456 AS b, '12345678901234567' AS c, 123456789012345 AS d, '2E10' AS e, 0.1 + 0.2::DOUBLE AS f, '0' AS g, '0.5' AS h, 'x' AS i"
    );
    const {name, text} = await download("CSV for a spreadsheet");
    expect(text.split("\n")[1]).toMatch(
      /^'00123,'1234567890123456,'12345678901234567,123456789012345,'2E10,0\.3[^,]*,0,0\.5,x$/
    );
    expect(await taken()).toContain(
      "before every cell of the columns a, b, c and e: there are 4 cells of numbers whose zeros or digits it would lose, the first 00123."
    );
    const plain = await download("CSV");
    expect(plain.text).toMatch(/\n00123,1234567890123456,12345678901234567,/);
    expect(await taken()).not.toContain("apostrophe");
    expect(plain.name).not.toBe(name);
    await ask(page, "SELECT 1 AS a");
    await download("CSV for a spreadsheet");
    expect(await taken()).toContain("No cell was changed.");
  });

  it("is downloaded for a spreadsheet with keys that stay equal: where one cell of a column is changed, all are", async () => {
    await ask(page, "SELECT * FROM (VALUES ('01', 'x'), ('48', ''), (NULL, '-'), ('48', 'y')) AS t(fips, word)");
    expect((await download("CSV for a spreadsheet")).text).toBe("\ufefffips,word\n'01,'x\n'48,\"\"\n,'-\n'48,'y\n");
    expect(await taken()).toContain(
      "before every cell of the columns fips and word: there are 1 cell of text that it would run as a formula, the first -; and 1 cell of numbers"
    );
  });

  it("is downloaded as JSON with one kind of value in a column, and says which numbers are text and why", async () => {
    await ask(
      page,
      "SELECT 5::BIGINT AS a, 9007199254740993::BIGINT AS b, 0.5::DECIMAL(20, 18) AS c, [1::BIGINT] AS d, 'nan'::DOUBLE AS e UNION ALL SELECT 6, 7, 0.123456789012345678, [9007199254740993], 2"
    );
    const {text} = await download("JSON");
    expect(text).toBe(
      '[\n{"a":5,"b":"9007199254740993","c":"0.500000000000000000","d":["1"],"e":"nan"},\n{"a":6,"b":"7","c":"0.123456789012345678","d":["9007199254740993"],"e":"2"}\n]\n'
    );
    expect(await taken()).toBe(
      "JSON is written. Every number of the columns b, c, d and e is text there: 5 cells have numbers that JSON’s readers may change, the first 9007199254740993."
    );
    await ask(page, "SELECT 5::BIGINT AS a, 0.5 AS b");
    expect((await download("JSON")).text).toBe('[\n{"a":5,"b":0.5}\n]\n');
    expect(await taken()).toBe("JSON is written.");
  });

  it.runIf(LONG)(
    "gives its columns the width that their values need, and the same where rows are scrolled",
    async () => {
      const grid = page.locator(".answer .grid");
      const widths = () =>
        grid.evaluate((one) => [...one.querySelectorAll<HTMLElement>(".head")].map(({style}) => style.width));
      const cut = () =>
        grid.evaluate((one) =>
          [...one.querySelectorAll(".cell, .head button, .type")]
            .filter(({scrollWidth, clientWidth}) => scrollWidth > clientWidth)
            .map(({textContent}) => textContent)
        );
      await ask(
        page,
        "SELECT '02/03/2025' AS d, 'WWWWW' AS t, 123456 AS n, 1234567.89::DECIMAL(18,2) AS amount, 'a title of some sixty letters, which is longer than others' AS title, i FROM range(20000) r(i)"
      );
      await rows(page);
      expect(await cut()).toEqual([]);
      const before = await widths();
      await grid.evaluate((one) => one.scrollTo(0, one.scrollHeight));
      await page.locator(".answer .grid .row", {hasText: "19999"}).waitFor();
      expect(await widths()).toEqual(before);
      expect(await cut()).toEqual([]);
      await ask(page, "SELECT 'a' AS a, repeat('long ', 2000) AS b, 'c' AS c");
      await rows(page);
      expect(await cut()).toHaveLength(1);
      expect(await grid.evaluate((one) => one.scrollWidth - one.clientWidth)).toBe(0);
    }
  );
});

describe("a file of the reader's", {timeout: 240_000}, () => {
  const give = async (name: string, content: string) => {
    await page.locator('input[type="file"]').setInputFiles({name, buffer: Buffer.from(content), mimeType: ""});
    await page.locator(".own > li").first().waitFor();
    await rest(page);
  };

  it("is cast by one click, which says before what it would change, and back", async () => {
    await give("codes.csv", 'zip,n\n02134,"1,200"\n10001,7\n');
    const summary = async () => (await page.locator(".own > li").innerText()).split("\n")[0];
    // What its values are is told before anything is unfolded.
    expect(await summary()).toContain("zip is text: 02134 (line 2) would not keep its zeros or sign.");
    await page.locator(".own-columns > summary").click();
    await page.locator(".effect", {hasText: "1 of 2 cells would change: 02134 would be 2134"}).waitFor();
    await page.getByRole("button", {name: "Cast zip to BIGINT"}).click();
    await page.getByRole("button", {name: "Cast zip to text"}).waitFor();
    await rest(page);
    expect(await rows(page)).toEqual([
      ["2134", "1200"],
      ["10001", "7"]
    ]);
    expect(await summary()).toContain("zip is BIGINT as you chose: 1 of 2 cells changed: 02134 is 2134.");
    expect(await summary()).not.toContain("is text");
    await page.getByRole("button", {name: "Cast zip to text"}).click();
    await page.getByRole("button", {name: "Cast zip to BIGINT"}).waitFor();
    await rest(page);
    await page.getByRole("button", {name: "Cast n to text"}).click();
    await page.locator(".own-columns", {hasText: "as you asked"}).waitFor();
    await rest(page);
    expect(await rows(page)).toEqual([
      ["02134", "1,200"],
      ["10001", "7"]
    ]);
    expect(await summary()).not.toMatch(/is text|as you/);
    await page.getByRole("button", {name: "Drop codes"}).click();
  });

  it("with decimal commas is cast by one click, which says before what it would change", async () => {
    await give("prices.csv", "item;price\na;1,10\nb;22,5\nc;1.234,56\nd;none\n");
    await page.locator(".own-columns > summary").click();
    const offer = page.locator(".own-columns .offer", {hasText: "DECIMAL(18,2), decimal comma"});
    await offer
      .locator(".effect", {hasText: "3 of 4 cells would change: 1,10 would be 1.10; 1 of 4 cells would be NULL: none"})
      .waitFor();
    await page.getByRole("button", {name: "Cast price to DECIMAL(18,2), decimal comma"}).click();
    await page.getByRole("button", {name: "Cast price to text"}).waitFor();
    await rest(page);
    expect((await rows(page)).map(([, price]) => price)).toEqual(["1.10", "22.50", "1234.56", "NULL"]);
    await page.getByRole("button", {name: "Drop prices"}).click();
  });

  it("says what a cast would round: a cell that would lose digits, and how many there are", async () => {
    await give("long.csv", "a;n\nx;1,5\nx;0,50\nx;12345678901234567,89\nx;n/a\n");
    await page.locator(".own-columns > summary").click();
    await page
      .locator(".offer", {hasText: "Cast to DOUBLE, decimal comma"})
      .locator(".effect", {
        hasText:
          "1 of 4 cells would lose digits: 12345678901234567,89 would be 1.2345678901234568e+16; 2 of 4 cells would change: 1,5 would be 1.5; 1 of 4 cells would be NULL: n/a"
      })
      .waitFor();
    await page.getByRole("button", {name: "Drop long"}).click();
  });

  it("says beside its name what was dropped of its cells, and reads them as it is told", async () => {
    await give("marks.csv", 'a,n\nx,"3,250"\nx,"7,125"\n');
    await page.locator(".own li", {hasText: "n: thousands separators removed from 2 cells: 3,250."}).waitFor();
    await page.locator(".own-reading > summary").click();
    await page.locator(".own-reading").getByLabel("Decimal mark").selectOption("comma");
    await page.getByRole("button", {name: "Read marks.csv again"}).click();
    await page.locator(".own-reading", {hasText: "decimal comma"}).waitFor();
    await rest(page);
    expect((await rows(page)).map(([, n]) => n)).toEqual(["3.250", "7.125"]);
    await page.getByRole("button", {name: "Drop marks"}).click();
  });

  it.each([1280, 390])(
    "has each cast and what it would change in a row of its own, dates unbroken, at %i pixels",
    async (width) => {
      await page.setViewportSize({width, height: 900});
      await give("days.csv", "day,n\n02/03/2025,1\n01/02/2025,2\n");
      await page.locator(".own-columns > summary").click();
      await page.locator(".effect", {hasText: "would be"}).nth(1).waitFor();
      const boxes = await page.locator(".own-columns tbody tr:first-child .offer").evaluateAll((offers) =>
        offers.map((offer) => {
          const {top, bottom} = offer.getBoundingClientRect();
          return {top, bottom, lines: [...offer.querySelectorAll(".whole")].map((one) => one.getClientRects().length)};
        })
      );
      expect(boxes).toHaveLength(2);
      expect(boxes[1]!.top).toBeGreaterThanOrEqual(boxes[0]!.bottom);
      expect(boxes.flatMap(({lines}) => lines)).toEqual([1, 1, 1, 1]);
      await page.getByRole("button", {name: "Drop days"}).click();
      await page.setViewportSize({width: 1280, height: 900});
    }
  );

  it("is read again by hand, with a preview before", async () => {
    await give("guess.csv", "a;b,c\n1;2,3\n");
    await page.locator(".own-reading > summary").click();
    await page.locator(".own-reading").getByLabel("Delimiter").selectOption(",");
    await page.locator(".own-preview th", {hasText: "a;b"}).waitFor();
    await page.getByRole("button", {name: "Read guess.csv again"}).click();
    await page.locator(".own-reading", {hasText: "How it was read: commas"}).waitFor();
    await rest(page);
    expect(await rows(page)).toEqual([["1;2", "3"]]);
    await page.getByRole("button", {name: "Drop guess"}).click();
  });

  it("guesses the header anew for another delimiter, unless its line was typed", async () => {
    await give("titled.csv", "Shares by state\na;b\n1;2\n3;4\n");
    await page.locator(".own-reading > summary").click();
    const reading = page.locator(".own-reading");
    const head = reading.getByLabel("Header in line");
    const shown = (name: string) => page.locator(".own-preview th", {hasText: name}).first().waitFor();
    expect(await head.inputValue()).toBe("2");
    await reading.getByLabel("Delimiter").selectOption("");
    await shown("Shares by state");
    expect(await head.inputValue()).toBe("1");
    await head.fill("3");
    await head.blur();
    await shown("1;2");
    await reading.getByLabel("Delimiter").selectOption(";");
    await shown("1");
    await page.getByRole("button", {name: "Read titled.csv again"}).click();
    await page.locator(".own-reading", {hasText: "How it was read: semicolons, header in line 3"}).waitFor();
    await page.getByRole("button", {name: "Drop titled"}).click();
  });
});
