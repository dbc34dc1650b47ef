import {readFileSync} from "node:fs";
import type {Locator} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {formatCell} from "../../../site/charts/figureblock.js";
import {axeFinds, axeFindsIn} from "../../browser/axe.js";
import {takenOver, visit, type Visit} from "../../browser/browser.js";
import {built, record, wordsOf} from "../../browser/built.js";
import {DIST} from "../../browser/files.js";
import {LONG, some} from "../../tools/rounds.js";

interface Published {
  id: string;
  title: string;
  subtitle: string;
  missing: string;
  unit: string;
  columns: {name: string}[];
  rows: Record<string, string | number | boolean | null>[];
  row_ids: string[];
  sources: {id: string}[];
}

const pages = ["disclosures", "itins", "people", "seasons", "states", "taxes"].map((name) => `/taxpayers/${name}`);
const {observations, series} = record.tables;
const byId = new Map(observations.map((row) => [row.id, row]));
const seriesRows = (id: string) => observations.filter(({series_id}) => series_id === id);
const sum = (rows: readonly {value: number}[]) => rows.reduce((total, {value}) => total + value, 0);
const figuresOf = (page: string) =>
  [...built(page).querySelectorAll<HTMLElement>("figure.figure")].map((figure) => figure.dataset["figureId"] ?? "");
