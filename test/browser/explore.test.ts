import type {ConsoleMessage, Page, Request} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {questionsOf, readAnswers} from "../../site/features/explore/questions.js";
import {axeFinds} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, record, wordsOf} from "./built.js";
import {DIST} from "./files.js";
import {LONG, some} from "../tools/rounds.js";
import {ask, openBench, rest, rows, said, write} from "./workbench.js";

let site: Visit;
beforeAll(async () => {
  site = await visit();
});
afterAll(() => site.close());

describe("/explore without a script", () => {
  it("lists every table with its count of rows and every column with its type", () => {
    for (const [name, found] of Object.entries(record.tables)) {
      const section = built("/explore").getElementById(`table-${name}`);
      expect(wordsOf(section)).toContain(`${found.length.toLocaleString("en-US")} rows`);
      for (const column of Object.keys(found[0] ?? {})) expect(wordsOf(section)).toContain(column);
    }
  });

  it("says which names need quotes in SQL, and that the tables have the unverified leads too", () => {
    const page = built("/explore");
    const row = [...page.querySelectorAll("#table-orders tbody tr")].find(
      (one) => wordsOf(one.querySelector("th")) === "from"
    );
    expect(wordsOf(row!)).toContain('In SQL, write it in quotes: "from".');
    expect(wordsOf(row!.nextElementSibling)).not.toContain("quotes");
    const leads = record.tables.events.filter(({grade}) => grade === "unverified").length;
    expect(wordsOf(page.querySelector("main"))).toMatch(new RegExp(`include the unverified leads: ${leads} event`));
  });

  it("answers every worked question", async () => {
    const answers = await readAnswers(`${DIST}/data`, record.story.questions);
    for (const {id, title} of questionsOf(record.story.questions)) {
      const section = built("/explore").getElementById(`question-${id}`);
      expect(wordsOf(section)).toContain(title);
      expect(section?.querySelectorAll("tbody tr").length).toBe(Math.min(12, answers[id]!.rows.length));
      expect(answers[id]!.rows.length).toBeGreaterThan(0);
      expect(answers[id]!.rows.flat().filter((cell) => /^\d+\.0$/.test(cell ?? ""))).toEqual([]);
    }
  });
});

it("loads the style of the workbench, and of search, on its page alone", () => {
  const styles = (path: string) =>
    [...built(path).querySelectorAll('link[rel="stylesheet"]')].map(
      (link) => /([a-z]+)\.[0-9a-f]+\.css$/.exec(link.getAttribute("href") ?? "")?.[1]
    );
  expect(styles("/explore")).toEqual(["site", "explore"]);
  expect(styles("/search")).toEqual(["site", "search"]);
  expect(styles("/")).toEqual(["site"]);
});