const published = (id: string) => JSON.parse(readFileSync(`${DIST}/figure/${id}.json`, "utf8")) as Published;
const all = pages.flatMap((page) => figuresOf(page).map((id) => [id, page] as const));
const numbersIn = (text: string) =>
  [...text.matchAll(/\d[\d,]*(?:\.\d+)?/g)].map(([number]) => Number(number.replaceAll(",", "")));

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe("a notebook as it was built", () => {
  it.each(pages)("of %s has values to read out, and not what the plot calls its own frame", (page) => {
    const said = [...built(page).querySelectorAll("[data-says]")].map((mark) => mark.getAttribute("data-says"));
    expect(said.length).toBeGreaterThan(0);
    expect(said).not.toContain("frame");
  });

  it("says under the title of the states' taxes how many places have no figure", () => {
    const {rows, subtitle} = published("state-and-local-taxes");
    const states = rows.filter(({place}) => place !== "United States");
    expect(subtitle).toContain(`in ${states.length} states (${50 - states.length} states and D.C.: no figure)`);
  });

  it("has the figures whose addresses others have", () => {
    expect(all.map(([id]) => id).sort()).toEqual([
      "cost-of-fewer-filings",
      "disclosures-added-up",
      "disclosures-by-subsection",
      "disclosures-in-a-year",
      "earlier-editions",
      "itin-counts",
      "itin-returns-by-state",
      "itin-taxes",
      "loss-within-the-range",
      "people-by-publisher",
      "people-in-a-state",
      "people-in-parts",
      "published-ranges",
      "seasons-afterwards",
      "seasons-by-week",
      "seasons-in-a-week",
      "state-and-local-taxes",
      "states-compared",
      "taxes-by-type",
      "taxes-paid-as-counted"
    ]);
  });

  it.each(all)(
    "%s: its table is what is published, each value the record's, and its sources are the rows'",
    (id, page) => {
      const {rows, columns, row_ids, sources} = published(id);
      const figure = built(page).querySelector(`#figure-${id}`)!;
      expect(
        [...figure.querySelectorAll("figcaption tbody tr")].map((row) =>
          [...row.children].map((cell) => cell.textContent)
        )
      ).toEqual(rows.map((row) => columns.map(({name}) => formatCell(row[name]))));
      const told = rows.filter((row) => typeof row["id"] === "string" && byId.has(row["id"]));
      for (const row of told)
        if (row["state"] !== "All other places together, abroad too")
          expect(row["value"]).toBe(byId.get(row["id"] as string)!.value);
      expect(row_ids.length).toBeGreaterThan(0);
      expect(new Set(sources.map((source) => source.id))).toEqual(
        new Set(row_ids.map((row) => byId.get(row)!.source_id))
      );
      expect(figure.querySelector("figcaption > details.about-chart > summary")?.textContent).toMatch(
        /^Sources?: \S.*\u00a0· About this chart$/
      );
    }
  );

  it.each(all)("%s: every mark of its drawings says values of its table", (id, page) => {
    const figure = built(page).querySelector(`#figure-${id}`)!;
    const table = [...figure.querySelectorAll("figcaption td, figcaption th")].flatMap((cell) =>
      numbersIn(cell.textContent)
    );
    const known = new Set(
      table.flatMap((value) => [value, ...[1e3, 1e6, 1e9, 1e12].map((by) => Number((value / by).toPrecision(4)))])
    );
    const drawings = [...figure.querySelectorAll(".figure-picture > div > svg")];
    expect(drawings).toHaveLength(2);
    for (const drawing of drawings) {
      const marks = [...drawing.querySelectorAll("[data-says]")].map((mark) => mark.getAttribute("data-says") ?? "");
      expect(marks.length).toBeGreaterThan(0);
      const said = marks.map((mark) => mark.slice(mark.indexOf(": ") + 2)).filter((mark) => /\d/.test(mark));
      // The last number is the value, or its share or rounding.
      expect(said.filter((mark) => !numbersIn(mark).some((number) => known.has(number)))).toEqual([]);
    }
  });

  const logarithmic = all.filter(([id]) => / logarithmic scale/.test(published(id).subtitle));
  it.each(logarithmic)(
    "%s: its axis has three round numbers or more at either width, dollars with their sign",
    (id, page) => {
      const money = /dollars/.test(published(id).unit);
      for (const drawing of built(page).querySelectorAll(`#figure-${id} .figure-picture > div > svg`)) {
        const ticks = [...drawing.querySelectorAll(".fill-soft text, text.fill-soft")]
          .map(({textContent}) => textContent)
          .filter((text) => /^\$?\d{1,3}(,\d{3})*(\.\d+)?( thousand| million| billion|[KMB])?$/.test(text));
        expect([id, new Set(ticks).size >= 3]).toEqual([id, true]);
        expect(ticks.filter((text) => text.startsWith("$") !== money)).toEqual([]);
      }
    }
  );

  it("the states' taxes say which states are not known, and set the country's total apart", () => {
    const {missing, subtitle, row_ids} = published("state-and-local-taxes");
    const drawn = [...built("/taxpayers/taxes").querySelectorAll("#figure-state-and-local-taxes [data-says]")].map(
      (mark) => mark.getAttribute("data-says") ?? ""
    );
    expect(drawn.filter((says) => says.startsWith("United States"))).toEqual([]);
    expect(subtitle).toContain("in the whole country $37.28 billion");
    const told = /Not known: ([^.]*)\./.exec(missing)?.[1]?.split(/, and |, | and /) ?? [];
    const states = row_ids.filter((id) => !id.endsWith("@2022")).length;
    expect(told).toHaveLength(51 - states);
    expect(told).toContain("Ohio");
    expect(told).not.toContain("California");
    // What an outlet rounded is not told as exact, in words or, on a phone, by a sign.
    const [wide, narrow] = [
      ...built("/taxpayers/taxes").querySelectorAll("#figure-state-and-local-taxes .figure-picture > div > svg")
    ].map((drawing) => drawing.textContent);
    expect([wide, narrow].map((text) => /about \$8\.5 billion|≈\$8\.5B/.test(text ?? ""))).toEqual([true, true]);
    expect([wide, narrow].join(" ")).not.toMatch(/(?:≈|about )\$436\.5/);
  });

  it("small pictures of the index say a measure and a year", () => {
    for (const card of built("/taxpayers/").querySelectorAll(".picture-cards li"))
      expect(card.querySelector(".drawing-says")?.textContent).toMatch(/^[A-Z“].*\b(19|20)\d\d\b.*\.$/);
  });

  it.each(pages)("%s says what is not known, shows its code, and is linked from the index", (page) => {
    expect([...built(page).querySelectorAll("h2")].map(wordsOf)).toContain("What is not known");
    expect(
      [...built("/taxpayers/").querySelectorAll(".picture-cards h2 a")].map((link) => link.getAttribute("href"))
    ).toContain(`./${page.split("/").at(-1)}`);
    expect(built(page).querySelectorAll("details.cell-code pre").length).toBeGreaterThanOrEqual(figuresOf(page).length);
  });

  it.each(pages)("%s reaches no other origin, and compiles text only where Arquero is", (page) => {
    const policy =
      built(page).querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
    expect(policy).toContain("connect-src 'self'");
    expect(policy).not.toMatch(/https?:|wasm|frame-src|worker-src/);
    const code = [...built(page).querySelectorAll("details.cell-code")].map((code) => code.textContent).join("");
    expect(policy.includes("'unsafe-eval'")).toBe(/\baq\b/.test(code));
  });
});

describe("the numbers", () => {
  it("of ITINs: one unit and one series a panel; shares are of the state's returns in the year", () => {
    const {rows} = published("itin-counts");
    for (const panel of new Set(rows.map((row) => row["panel"]))) {
      const own = rows.filter((row) => row["panel"] === panel).map((row) => byId.get(row["id"] as string)!);
      expect([new Set(own.map(({unit}) => unit)).size, new Set(own.map(({series_id}) => series_id)).size]).toEqual([
        1, 1
      ]);
    }
    const states = published("itin-returns-by-state").rows;
    const known = states.slice(0, -1);
    expect(known).toHaveLength(seriesRows("nta-itin-returns-by-state").length);
    for (const {id, value, all_returns, share} of known) {
      const {geography, period} = byId.get(id as string)!;
      expect(all_returns).toBe(byId.get(`soi-returns@${period}/${geography}`)?.value);
      expect(share).toBeCloseTo((100 * Number(value)) / Number(all_returns), 1);
    }
    expect(states.at(-1)?.["value"]).toBe(
      byId.get("nta-itin-returns@2022")!.value - sum(seriesRows("nta-itin-returns-by-state"))
    );
    expect(published("itin-taxes").rows.every(({id}) => !/incomplete/.test(byId.get(id as string)?.note ?? ""))).toBe(
      true
    );
  });

  it("of disclosures: rows of a year add up by either way, and the difference to the total is said", () => {
    const rowsOf = (year: string) =>
      [...seriesRows("jct-6103-by-recipient"), ...seriesRows("jct-6103-i2")].filter(({period}) => period === year);
    const panels = published("disclosures-by-subsection").rows;
    for (const {period, total, sum: added, difference} of published("disclosures-added-up").rows) {
      const year = period as string;
      expect(added).toBe(sum(rowsOf(year)));
      expect(total).toBe(byId.get(`jct-6103-total@${year}`)!.value);
      expect(difference).toBe(Number(total) - Number(added));
      expect(sum(panels.filter((row) => row["period"] === year) as unknown as {value: number}[])).toBe(added);
    }
    const [{period} = {period: ""}] = published("disclosures-in-a-year").rows;
    expect(sum(published("disclosures-in-a-year").rows as unknown as {value: number}[])).toBe(
      sum(rowsOf(period as string))
    );
  });

  it("of people: a panel has one series and edition, and every estimate of the year is there", () => {
    const {rows} = published("people-by-publisher");
    for (const panel of new Set(rows.map((row) => row["panel"])))
      expect(
        new Set(rows.filter((row) => row["panel"] === panel).map((row) => byId.get(row["id"] as string)!.series_id))
          .size
      ).toBe(1);
    const texas = published("people-in-a-state").rows.map(({id}) => id);
    expect(
      observations
        .filter(({geography, series_id}) => geography === "US-TX" && /^(pew|cms)-.*-by-state$/.test(series_id))
        .every(({id}) => texas.includes(id))
    ).toBe(true);
  });

  it("of seasons: a date is the week of its year that it lies in, and no later week is drawn", () => {
    for (const {id, week, season} of published("seasons-by-week").rows) {
      const {period} = byId.get(id as string)!;
      expect(season).toBe(period.slice(0, 4));
      const day = (Date.parse(period) - Date.parse(`${period.slice(0, 4)}-01-01`)) / 86_400_000;
      expect(week).toBe(Math.floor(day / 7) + 1);
      expect(week).toBeLessThanOrEqual(18);
    }
  });

  it("of the states: all of them, the most first, each share of the state's own returns", () => {
    const rows = published("states-compared").rows.filter((row) => row["id"] !== null);
    expect(published("states-compared").rows).toHaveLength(51);
    const marks = [...built("/taxpayers/states").querySelectorAll("#figure-states-compared [data-says]")].map(
      (mark) => mark.getAttribute("data-says") ?? ""
    );
    expect(marks.find((says) => says.startsWith("California"))).toBe(
      `California: ${rows[0]!["shown"]}%, 1st of ${rows.length} states with a figure`
    );
    const shares = rows.map(({shown}) => Number(shown));
    expect(shares).toEqual([...shares].sort((a, b) => b - a));
    for (const {id, shown} of rows) {
      const {geography, period, value} = byId.get(id as string)!;
      expect(shown).toBeCloseTo((100 * value) / byId.get(`soi-returns@${period}/${geography}`)!.value, 2);
    }
  });

  it("of taxes: what the parts leave over, and the calculators at their defaults give published values", () => {
    const types = published("taxes-by-type").rows;
    for (const group of new Set(types.map((row) => row["group"]))) {
      const own = types
        .filter((row) => row["group"] === group)
        .map(({kind, amount}) => ({kind, value: Number(amount)}));
      expect(sum(own.filter(({kind}) => kind === "part" || kind === "rest"))).toBe(
        own.find(({kind}) => kind === "total")?.value
      );
    }
    for (const {value, published: printed} of [
      ...published("cost-of-fewer-filings").rows,
      ...published("loss-within-the-range").rows
    ])
      if (printed !== null) expect(value).toBe(printed);
    expect(series.length).toBeGreaterThan(0);
  });
});