describe("the workbench", {timeout: 120_000}, () => {
  // One session for what leaves the next well.
  let page: Page;
  let wrong: string[];
  // What the page asked for by itself, and what it asked for when it was to open.
  const asked: string[] = [];
  let before: number;
  beforeAll(async () => {
    ({page, wrong} = await site.open("/about"));
    const note = (request: Request) => void asked.push(request.url());
    page.on("request", note);
    await site.go(page, "/explore");
    before = asked.length;
    await page.locator("#workbench").getByRole("button", {name: "Open the workbench"}).click();
    await page.locator(".going-on", {hasText: "DuckDB is open"}).waitFor();
    page.off("request", note);
  });

  it("loads the engine when it is asked for, and not before", () => {
    const engines = (addresses: string[]) => addresses.filter((address) => /wasm|duckdb/.test(address)).length;
    expect(before).toBeGreaterThan(0);
    expect([engines(asked.slice(0, before)), asked.filter((address) => address.endsWith(".wasm.bin")).length]).toEqual([
      0, 1
    ]);
    expect(wrong).toEqual([]);
  });

  it("runs several statements and shows each result, and tells which one and its size", async () => {
    const told = () => page.locator(".bench > .unseen[role=status]").textContent();
    await ask(
      page,
      "CREATE TABLE mine AS SELECT 1 AS a;\nSELECT a + 1 AS b, 3 AS d FROM mine; -- done\nSELECT 'x;y' AS c"
    );
    expect(await rows(page)).toEqual([["x;y"]]);
    expect(await told()).toBe("Statement 3 of 3: 1 row, 1 column.");
    await page.locator(".tabs").getByRole("button", {name: /^2:/}).click();
    expect(await rows(page)).toEqual([["2", "3"]]);
    expect(await told()).toBe("Statement 2 of 3: 1 row, 2 columns.");
    await page.locator(".tabs").getByRole("button", {name: /^1:/}).click();
    await page.locator(".answers", {hasText: "no rows"}).waitFor();
    expect(await told()).toBe("Statement 1 of 3: Done: no rows.");
  });

  it("marks an error at its place, by UTF-16 as by bytes, and goes on", async () => {
    await ask(page, "SELECT 1 AS a;\nSELECT 'é😀' AS b, nope\nFROM events");
    expect(await said(page)).toContain("nope");
    expect(await page.locator(".cm-lintRange-error").innerText()).toBe("nope");
    expect(await rows(page)).toEqual([["1"]]);
    await ask(page, "SELECT 1 AS a;\nSELECT 'é😀' FORM events");
    expect(await said(page)).toBe('Parser: syntax error at or near "events"');
    expect(await page.locator(".cm-lintRange-error").innerText()).toBe("events");
    await ask(page, "SELECT 42 AS a");
    expect(await rows(page)).toEqual([["42"]]);
    expect(await page.locator(".bench .wrong:not(.cell-panel *)").isHidden()).toBe(true);
  });

  it("keeps the focus of who runs a query by its button, tells the size of the result, and of a file meanwhile says to wait", async () => {
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await write(page, "SELECT count(*) FROM range(100000) a, range(1000000) b WHERE a.range * b.range % 7 = 3");
    await page.locator(".bench .run").focus();
    await page.keyboard.press("Enter");
    await page.locator(".going-on", {hasText: "Running"}).waitFor();
    expect(await focused()).toBe("Cancel");
    await page
      .locator('input[type="file"]')
      .setInputFiles({name: "sample.csv", mimeType: "text/csv", buffer: Buffer.from("a,b\n1,2\n")});
    expect(await said(page)).toContain("A query is running.");
    await page.keyboard.press("Enter");
    await page.locator(".going-on", {hasText: "Canceled"}).waitFor();
    expect(await focused()).toBe("Run");
    await ask(page, "SELECT 1 AS a, 2 AS b");
    expect(await page.locator(".bench > .unseen[role=status]").textContent()).toBe("1 row, 2 columns.");
  });

  it("cancels a query that runs, and answers the next", async () => {
    await write(page, "SELECT count(*) FROM range(100000) a, range(1000000) b WHERE a.range * b.range % 7 = 3");
    await page.keyboard.press("Control+Enter");
    await page.locator(".going-on", {hasText: "Running"}).waitFor();
    await page.getByRole("button", {name: "Cancel"}).click();
    await page.locator(".going-on", {hasText: "Canceled"}).waitFor();
    await ask(page, "SELECT 'still here' AS a");
    expect(await rows(page)).toEqual([["still here"]]);
  });

  it("says of a second query that the first still runs, and of an answer which query it is of", async () => {
    const [first, second] = ["SELECT 'first' AS a", "SELECT 'second' AS b"];
    await ask(page, first);
    await write(page, second);
    const of = page.locator(".answer-of");
    expect(await of.innerText()).toContain(first);
    expect(await rows(page)).toEqual([["first"]]);
    await of.getByRole("button", {name: "Put it back"}).click();
    expect(await page.locator(".bench > .editor .cm-content").innerText()).toBe(first);
    expect(await of.isVisible()).toBe(false);
    await write(page, "SELECT count(*) FROM range(100000) a, range(1000000) b WHERE a.range * b.range % 7 = 3");
    await page.keyboard.press("Control+Enter");
    await page.locator(".going-on", {hasText: "Running"}).waitFor();
    await write(page, second);
    await page.keyboard.press("Control+Enter");
    expect(await said(page)).toContain("A query is running. Wait for it or press Cancel");
    await page.getByRole("button", {name: "Cancel"}).click();
    await page.locator(".going-on", {hasText: "Canceled"}).waitFor();
    expect(await page.locator(".bench > .wrong").isVisible()).toBe(false);
    await page.locator(".bench .run").click();
    await rest(page);
    expect(await rows(page)).toEqual([["second"]]);
    expect(await of.isVisible()).toBe(false);
  });

  it("gives a short answer no empty room, and every column a place where all have one", async () => {
    await page.setViewportSize({width: 1280, height: 900});
    const long = "'a text that is longer than its column may be, and longer still than that'";
    await ask(
      page,
      `SELECT ${long} AS a, ${long} AS b, ${long} AS c, ${long} AS d, DATE '2026-01-01' AS until FROM range(6)`
    );
    const {height, over} = await page
      .locator(".answer .grid")
      .evaluate((grid) => ({height: grid.getBoundingClientRect().height, over: grid.scrollWidth - grid.clientWidth}));
    expect(height).toBeLessThan(260);
    expect(over).toBe(0);
    expect((await rows(page))[0]?.at(-1)).toBe("2026-01-01");
  });

  it("completes no word that the engine has not, and shows no icon", async () => {
    await write(page, "SELECT asof");
    await page.keyboard.press("Control+Space");
    await page.locator(".cm-tooltip-autocomplete li", {hasText: "ASOF"}).waitFor();
    expect(await page.locator(".cm-completionIcon").count()).toBe(0);
    await write(page, "SELECT XML");
    await page.keyboard.press("Control+Space");
    expect(await page.locator(".cm-tooltip-autocomplete li", {hasText: "XML"}).count()).toBe(0);
    await page.keyboard.press("Escape");
  });

  it("completes tables, columns and functions", async () => {
    await ask(page, "SELECT 1");
    for (const [text, wanted] of [
      ["SELECT * FROM obser", "observations"],
      ["SELECT period_st FROM observations", "period_start"],
      ["SELECT list_cont", "list_contains"]
    ] as const) {
      await write(page, text);
      if (text.includes(" FROM observations"))
        for (let step = 0; step < " FROM observations".length; step++) await page.keyboard.press("ArrowLeft");
      await page.keyboard.press("Control+Space");
      await page.locator(".cm-tooltip-autocomplete li", {hasText: wanted}).first().waitFor();
      await page.keyboard.press("Escape");
    }
  });

  it("offers a name once, with quotes where it needs them, and closes when the query runs", async () => {
    await ask(page, "SELECT 1");
    const offered = page.locator(".cm-tooltip-autocomplete li .cm-completionLabel");
    await write(page, "SELECT  FROM orders JOIN cases ON true");
    for (let step = 0; step < " FROM orders JOIN cases ON true".length; step++) await page.keyboard.press("ArrowLeft");
    await page.keyboard.type("id");
    await page.keyboard.press("Control+Space");
    await offered.filter({hasText: /^id$/}).waitFor();
    const names = await offered.allInnerTexts();
    expect(names.filter((name) => name.toLowerCase() === "id")).toEqual(["id"]);
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(names.length);
    await page.keyboard.press("Escape");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("fro");
    await page.keyboard.press("Control+Space");
    await offered.filter({hasText: '"from"'}).click();
    expect(await page.locator(".bench > .editor .cm-content").innerText()).toBe(
      'SELECT "from" FROM orders JOIN cases ON true'
    );
    await page.keyboard.press("End");
    await page.keyboard.type(" LIM");
    await offered.first().waitFor();
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.press("Backspace");
    await page.keyboard.type("o");
    await offered.first().waitFor();
    await page.keyboard.press("Control+Enter");
    expect(await offered.count()).toBe(0);
    await rest(page);
    expect(await offered.count()).toBe(0);
  });

  it("leaves nothing in the console: not when a word is typed over another, nor when a query is wrong", async () => {
    const logged: string[] = [];
    const log = (message: ConsoleMessage) => void logged.push(message.text());
    page.on("console", log);
    await ask(page, "SELECT 'one' AS a, 2 AS b");
    await page.locator(".bench > .editor .cm-content").click();
    await page.keyboard.press("Control+A");
    await page.keyboard.type("(SELECT");
    expect(await page.locator(".bench > .editor .cm-content").innerText()).toBe("(SELECT)");
    await page.keyboard.press("Control+Enter");
    await rest(page);
    await ask(page, "SELECT nothing FROM nowhere");
    expect(await said(page)).toContain("nowhere");
    page.off("console", log);
    expect(logged).toEqual([]);
  });

  it("keeps no query in the address that is not the one that ran", async () => {
    await ask(page, "SELECT 'shared' AS a");
    await page.getByRole("button", {name: "Copy a link"}).click();
    await page.locator(".going-on", {hasText: "address bar"}).waitFor();
    expect(new URL(page.url()).hash).toMatch(/^#q=/);
    await page.locator(".bench .run").click();
    await rest(page);
    expect(new URL(page.url()).hash).toMatch(/^#q=/);
    await ask(page, "SELECT 'another' AS a");
    expect(new URL(page.url()).hash).toBe("");
  });

  it.runIf(LONG)(
    "says of a link that the reader’s own file is not in it, to who sends it and to who opens it, and runs when it is there",
    async () => {
      const file = {name: "own3.csv", mimeType: "text/csv", buffer: Buffer.from("a\n41\n")};
      await page.locator('input[type="file"]').setInputFiles(file);
      await page.locator(".own > li").first().waitFor();
      await rest(page);
      await ask(page, "SELECT a + 1 AS b FROM own3");
      await page.getByRole("button", {name: "Copy a link"}).click();
      await page.locator(".going-on", {hasText: "not the file own3"}).waitFor();
      const {pathname, hash} = new URL(page.url());
      await page.getByRole("button", {name: "Drop own3"}).click();
      await page.locator(".own > li").waitFor({state: "detached"});
      const {page: other} = await site.open(pathname + hash);
      await other.locator(".bench .wrong", {hasText: "which is not in the link: open it here"}).waitFor();
      expect(await said(other)).toMatch(/^This query needs a file from whoever sent it, own3, /);
      await other.locator('input[type="file"]').setInputFiles(file);
      await other.locator(".answer").waitFor();
      await rest(other);
      expect(await rows(other)).toEqual([["42"]]);
      await other.context().close();
    }
  );

  it("gives a worked question the answer that the build gave it", async () => {
    const answers = await readAnswers(`${DIST}/data`, record.story.questions);
    for (const {id, title} of some(questionsOf(record.story.questions), 3)) {
      await page.locator(`#question-${id}`).getByRole("button").click();
      await page.locator(".cm-content", {hasText: "SELECT"}).waitFor();
      await rest(page);
      await page.locator(".answer").waitFor();
      const seen = await rows(page);
      // A list has its quotes in the workbench alone.
      const plain = (row: readonly (string | null)[]) => row.map((cell) => (cell ?? "NULL").replace(/"|(?<=,) /g, ""));
      expect([title, seen.map(plain)]).toEqual([title, answers[id]!.rows.slice(0, seen.length).map(plain)]);
    }
  });

  describe("says above a result what the record warns of", () => {
    const cautions = () => page.locator(".answer .traps").innerText();
    const {series} = record.tables;

    it.runIf(LONG)("in the series that the query names, of a worked question and of a series’ page", async () => {
      const {traps} = series.find(({id}) => id === "nta-itin-returns-by-state")!;
      const section = page.locator("#question-itin-returns-per-1000-residents");
      await section.getByRole("button").click();
      await page.locator(".cm-content", {hasText: "nta-itin-returns-by-state"}).waitFor();
      await rest(page);
      for (const trap of traps) expect(await cautions()).toContain(trap);
      // What the question itself says goes with the query.
      const about = (await section.locator("p").first().innerText()).replace(/\s+/g, " ");
      const comment = (await page.locator(".bench > .editor .cm-content").innerText())
        .split("\n")
        .flatMap((line) => (line.startsWith("-- ") ? [line.slice(3)] : []));
      expect(comment.join(" ")).toBe(about);
      expect(Math.max(...comment.map(({length}) => length))).toBeLessThanOrEqual(90);

      const link = built("/series/itin-active").querySelector("#use + p a[href*=explore]")!.getAttribute("href")!;
      const {page: other} = await site.open(`/${link.replace(/^(?:\.\.\/)+/, "")}`);
      await other.locator(".answer .traps a", {hasText: series.find(({id}) => id === "itin-active")!.title}).waitFor();
      await other.context().close();
    });

    it("in the series that its rows are of, and of a list not which of them are not comparable: it puts nothing together", async () => {
      await ask(
        page,
        "SELECT DISTINCT series_id FROM observations WHERE series_id IN (SELECT id FROM series WHERE id LIKE 'jct-6103-i_' OR id = 'irs-ice-transfer')"
      );
      for (const trap of series.find(({id}) => id === "irs-ice-transfer")!.traps)
        expect(await cautions()).toContain(trap);
      expect(await cautions()).not.toContain("not comparable");
      await ask(page, "SELECT id FROM courts");
      expect(await page.locator(".answer .traps").count()).toBe(0);
      for (const list of ["SELECT * FROM series", "SELECT * FROM observations"]) {
        await ask(page, list);
        expect([list, await cautions()]).toEqual([
          list,
          expect.stringMatching(/^Caution\s+The record warns of \d+ series in this result$/)
        ]);
        expect(await page.locator(".answer .traps li:visible").count()).toBe(0);
      }
    });

    it("in series that are not comparable and stand in one number or one row, whichever of the two says so", async () => {
      await ask(page, "SELECT max(value) FROM observations");
      expect(await cautions()).toMatch(
        /The record says that \d+ pairs of these series are not comparable, the first of them \S+ and \S+, \S+ and \S+, \S+ and \S+\. The page of each series names its own and says why\./
      );
      await ask(
        page,
        "SELECT a.value, b.value FROM observations a, observations b WHERE a.series_id = 'jct-6103-i2' AND b.series_id = 'irs-ice-transfer'"
      );
      expect(await cautions()).toContain("irs-ice-transfer and jct-6103-i2 are not comparable");
    });

    it("in values of several units that become one number, with the units and what would be right", async () => {
      const unitsOf = (rows: typeof record.tables.observations) => new Set(rows.map(({unit}) => unit)).size;
      const {observations} = record.tables;
      await ask(page, "SELECT sum(value) AS total FROM observations WHERE series_id LIKE 'nta%'");
      const nta = observations.filter(({series_id}) => series_id.startsWith("nta"));
      expect(await cautions()).toContain(
        `A number here is made of values in ${unitsOf(nta)} units: ${[...new Set(nta.map(({unit}) => unit))]
          .sort()
          .join(", ")
          .replace(/, (?=[^,]*$)/, " and ")}. Values of two units are never added or compared: keep one unit`
      );
      await ask(page, "SELECT geography, sum(value) FROM observations WHERE geography LIKE 'US-%' GROUP BY 1");
      expect(await cautions()).toMatch(/A number here is made of values in \d+ units: .* more\./);
      await ask(page, "SELECT avg(value) FROM observations");
      expect(await cautions()).toContain(`in ${unitsOf([...observations])} units`);
      await ask(page, "SELECT sum(value) FROM observations WHERE series_id = 'irs-ice-transfer'");
      expect(await cautions()).toContain("keep one unit in WHERE (a series can have several), or write GROUP BY unit.");
    });

    it("in a total that is added to its parts, with what to write; the page of the series says it too", async () => {
      const census = "FROM observations WHERE series_id = 'census-state-population-v2024' AND period = '2022'";
      const holds = "holds a total and its parts: United States (US) and places in it, such as Alaska (US-AK). ";
      const write = "write geography <> 'US' for the parts, or geography = 'US' for the total.";
      await ask(page, `SELECT sum(value) ${census}`);
      expect(await cautions()).toContain(
        `A sum or mean of census-state-population-v2024 here ${holds}${write.replace("write", "Write")}`
      );
      await ask(page, "SELECT sum(value) FROM observations WHERE series_id = 'itep-2024-taxes'");
      expect(await cautions()).toContain("“total” and “federal”. Write dimension = 'total' for the total");
      await ask(page, `SELECT sum(value) ${census} AND geography <> 'US'`);
      expect(await page.locator(".answer .traps", {hasText: "its parts"}).count()).toBe(0);
      expect(wordsOf(built("/series/census-state-population-v2024").querySelector("#values + p"))).toBe(
        `These values ${holds.replace("holds", "hold")}To add them up in SQL, ${write}`
      );
    });

    it("in a ratio of two series that are not comparable, which its query does not name", async () => {
      await ask(
        page,
        "SELECT c.geography, c.value / p.value AS ratio FROM observations AS c JOIN observations AS p USING (geography, period) WHERE c.series_id LIKE 'cms-undoc%' AND p.series_id LIKE 'pew-unauthorized-by%'"
      );
      expect(await cautions()).toBe(
        "Caution\n\nThe record says that cms-undocumented-by-state and pew-unauthorized-by-state are not comparable: their pages say why."
      );
    });

    it("and of nothing where one number is of one unit", async () => {
      for (const sql of [
        "SELECT unit, sum(value) AS total FROM observations GROUP BY unit",
        "SELECT count(value) FROM observations",
        "SELECT max(value) FROM observations WHERE unit = 'usd-per-return'"
      ]) {
        await ask(page, sql);
        const text = (await page.locator(".answer .traps").count()) ? await cautions() : "";
        expect([sql, text]).toEqual([sql, expect.not.stringContaining("A number here")]);
      }
    });
  });

  it("gives a link that reopens the query and its result", async () => {
    const sql = "SELECT 'a & b = ünïcödé 😀' AS text, count(*) AS n\nFROM orders";
    await ask(page, sql);
    const before = await rows(page);
    await page.getByRole("button", {name: "Copy a link"}).click();
    await page.locator(".going-on", {hasText: "address bar"}).waitFor();
    const {pathname, hash} = new URL(page.url());
    const again = await site.open(pathname + hash);
    await again.page.locator(".answer").waitFor();
    expect(await rows(again.page)).toEqual(before);
    expect((await again.page.locator(".cm-content").innerText()).replace(/\n+/g, "\n")).toBe(sql);
    expect(again.wrong).toEqual([]);
    await again.page.context().close();
  });

  describe("in a session in which nothing was read or run", () => {
    // Each test reads tables that those before it did not.
    let page: Page;
    let wrong: string[];
    beforeAll(async () => void ({page, wrong} = await openBench(site)));
    afterAll(() => page.context().close());

    it("keeps what was run, in this browser alone, and forgets it when told", async () => {
      await ask(page, "SELECT 'first' AS a");
      await ask(page, "SELECT 'second' AS a");
      await page.locator(".history summary").click();
      await page.locator(".history li").first().waitFor();
      expect(await page.locator(".history li").allInnerTexts()).toEqual([
        "SELECT 'second' AS a",
        "SELECT 'first' AS a"
      ]);
      await page.locator(".history li button").last().click();
      expect(await page.locator(".cm-content").innerText()).toBe("SELECT 'first' AS a");
      await page.locator(".history summary").click();
      await page.getByRole("button", {name: "Forget all of it"}).click();
      await page.locator(".history", {hasText: "Nothing yet"}).waitFor();
    });

    it("reads the columns that a query names, by ranges, and a table once", async () => {
      const ranges: {table: string; bytes: number}[] = [];
      page.context().on("response", (response) => {
        const table = /(\w+)\.parquet$/.exec(response.url())?.[1];
        if (table && response.request().method() === "GET")
          ranges.push({table, bytes: Number(response.headers()["content-length"])});
      });
      await ask(page, "SELECT count(value) AS n FROM observations");
      expect(await rows(page)).toEqual([[String(record.tables.observations.length)]]);
      expect(new Set(ranges.map(({table}) => table))).toEqual(new Set(["observations"]));
      const whole = (await (await fetch(`${site.address}data/observations.parquet`)).arrayBuffer()).byteLength;
      expect(ranges.reduce((sum, {bytes}) => sum + bytes, 0)).toBeLessThan(whole / 2);
      ranges.length = 0;
      await ask(page, "SELECT count(value) AS n FROM observations WHERE value > 0");
      expect(ranges).toEqual([]);
      await ask(page, "SELECT id, value FROM observations ORDER BY id LIMIT 1");
      expect((await rows(page))[0]?.[0]).toBe(record.tables.observations.map(({id}) => id).sort()[0]);
      expect(ranges.length).toBeGreaterThan(0);
      expect(wrong).toEqual([]);
    });

    it("names the columns that a table has when one is mistyped, though only some were read", async () => {
      await ask(page, "SELECT id, titel FROM events");
      expect(await said(page)).toMatch(/"titel" not found[^]*"title"/);
      expect(await page.locator(".cm-lintRange-error").innerText()).toBe("titel");
    });

    it("reads tables and columns of the record within a transaction, and knows what a rollback took away", async () => {
      const count = [[String(record.tables.laws.length)]];
      await ask(page, "SELECT count(id) FROM orders");
      await ask(page, "BEGIN; SELECT count(*) FROM laws");
      expect(await rows(page)).toEqual(count);
      await ask(page, "SELECT count(title) FROM orders");
      expect(await rows(page)).toEqual([[String(record.tables.orders.length)]]);
      await ask(page, "ROLLBACK");
      await ask(page, "SELECT count(*) FROM laws");
      expect(await rows(page)).toEqual(count);
      await ask(page, "SELECT count(title) FROM orders");
      expect(await rows(page)).toEqual([[String(record.tables.orders.length)]]);
    });

    it("reads a table of the record again that a statement took away", async () => {
      const count = [[String(record.tables.courts.length)]];
      await ask(page, "BEGIN; SELECT count(*) FROM courts; ROLLBACK; SELECT count(*) FROM courts");
      expect(await rows(page)).toEqual(count);
    });

    const CHANGES = [
      "UPDATE series SET title = 'x'",
      "DELETE FROM series",
      "TRUNCATE series",
      "TRUNCATE TABLE record.series",
      "INSERT INTO record.series SELECT * FROM series",
      "ALTER TABLE series ADD COLUMN x INTEGER",
      "ALTER TABLE series RENAME TO gone",
      "ALTER VIEW series RENAME TO gone",
      "MERGE INTO series USING (SELECT 'x' AS id) AS u ON series.id = u.id WHEN NOT MATCHED THEN INSERT BY NAME",
      "EXPLAIN ANALYZE DELETE FROM series",
      "PREPARE p AS DELETE FROM series",
      "CREATE OR REPLACE TABLE series AS SELECT 1 AS a",
      'CREATE OR REPLACE VIEW record."Series" AS SELECT 1 AS a',
      "DROP TABLE series",
      'DROP TABLE IF EXISTS record."Series"',
      "DROP VIEW memory.record.series",
      "DROP SCHEMA record CASCADE",
      "USE record_rows",
      "DELETE FROM record_rows.series"
    ];
    it.each(some(CHANGES, 7))(
      "refuses what would change a table of the record, and says how to make one’s own: %s",
      async (sql) => {
        await ask(page, sql);
        expect(await said(page)).toMatch(
          /cannot be changed or dropped\. Make a table of your own: CREATE TABLE mine AS FROM series\.$/
        );
        await ask(page, "SELECT count(*), count(title) FROM series");
        const count = String(record.tables.series.length);
        expect(await rows(page)).toEqual([[count, count]]);
      }
    );

    it("leaves the reader’s own tables to the reader", async () => {
      await ask(
        page,
        "CREATE TABLE mine AS FROM series; DELETE FROM mine; INSERT INTO mine FROM series LIMIT 2; UPDATE mine SET title = 'x'; ALTER TABLE mine RENAME TO ours; SELECT count(*), max(title) FROM ours; DROP TABLE ours"
      );
      expect(await said(page)).toBe("");
    });

    it("drops a table of the reader’s own that has a name of the record’s", async () => {
      const own = page.locator(".answers .note", {hasText: "your own"});
      const hides = "is a table of your own here, not the record’s. Drop it, and the record’s is back.";
      for (const [make, name, kind] of [
        ["CREATE TABLE", "laws", "TABLE"],
        ["CREATE TEMP TABLE", "observations", "TABLE"],
        ["CREATE VIEW", "courts", "VIEW"]
      ] as const) {
        // From the moment that it hides the record's.
        await ask(page, `${make} ${name} AS SELECT 'mine' AS a`);
        expect(await own.allInnerTexts()).toEqual([`${name} ${hides}`]);
        await ask(page, `SELECT * FROM ${name}`);
        expect(await own.allInnerTexts()).toEqual([`${name} ${hides}`]);
        await ask(page, `DROP ${kind} ${name}; SELECT count(*) FROM ${name}`);
        expect(await rows(page)).toEqual([[String(record.tables[name].length)]]);
        expect(await own.count()).toBe(0);
      }
    });

    it.runIf(LONG)("lists every table of the record before and after it is read, without its rows", async () => {
      const names = Object.keys(record.tables).sort();
      const {page} = await openBench(site);
      const read: string[] = [];
      page.context().on("request", (request) => read.push(request.url()));
      for (const sql of [
        "SHOW TABLES",
        "SELECT DISTINCT table_name FROM information_schema.tables ORDER BY ALL",
        "SELECT table_name FROM duckdb_tables() ORDER BY ALL"
      ]) {
        await ask(page, sql);
        expect([sql, (await rows(page)).map(([name]) => name)]).toEqual([sql, names]);
      }
      const columns =
        "SELECT column_name, data_type FROM information_schema.columns WHERE table_schema = 'record' AND table_name = 'orders' ORDER BY ordinal_position";
      await ask(page, columns);
      const before = await rows(page);
      expect(read.filter((address) => address.endsWith(".parquet"))).toEqual([]);
      await ask(page, "FROM query_table('courts')");
      expect(await said(page)).toContain("courts is read when a query names it: write FROM courts.");
      await ask(page, "SELECT * FROM orders");
      await ask(page, columns);
      expect(await rows(page)).toEqual(before);
      await ask(page, "SHOW TABLES");
      expect((await rows(page)).map(([name]) => name)).toEqual(names);
      await page.context().close();
    });

    it.each([
      ["SELECT case_name FROM orders", /^Binder: [^\n]*\nColumns of orders: id, case_id, .*"from", until/],
      ["SELECT o.case_name FROM orders AS o", /^Binder: [^\n]*\nColumns of orders: id, case_id, /],
      ["SELECT id, from FROM orders", /write it in quotes, "from"\.$/],
      ["SELECT id FROM orders WHERE from < DATE '2026-01-01'", /write it in quotes, "from"\.$/],
      ["SELECT * FROM evnts", /\nDid you mean "events"\?$/],
      ["SELECT * FROM nothing_like_it", /\nTables: .*orders, events/],
      ["SELECT avg(title) FROM orders", /^Binder: .*use Cast under Columns of a file, or write t::DOUBLE/],
      ["SELECT title * 2 FROM orders", /write t::DOUBLE/],
      ["SELECT year(title) FROM orders", /write year\(t::TIMESTAMP\)/],
      ["SELECT title + INTERVAL 1 DAY FROM orders", /write year\(t::TIMESTAMP\)/],
      ["INSTALL httpfs", /^This page loads no extensions\./],
      ["FORCE INSTALL httpfs", /^This page loads no extensions\./],
      ["LOAD httpfs", /^This page loads no extensions\./],
      ["COPY (SELECT 1) TO 'a.csv'", /press CSV, JSON, Parquet or Arrow above the result\.$/]
    ])("helps with a name that is not there by those that are: %s", async (sql, words) => {
      await ask(page, sql);
      expect(await said(page)).toMatch(words);
      expect(await said(page)).not.toMatch(/pg_|Candidate/);
    });

    it("shows nothing of a statement before an error that gave no rows, and the rows of one that did", async () => {
      await ask(page, "CREATE TABLE before_error AS SELECT 1; SELECT nothing");
      expect(await said(page)).toContain("nothing");
      expect(await page.locator(".answers").innerText()).toBe("");
      await ask(page, "SELECT 'first' AS a; DROP TABLE before_error; SELECT nothing");
      expect(await rows(page)).toEqual([["first"]]);
    });
  });

  it.runIf(LONG)("says so when a link is broken", async () => {
    for (const hash of ["#q=abc", `#q=${"A".repeat(3000)}`]) {
      const {page} = await site.open(`/explore${hash}`);
      await page.locator(".bench .wrong", {hasText: "query in this link could not be read"}).waitFor();
      await page.context().close();
    }
  });

  it.runIf(LONG)("says so when a file of the record or the engine cannot be read, and tries again", async () => {
    await page.route("**/agencies.parquet", (route) => route.fulfill({status: 200, body: "not Parquet"}));
    await ask(page, "SELECT * FROM agencies");
    expect(await said(page)).toMatch(/agencies.*(parquet|Parquet)/);
    await page.unroute("**/agencies.parquet");
    await ask(page, "SELECT id FROM agencies ORDER BY id LIMIT 1");
    expect(await rows(page)).toEqual([[record.tables.agencies.map(({id}) => id).sort()[0]]]);
    const {page: other} = await site.open("/explore");
    await other.context().route("**/*.wasm.bin", (route) => route.fulfill({status: 503, body: ""}));
    await other.locator("#workbench").getByRole("button", {name: "Open the workbench"}).click();
    await other.locator(".bench .wrong", {hasText: "503"}).waitFor();
    await other.context().unroute("**/*.wasm.bin");
    await ask(other, "SELECT 7 AS a");
    expect(await rows(other)).toEqual([["7"]]);
    await other.context().close();
  });

  it("has one stop of the Tab key for all headings of a result, which arrows lead through and Enter sorts by", async () => {
    await page.setViewportSize({width: 390, height: 800});
    await ask(
      page,
      `SELECT ${Array.from({length: 40}, (_, column) => `${column} + x AS c${column}`).join(", ")} FROM range(3) AS r(x)`
    );
    const focused = () => page.evaluate(() => document.activeElement?.textContent);
    await page.locator(".grid").focus();
    await page.keyboard.press("Tab");
    expect(await focused()).toBe("c0");
    await page.keyboard.press("ArrowRight");
    expect(await focused()).toBe("c1");
    await page.keyboard.press("End");
    expect(await focused()).toBe("c39");
    expect(await page.locator(".grid-head button").last().isVisible()).toBe(true);
    for (const sort of ["ascending", "descending"]) {
      await page.keyboard.press("Enter");
      expect(await page.locator('[role="columnheader"]').last().getAttribute("aria-sort")).toBe(sort);
    }
    await page.keyboard.press("Tab");
    expect(await focused()).not.toMatch(/^c\d/);
    await page.keyboard.press("Shift+Tab");
    expect(await focused()).toBe("c39");
    await page.keyboard.press("Shift+Tab");
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("grid");
  });

  it.each([1280, 320])("leaves axe nothing to find at %i pixels", async (width) => {
    await page.setViewportSize({width, height: 800});
    await ask(page, "SELECT id, title, date FROM events");
    await page.locator(".grid").focus();
    await page.keyboard.press("ArrowDown");
    if (LONG || width === 320) expect(await axeFinds(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
  });
});