const WATCH = `window.shift = 0;
new PerformanceObserver((list) => { for (const {value} of list.getEntries()) window.shift += value; }).observe({type: "layout-shift", buffered: true});`;

/** What a figure's drawing hides: labels that are cut, or cover each other, and dots that are cut or lie on a label. */
const hides = (figure: Locator) =>
  figure.evaluate((figure) => {
    const svg = [...figure.querySelectorAll(".figure-picture > div > svg")].find(
      (each) => each.getBoundingClientRect().width > 0
    )!;
    const edge = svg.getBoundingClientRect();
    const labels = [...svg.querySelectorAll("text")]
      .filter((text) => text.textContent.trim())
      .map((text) => ({words: text.textContent, box: text.getBoundingClientRect()}));
    return {
      height: figure.getBoundingClientRect().height,
      dots: [...svg.querySelectorAll("circle")]
        .map((dot) => dot.getBoundingClientRect())
        .filter(
          (dot) =>
            dot.left < edge.left - 1 ||
            dot.right > edge.right + 1 ||
            dot.top < edge.top - 1 ||
            dot.bottom > edge.bottom + 1
        ).length,
      cut: labels
        .filter(
          ({box}) =>
            box.left < edge.left - 1 ||
            box.right > edge.right + 1 ||
            box.top < edge.top - 1 ||
            box.bottom > edge.bottom + 1
        )
        .map(({words}) => words),
      covered: labels.flatMap((a, index) =>
        labels
          .slice(index + 1)
          .filter(
            ({box}) =>
              Math.min(a.box.right, box.right) - Math.max(a.box.left, box.left) > 1 &&
              Math.min(a.box.bottom, box.bottom) - Math.max(a.box.top, box.top) > 3
          )
          .map(({words}) => `${a.words} / ${words}`)
      )
    };
  });

const DESK = {width: 1280, height: 900};
const PHONE = {width: 390, height: 844};

// A quick run opens every second notebook; what is built is looked at in each.
describe.each(some(pages, 3))("%s in the browser", (path) => {
  // Loaded once a width, and then resized, printed and seen in the dark.
  const seen = {} as Record<1280 | 390, Awaited<ReturnType<Visit["open"]>>>;
  beforeAll(async () => {
    for (const viewport of [DESK, PHONE]) {
      const opened = await site.open(path, {viewport});
      await takenOver(opened.page);
      seen[viewport.width as 1280 | 390] = opened;
    }
  });
  afterAll(async () => {
    for (const {page} of Object.values(seen)) await page.context().close();
  });

  it.each([1280, 390] as const)(
    "at %i px: cells take over, and every figure is the one that was built",
    async (width) => {
      const {page, wrong} = seen[width];
      for (const id of figuresOf(path)) {
        const shown = page.locator(`#figure-${id}`);
        const before = built(path).querySelector(`#figure-${id}`)!;
        expect(await shown.locator(".figure-title").textContent()).toBe(
          before.querySelector(".figure-title")?.textContent
        );
        expect(
          await shown.locator("[data-says]").evaluateAll((marks) => marks.map((mark) => mark.getAttribute("data-says")))
        ).toEqual([...before.querySelectorAll("[data-says]")].map((mark) => mark.getAttribute("data-says")));
      }
      expect(wrong).toEqual([]);
    }
  );

  it.runIf(LONG || path === pages[0]).each(LONG ? [DESK, PHONE] : [PHONE])(
    "at $width px nothing moves when cells take over",
    async (viewport) => {
      const {page} = await site.open("/claims", {viewport});
      // What a font that comes late moves is another matter (test/browser/shift.test.ts).
      await page.route("**/*.woff2", (route) => route.abort());
      await page.addInitScript(WATCH);
      await site.go(page, path);
      await takenOver(page);
      expect(await page.evaluate("window.shift")).toBe(0);
      await page.context().close();
    }
  );

  it.each(
    figuresOf(path).flatMap((id) =>
      [DESK, PHONE].map((viewport) => [id, viewport.width as 1280 | 390, viewport] as const)
    )
  )("%s at %i px is at most one screen, and none of its labels is cut or covered", async (id, width, {height}) => {
    const {page} = seen[width];
    const found = await hides(page.locator(`#figure-${id}`));
    expect(found.cut).toEqual([]);
    expect(found.covered).toEqual([]);
    expect(found.dots).toBe(0);
    expect(found.height).toBeLessThanOrEqual(height);
  });

  it.each([
    [390, 320, "light"],
    [1280, 1280, "dark"]
  ] as const)(
    "loaded at %i px, at %i px in %s: nothing scrolls sideways, and axe finds nothing",
    async (loaded, width, colorScheme) => {
      const {page, wrong} = seen[loaded];
      await page.setViewportSize({width, height: 900});
      await page.emulateMedia({colorScheme});
      // The quick run asks axe of every second notebook, in turn wide or narrow.
      const number = pages.indexOf(path);
      if (LONG || (number % 2 === 0 && (width === 1280) === (number % 4 === 0)))
        expect(await axeFindsIn(page, [[width, colorScheme]])).toEqual({});
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
      ).toBe(0);
      expect(wrong).toEqual([]);
    }
  );

  it("in print: its drawings fit the sheet; code and inputs stay away", async () => {
    const {page} = seen[1280];
    await page.setViewportSize({width: 720, height: 1000});
    await page.emulateMedia({media: "print", colorScheme: "light"});
    expect(await page.locator(".cell-code:visible, main form:visible").count()).toBe(0);
    expect(await page.locator("figure.figure .figure-picture > div > svg:visible").count()).toBe(
      figuresOf(path).length
    );
    expect(await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)).toBe(
      0
    );
  });

  it("without a script: drawings and tables are there, and no input that would do nothing", async () => {
    const {page} = await site.open(path, {javaScriptEnabled: false, viewport: {width: 390, height: 844}});
    expect(await page.locator("figure.figure .figure-picture > div > svg:visible").count()).toBe(
      figuresOf(path).length
    );
    expect(await page.locator("main input:visible, main select:visible").count()).toBe(0);
    const about = page.locator(".about-chart").first();
    await about.locator("summary").first().click();
    expect(await about.locator(".figure-ways").isVisible()).toBe(true);
    await page.context().close();
  });
});

describe.each(LONG ? [DESK, PHONE] : [PHONE])("every choice of an input, at $width px", (viewport) => {
  it.each(some(pages, 1))("of %s draws labels and dots that are whole and clear of each other", async (path) => {
    const {page, wrong} = await site.open(path, {viewport});
    await takenOver(page);
    const trouble: Record<string, unknown> = {};
    const look = async (choice: string) => {
      // Cells draw in the frame after.
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      for (const figure of await page.locator("figure.figure").all()) {
        const {cut, covered, dots} = await hides(figure);
        if (cut.length || covered.length || dots)
          trouble[`${choice}: ${await figure.getAttribute("id")}`] = {cut, covered, dots};
      }
    };
    let choices = 0;
    for (const select of await page.locator("main form select").all())
      for (const value of some(
        await select.locator("option").evaluateAll((all: HTMLOptionElement[]) => all.map((one) => one.value)),
        4
      )) {
        await select.selectOption(value);
        const chosen = await select.locator("option:checked").textContent();
        await look(chosen ?? value);
        choices += 1;
        // What this one offers: a share, or the number.
        for (const radio of await page.locator("main form input[type=radio]:not(:checked)").all()) {
          await radio.check();
          await look(`${chosen}, another way`);
        }
      }
    if (!choices)
      for (const radio of await page.locator("main form input[type=radio]").all()) {
        await radio.check();
        await look((await radio.getAttribute("value")) ?? "");
      }
    expect(trouble).toEqual({});
    expect(wrong).toEqual([]);
    await page.context().close();
  });
});

describe("an input", () => {
  it("is there for a choice alone: no lone radio button, and no slider of one year", async () => {
    const {page} = await site.open("/taxpayers/states?series=cms-undocumented-by-state");
    await page.locator("#figure-states-compared .figure-title", {hasText: "as CMS estimates"}).waitFor();
    const inputs = async (type: string) => page.locator(`main form input[type=${type}]`).count();
    // Of people there is no share to choose, and there are years.
    expect([await inputs("radio"), await inputs("range")]).toEqual([0, 1]);
    // Numbers are circles, each state its own, and what is hatched is said under the map.
    expect(
      await page
        .locator("#figure-states-compared svg >> visible=true")
        .locator("circle[class*=shade-][data-rows]")
        .count()
    ).toBeGreaterThan(2);
    const key = page.locator("#figure-states-compared svg >> visible=true").locator("text", {hasText: "no figure"});
    expect(await key.allTextContents()).toEqual(["no figure: District of Columbia"]);
    // Of returns with an ITIN there is one year, and a share to choose.
    expect(new Set(seriesRows("nta-itin-returns-by-state").map(({period}) => period)).size).toBe(1);
    await site.go(page, "/taxpayers/states?series=nta-itin-returns-by-state");
    await page.locator("#figure-states-compared .figure-title", {hasText: "Returns with an ITIN"}).waitFor();
    expect([await inputs("radio"), await inputs("range")]).toEqual([2, 0]);
    // So many states without a figure are counted.
    const hatched = await page.locator("#figure-states-compared svg >> visible=true").locator(".state.none").count();
    expect(await key.allTextContents()).toEqual([`no figure: ${hatched - 1} states and D.C.`]);
    // Where all have a figure, D.C. is among them and is no state.
    await site.go(page, "/taxpayers/states?series=soi-paid-preparer");
    const marks = page.locator("#figure-states-compared svg >> visible=true").locator("[data-says^='Wyoming']");
    await page.locator("#figure-states-compared .figure-title", {hasText: "paid preparer"}).waitFor();
    expect(await marks.first().getAttribute("data-says")).toMatch(/ of 50 states and D\.C\.$/);
    await page.context().close();
  });

  it("draws anew without a jump, is in the address, and comes back from a link", async () => {
    const {page, wrong} = await site.open("/taxpayers/itins", {viewport: {width: 390, height: 844}});
    await takenOver(page);
    const figure = page.locator("#figure-itin-returns-by-state");
    await figure.locator(".about-chart > summary").click();
    const choice = page.getByLabel("number of returns");
    await choice.scrollIntoViewIfNeeded();
    const before = await page.evaluate(() => window.scrollY);
    await choice.check();
    await figure.locator(".figure-title", {hasText: "866,378 returns"}).waitFor();
    await page.waitForURL(/\?measure=number$/);
    expect(await page.evaluate(() => window.scrollY)).toBe(before);
    expect(await figure.locator(".about-chart").evaluate((details: HTMLDetailsElement) => details.open)).toBe(true);
    const [download] = await Promise.all([
      page.waitForEvent("download"),
      figure.locator(".figure-ways a", {hasText: "CSV"}).click()
    ]);
    expect(download.suggestedFilename()).toBe("itin-returns-by-state.csv");
    const again = await page.context().newPage();
    await again.goto(page.url());
    await again.locator("#figure-itin-returns-by-state .figure-title", {hasText: "866,378 returns"}).waitFor();
    expect(await again.getByLabel("number of returns").isChecked()).toBe(true);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("is reached and changed by keyboard, and what the address cannot mean is ignored", async () => {
    const {page, wrong} = await site.open("/taxpayers/disclosures?year=1890&scale=none", {
      viewport: {width: 1280, height: 900}
    });
    await takenOver(page);
    const title = page.locator("#figure-disclosures-in-a-year .figure-title");
    const latest = published("disclosures-in-a-year").title;
    expect(await title.textContent()).toBe(latest);
    await page.getByRole("slider", {name: "Year", exact: true}).focus();
    await page.keyboard.press("ArrowLeft");
    await title.filter({hasNotText: latest}).waitFor();
    const year = /In (\d{4})/.exec((await title.textContent()) ?? "")?.[1] ?? "";
    expect(await title.textContent()).toContain(byId.get(`jct-6103-i2@${year}`)!.value.toLocaleString("en-US"));
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("beyond what a source supports draws nothing and says why", async () => {
    const {page, wrong} = await site.open("/taxpayers/taxes?points=95");
    await page.locator(".refused", {hasText: "A fall of 95 points would lose"}).waitFor();
    expect(await page.locator("#figure-cost-of-fewer-filings").count()).toBe(0);
    expect(await axeFinds(page)).toEqual([]);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("offers no share of people in returns", async () => {
    const {page} = await site.open("/taxpayers/states?series=pew-unauthorized-by-state");
    await page.locator("#figure-states-compared .figure-title", {hasText: "as Pew estimates"}).waitFor();
    expect(await page.getByLabel("percent of all returns").count()).toBe(0);
    await page.context().close();
  });
});

describe("a chart answers", () => {
  it("to pointer, touch and keyboard with the value of the mark", async () => {
    for (const hasTouch of [false, true]) {
      const {page, wrong} = await site.open("/taxpayers/itins", {viewport: {width: 390, height: 844}, hasTouch});
      await takenOver(page);
      const picture = page.locator("#figure-itin-taxes .figure-picture");
      const mark = picture.locator("svg:visible [data-says]").first();
      await mark.scrollIntoViewIfNeeded();
      const says = (await mark.getAttribute("data-says")) ?? "";
      const box = (await mark.boundingBox())!;
      const at = [box.x + box.width / 2, box.y + box.height / 2] as const;
      if (hasTouch) await page.touchscreen.tap(...at);
      else await page.mouse.move(...at);
      const line = page.locator("#figure-itin-taxes .figure-says");
      await line.filter({hasText: says}).waitFor();
      await picture.getByRole("listbox").focus();
      const marks = await picture
        .locator("svg:visible [data-says]")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-says") ?? ""));
      await page.keyboard.press("ArrowRight");
      await line.filter({hasText: marks[1]!}).waitFor();
      expect(wrong).toEqual([]);
      await page.context().close();
    }
  });
});
