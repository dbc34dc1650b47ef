import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Locator, Page} from "playwright-core";
import {visit, type Visit} from "./browser.js";
import {record} from "./built.js";
import {formatDate} from "../../site/ui/format.js";
import {LONG, some} from "../tools/rounds.js";

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

const PHONE = {viewport: {width: 390, height: 844}};

/** The story with its folded figures open. */
async function story(options: Parameters<Visit["open"]>[1] = {}): Promise<{page: Page; wrong: string[]}> {
  const opened = await site.open("/", options);
  await opened.page
    .locator("details.figure-fold")
    .evaluateAll((folds: HTMLDetailsElement[]) => folds.forEach((fold) => (fold.open = true)));
  return opened;
}

describe("every figure of the story with marks", () => {
  it.each([1280, 800])(
    "tells a value over nothing of its picture, wherever the window cuts it, at %i pixels",
    async (width) => {
      for (const path of ["/", "/taxpayers/taxes"]) {
        const {page} = await site.open(path, {viewport: {width, height: 800}});
        const figures = await page.locator("main .figure:has(.figure-says):not(.figure-folded)").all();
        expect(figures.length).toBeGreaterThan(1);
        for (const figure of some(figures, 4)) {
          const picture = figure.locator(".figure-picture");
          // The axis stands in the last line of the window, where there is one.
          await picture.evaluate((one) =>
            scrollBy({top: one.getBoundingClientRect().bottom - innerHeight, behavior: "instant"})
          );
          const boxes = await Promise.all(
            (await figure.locator("[data-says] >> visible=true").all()).map((mark) => mark.boundingBox())
          );
          const box = boxes.find((one) => one && one.y > 200 && one.y + one.height < 790 && one.width > 1);
          if (!box) continue;
          // A page of cells wakes at the first move, and answers the next.
          let moved = 0;
          await expect
            .poll(async () => {
              await page.mouse.move(box.x + box.width / 2 + (moved++ % 2), box.y + box.height / 2);
              return figure.locator(".figure-told").count();
            })
            .toBe(1);
          const [drawn, told] = [(await picture.boundingBox())!, (await figure.locator(".figure-told").boundingBox())!];
          expect(Math.max(told.x - drawn.x - drawn.width, told.y - drawn.y - drawn.height)).toBeGreaterThanOrEqual(0);
          // Beside it, it is in sight as well.
          const beside = told.x > drawn.x + drawn.width;
          if (beside) expect(told.y + told.height).toBeLessThanOrEqual(801);
          if (width === 1280 && (await figure.locator(".figure-answer").count()) === 0) expect(beside).toBe(true);
        }
        await page.context().close();
      }
    }
  );

  it.each(["pointer", "touch"] as const)("answers the %s with a value and the source of its row", async (hand) => {
    const {page, wrong} = await story(hand === "touch" ? {...PHONE, hasTouch: true} : {});
    const figures = await page.locator(".figure:has(.figure-says)").all();
    expect(figures.length).toBeGreaterThan(5);
    for (const figure of some(figures, 6)) {
      // What is missing has no row, and so no source (test/story/figures/rows.test.ts).
      const mark = figure.locator("[data-says][data-rows] >> visible=true").first();
      await mark.scrollIntoViewIfNeeded();
      const box = (await mark.boundingBox())!;
      const [x, y] = [box.x + Math.min(box.width / 2, 4), box.y + Math.min(box.height / 2, 4)];
      if (hand === "touch") await page.touchscreen.tap(x, y);
      else await page.mouse.move(x, y);
      const line = figure.locator(".figure-says");
      await line.locator('a[href*="sources#"]').waitFor();
      const said = await figure.locator(".said[data-says] >> visible=true").first().getAttribute("data-says");
      expect(await line.textContent()).toContain(said);
      // A finger finds it in the window.
      if (hand === "touch") {
        const told = (await line.boundingBox())!;
        expect([told.y >= 0, told.y + told.height <= 845]).toEqual([true, true]);
      }
    }
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it.each([1280, 390])(
    "answers over the whole of a row, name and value included, and says nothing where there is none, at %i pixels",
    async (width) => {
      const {page, wrong} = await site.open("/taxpayers/taxes", {viewport: {width, height: 844}});
      for (const id of ["state-and-local-taxes", "published-ranges"]) {
        const figure = page.locator(`#figure-${id}`);
        const line = figure.locator(".figure-says");
        // A page of cells wakes at the first move, and draws its pictures again.
        await expect
          .poll(async () => {
            await figure.locator("[data-says] >> visible=true").first().hover({force: true, timeout: 1000});
            return figure.locator(".figure-told").count();
          })
          .toBe(1);
        await page.mouse.move(2, 2);
        const hint = "Point, tap or press arrow keys to read values.";
        const picture = figure.locator(".figure-picture svg >> visible=true");
        const marks = picture.locator("[data-says]");
        const left = (await picture.boundingBox())!;
        for (const at of [0, 1, 2, 4]) {
          const mark = marks.nth(at);
          await mark.evaluate((one) => one.scrollIntoView({block: "center", behavior: "instant"}));
          const {y, height} = (await mark.boundingBox())!;
          for (const part of [0.02, 0.3, 0.6, 0.98]) {
            await page.mouse.move(left.x + left.width * part, y + height / 2);
            const says = `${await mark.getAttribute("data-says")}.`;
            expect([at, part, (await line.textContent())!.slice(0, says.length)]).toEqual([at, part, says]);
          }
        }
        // Off the picture it says again what it said before.
        await page.mouse.move(2, 2);
        expect(await line.textContent()).toBe(hint);
        expect(await figure.locator(".said").count()).toBe(0);
      }
      expect(wrong).toEqual([]);
      await page.context().close();
    }
  );

  it("goes back to the mark that was chosen, or to none, when the pointer is on no other", async () => {
    const {page} = await site.open("/", {viewport: {width: 1280, height: 900}});
    const figure = page.locator("#figure-one-day-against-28-years");
    const line = figure.locator(".figure-says");
    const hint = await line.textContent();
    const picture = figure.locator(".figure-picture svg >> visible=true");
    await picture.evaluate((one) => one.scrollIntoView({block: "center", behavior: "instant"}));
    const year = (of: number) => picture.locator(`rect[data-says^="${of}: "]`).boundingBox();
    const [quiet, peak, whole] = [(await year(2018))!, (await year(2021))!, (await picture.boundingBox())!];
    const empty = [whole.x + whole.width - 4, peak.y + peak.height / 2] as const;
    // Over a low bar its column answers, and a number that stands there as its own bar.
    await page.mouse.move(quiet.x + 3, peak.y + 60);
    expect(await line.textContent()).toContain("2018: ");
    const number = (await picture.locator("text", {hasText: "2021: "}).boundingBox())!;
    await page.mouse.move(number.x + number.width / 2, number.y + number.height / 2);
    expect(await line.textContent()).toContain("2021: ");
    await page.mouse.move(...empty);
    expect(await line.textContent()).toBe(hint);
    await page.mouse.click(quiet.x + 3, peak.y + 60);
    await page.mouse.move(peak.x + 3, peak.y + 60);
    expect(await line.textContent()).toContain("2021: ");
    expect(await figure.locator(".chosen").getAttribute("data-says")).toContain("2018: ");
    for (const place of [empty, [2, 2] as const]) {
      await page.mouse.move(...place);
      expect(await line.textContent()).toContain("2018: ");
      await page.mouse.move(peak.x + 3, peak.y + 60);
    }
    await page.mouse.click(...empty);
    expect([await line.textContent(), await figure.locator(".chosen").count()]).toEqual([hint, 0]);
    await page.context().close();
  });

  it("answers arrow keys, and Tab then leads to the source", async () => {
    const {page} = await story();
    for (const figure of some(await page.locator(".figure:has(.figure-says)").all(), 6)) {
      await figure.locator("[role=listbox]").focus();
      await page.keyboard.press("ArrowRight");
      const first = await figure.locator(".figure-says").textContent();
      await page.keyboard.press("ArrowRight");
      expect(await figure.locator(".figure-says").textContent()).not.toBe(first);
      expect(await figure.locator('.figure-says a[href*="sources#"]').count()).toBe(1);
    }
    await page.context().close();
  });

  it("is a listbox named with its title, whose option in focus says value and source with its publisher", async () => {
    const {page} = await story();
    const publishers = new Map(record.tables.sources.map(({id, publisher}) => [id, publisher]));
    for (const figure of some(await page.locator(".figure:has(.figure-says)").all(), 2)) {
      const title = (await figure.locator(".figure-title").textContent())!.replace(/\s+/g, " ").trim();
      const list = page.getByRole("listbox", {name: `Values: ${title}`, exact: true});
      await list.focus();
      await page.keyboard.press("End");
      const all = list.getByRole("option");
      // A value is one stop, however often it is drawn.
      const drawn = await figure
        .locator("[data-says] >> visible=true")
        .evaluateAll((marks) =>
          marks.map((mark) => `${mark.getAttribute("data-says")} ${mark.getAttribute("data-rows")}`)
        );
      expect(await all.count()).toBe(new Set(drawn).size);
      expect(await list.getAttribute("aria-description")).toBe(
        "Arrow keys lead from value to value, Tab to the source."
      );
      const chosen = list.getByRole("option", {selected: true});
      expect(await list.getAttribute("aria-activedescendant")).toBe(await chosen.getAttribute("id"));
      const mark = figure.locator("[data-says] >> visible=true").last();
      const [says, source] = [await mark.getAttribute("data-says"), await mark.getAttribute("data-source")];
      const told = `${says}.${source === null ? "" : ` Source: ${publishers.get(source) ?? ""}`}`.replace(/\s+/g, " ");
      expect((await chosen.textContent())?.replace(/\s+/g, " ").startsWith(told)).toBe(true);
      if (source !== null) {
        const link = figure.locator(".figure-says a");
        expect(await link.innerText()).toContain(publishers.get(source) ?? "");
      }
      // Every link below the picture names whose text it leads to.
      for (const link of await figure.locator(".figure-sources a").all()) {
        const id = (await link.getAttribute("href"))!.split("#")[1]!;
        expect(await link.textContent()).toContain(publishers.get(id) ?? "");
      }
    }
    await page.context().close();
  });

  it("goes by arrow keys in the order of time, and changes what is said at each press", async () => {
    const {page} = await story();
    const said = async (id: string) => {
      await page.locator(`#figure-${id} [role=listbox]`).focus();
      return page.locator(`#figure-${id}`).getByRole("option").allTextContents();
    };
    const years = (await said("one-day-against-28-years")).map((text) => /\b(?:19|20)\d\d\b/.exec(text)?.[0] ?? "");
    expect(years[0]).toBe("1995");
    expect(years).toEqual([...years].sort());
    const stages = await said("from-request-to-violation");
    expect(stages.filter((text) => text.startsWith("47,289"))).toHaveLength(1);
    expect(new Set(stages).size).toBe(stages.length);
    await page.context().close();
  });

  it("answers Home, End and letters, and leaves which of how many to the listbox", async () => {
    const {page} = await story();
    const figure = page.locator("#figure-one-day-against-28-years");
    const line = figure.locator(".figure-says");
    // Some have their number beside them, which answers as they do.
    const marks = figure.locator("rect[data-says] >> visible=true");
    const count = await marks.count();
    expect(count).toBeGreaterThan(2);
    const chosen = figure.getByRole("option", {selected: true});
    const told = async (index: number) => {
      const [value, after] = (await line.textContent())!.split(/\. (?=Source: )|\.$/);
      expect([value, /\d of \d/.test(after ?? "")]).toEqual([await marks.nth(index).getAttribute("data-says"), false]);
      expect(await chosen.getAttribute("aria-posinset")).toBe(String(index + 1));
      expect(await chosen.getAttribute("aria-setsize")).toBe(String(count));
    };
    await figure.locator("[role=listbox]").focus();
    await page.evaluate(() => document.activeElement?.scrollIntoView());
    await page.keyboard.press("End");
    await told(count - 1);
    await page.keyboard.press("ArrowRight");
    await told(count - 1);
    const y = await page.evaluate(() => scrollY);
    await page.keyboard.press("Home");
    await told(0);
    expect(Math.abs((await page.evaluate(() => scrollY)) - y)).toBeLessThan(900);
    const begin = (await marks.nth(3).getAttribute("data-says"))!.slice(0, 4);
    await page.keyboard.type(begin);
    expect((await line.textContent())?.startsWith(begin)).toBe(true);
    await page.context().close();
  });

  it.runIf(LONG)("keeps the value that is read, and its mark, inside a window of 640 by 450 pixels", async () => {
    const {page} = await story({viewport: {width: 640, height: 450}, reducedMotion: "reduce"});
    for (const figure of some(await page.locator(".figure:has(.figure-says)").all(), 2)) {
      await figure.locator("[role=listbox]").focus();
      for (let press = 0; press < 12; press++) {
        await page.keyboard.press("ArrowRight");
        // Others of the same rows are lit with the mark that is read.
        const [line, mark] = await figure.evaluate((element) => {
          const line = element.querySelector(".figure-says")!;
          const read = [...element.querySelectorAll(".said[data-says]")].find(
            (one) =>
              one.getBoundingClientRect().width > 0 && line.textContent.startsWith(`${one.getAttribute("data-says")}. `)
          );
          return [line, read!].map((part) => {
            const {top, bottom} = part.getBoundingClientRect();
            return {top, bottom};
          });
        });
        expect(line!.top).toBeGreaterThanOrEqual(0);
        expect(line!.bottom).toBeLessThanOrEqual(451);
        // One that is higher than the window shows its beginning.
        expect(mark!.top).toBeLessThan(line!.top);
        expect(mark!.bottom).toBeGreaterThan(0);
      }
    }
    await page.context().close();
  });

  it("lights the same thing in every figure of the page", async () => {
    const {page} = await story();
    const transfer = "irs-ice-transfer@2025-08-07/disclosed";
    await page.locator("#figure-one-day-against-28-years [role=listbox]").focus();
    for (let step = 0; step < 40; step++) await page.keyboard.press("ArrowRight");
    const lit = await page.evaluate(() => [
      ...new Set([...document.querySelectorAll(".said")].map((mark) => mark.closest(".figure")?.id))
    ]);
    expect(lit).toEqual(
      expect.arrayContaining([
        "figure-from-request-to-violation",
        "figure-one-day-against-28-years",
        "figure-law-on-any-date",
        "figure-turning-points",
        "figure-who-ran-the-irs"
      ])
    );
    // A mark may stand for several rows that tell the same.
    const all = (row: string) =>
      page.evaluate((row) => {
        const marks = [...document.querySelectorAll(`.figure [data-rows~="${row}"]`)];
        const rows = new Set(marks.flatMap((mark) => mark.getAttribute("data-rows")?.split(" ") ?? []));
        return [...document.querySelectorAll(".said")].map((mark) =>
          mark.classList.contains("cite")
            ? rows.has((mark.getAttribute("href") ?? "").replace("#source-", ""))
            : mark.getAttribute("data-rows")?.split(" ").includes(row)
        );
      }, row);
    expect(await all(transfer)).not.toContain(false);
    // The words that cite it are lit too, the headline's first.
    const cited = page.locator(`a.cite[href="#source-${transfer}"]`);
    expect(await cited.count()).toBeGreaterThan(2);
    expect(await page.locator(`a.cite.said[href="#source-${transfer}"]`).count()).toBe(await cited.count());
    // And the other way: the card of cited words lights the marks, until it closes.
    await page.keyboard.press("Tab");
    await page.locator("h1 a.cite").click();
    expect(await page.locator(".figure .said").count()).toBeGreaterThan(3);
    expect(await all(transfer)).not.toContain(false);
    await page.keyboard.press("Escape");
    expect(await page.locator(".said").count()).toBe(0);
    await page.context().close();
  });
});

it("the law on a day: what is not in force dims, and the day is in the address and comes back from it", async () => {
  const {page} = await story();
  const dimmed = () =>
    page
      .locator("#figure-law-on-any-date .law-off >> visible=true")
      .evaluateAll((bars) => bars.map((bar) => bar.getAttribute("data-order")));
  await page.locator(".lawdate input[type=date]").fill("2025-10-01");
  await page.locator(".lawdate input[type=date]").dispatchEvent("change");
  const then = await dimmed();
  expect(then).toContain("cedc-suspension");
  expect(then).not.toContain("ctr-notice-kept");
  // A denial of an earlier day stands; one of a later day is not there yet.
  expect(then).toContain("centro-affirmance");
  expect(then).not.toContain("centro-injunction-denial");
  expect(new URL(page.url()).searchParams.get("on")).toBe("2025-10-01");
  await page.reload();
  expect(await dimmed()).toEqual(then);
  // The day's line runs from the band through every bar that is in force to the foot, names its day there, and crosses no word.
  const drawing = page.locator("#figure-law-on-any-date svg >> visible=true");
  for (const day of ["2025-10-01", "2025-12-25", "2026-05-01"]) {
    await page.locator(".lawdate input[type=date]").fill(day);
    const {pieces, bars, words, foot, named} = await drawing.evaluate((svg) => {
      const path = svg.querySelector(".lawdate-cursor")!.getAttribute("d") ?? "";
      const box = (element: Element) => (element as SVGGraphicsElement).getBBox();
      const visible = [...svg.querySelectorAll("text:not(.lawdate-day, .lawdate-covered)")];
      return {
        pieces: [...path.matchAll(/M([\d.]+) ([\d.]+)V([\d.]+)/g)].map((part) => part.slice(1).map(Number)),
        bars: [...svg.querySelectorAll("rect[data-order]:not(.law-off)")].map(box).map(({y, height}) => ({y, height})),
        words: visible.map(box).map(({x, y, width, height}) => ({x, y, width, height})),
        foot: Number((svg as SVGElement).dataset["foot"]),
        named: svg.querySelector(".lawdate-day")!.textContent
      };
    });
    expect(named).toBe(formatDate(day));
    expect(pieces.at(-1)?.[2]).toBe(foot);
    expect(bars.length).toBeGreaterThan(0);
    for (const {y, height} of bars)
      expect(pieces.some(([, from, until]) => from! <= y + height / 2 && until! >= y + height / 2)).toBe(true);
    for (const [x, from, until] of pieces)
      expect(
        words.filter(
          (word) => word.x < x! && x! < word.x + word.width && word.y + 1 < until! && from! < word.y + word.height - 1
        )
      ).toEqual([]);
  }
  await page.context().close();
});

it("the law on a day: its address opens at the day, and is copied by a button beside the day", async () => {
  const {page, wrong} = await site.open("/");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await page.locator(".lawdate input[type=date]").fill("2026-02-10");
  await page.locator(".lawdate input[type=date]").dispatchEvent("change");
  const shared = `${site.address}?on=2026-02-10#figure-law-on-any-date`;
  expect(page.url()).toBe(shared);
  await page.locator(".lawdate .copy").click();
  await page.locator(".lawdate .copy", {hasText: "Copied"}).waitFor();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shared);
  // What was copied is not the day that is chosen now.
  await page.locator(".lawdate input[type=date]").fill("2026-02-11");
  expect(await page.locator(".lawdate .copy").innerText()).toBe("Copy link to this day");
  for (const path of ["/?on=2026-02-10#figure-law-on-any-date", "/?on=2026-02-10"]) {
    const {page: other} = await site.open(path, PHONE);
    const day = other.locator(".lawdate-asked");
    expect(await day.innerText()).toMatch(/^Feb\. 10, 2026: /);
    await expect.poll(() => day.boundingBox().then((box) => box!.y >= 0 && box!.y + box!.height < 844)).toBe(true);
    expect(await other.locator(".lawdate input[type=date]").inputValue()).toBe("2026-02-10");
    await other.context().close();
  }
  expect(wrong).toEqual([]);
  await page.context().close();
});

it.each([
  [1280, 800],
  [1440, 900],
  [390, 844]
])(
  "a dated link opens the law's picture at its title, where its day can be read, at %i by %i pixels",
  async (width, height) => {
    const {page} = await site.open("/?on=2025-11-21#figure-law-on-any-date", {viewport: {width, height}});
    const figure = page.locator("#figure-law-on-any-date");
    const day = page.locator('.lawdate input[type="date"]');
    expect(await day.inputValue()).toBe("2025-11-21");
    const bar = page.locator(".contents");
    const seen = async (part: Locator) => {
      const [box, stuck] = [await part.boundingBox(), await bar.boundingBox()];
      return box !== null && box.y >= stuck!.y + stuck!.height - 1 && box.y + box.height <= height;
    };
    await expect.poll(() => seen(figure.locator(".figure-title"))).toBe(true);
    if (width > 1000) {
      for (const part of [day, figure.locator(".lawdate-day >> visible=true")]) expect(await seen(part)).toBe(true);
      expect(await page.locator(".lawdate-asked").isVisible()).toBe(false);
    } else {
      // The picture is taller than the window: its day stands under the title, with the way to the answer.
      const link = page.locator(".lawdate-asked a");
      expect(await seen(link)).toBe(true);
      expect(await link.innerText()).toMatch(/^Nov\. 21, 2025: ./);
      await link.click();
      await expect.poll(() => seen(day)).toBe(true);
      await day.fill("2026-02-10");
      expect(await link.innerText()).toMatch(/^Feb\. 10, 2026: ./);
    }
    await page.context().close();
  }
);

it.each(["/", "/es/", "/embed/law-on-any-date"])(
  "the axis of the law says its years on any day, on %s",
  async (path) => {
    for (const width of [1280, 390, 320]) {
      const {page} = await site.open(`${path}?on=2025-11-21`, {viewport: {width, height: 844}});
      await page.locator(".lawdate:enabled").waitFor();
      const wrong = await page.locator(".lawdate").evaluate((panel) => {
        const [typed] = panel.querySelectorAll("input");
        const svg = [...panel.closest(".figure")!.querySelectorAll<SVGSVGElement>(".figure-picture svg")].find(
          (one) => one.getBoundingClientRect().width > 0
        )!;
        const first = Number(/\d{4}/.exec(typed!.min)![0]);
        const found: string[] = [];
        for (let index = 0; index < 640; index += 9) {
          const day = new Date(Date.parse(typed!.min) + index * 86_400_000).toISOString().slice(0, 10);
          typed!.value = day;
          typed!.dispatchEvent(new Event("input"));
          const shown = [...svg.querySelectorAll<SVGTextElement>(".tick:not(.lawdate-covered), .lawdate-day")];
          const said = shown.map(({textContent}) => textContent);
          for (const year of [first, first + 1])
            if (!said.some((text) => text.includes(String(year)))) found.push(`${day}: ${said.join()}`);
          const boxes = shown.map((text) => text.getBBox());
          for (const [at, a] of boxes.entries())
            for (const b of boxes.slice(at + 1))
              if (a.x < b.x + b.width && b.x < a.x + a.width && a.y + 2 < b.y + b.height && b.y + 2 < a.y + a.height)
                found.push(`${day}: one on another of ${said.join()}`);
          if (boxes.some(({x, width}) => x < -1 || x + width > Number(svg.getAttribute("width")) + 1))
            found.push(`${day}: cut, ${said.join()}`);
        }
        return found;
      });
      expect([width, wrong]).toEqual([width, []]);
      await page.context().close();
    }
  }
);

it("the ring of a chart in focus is whole: what is told under it does not lie over it", async () => {
  const {page} = await story();
  for (const figure of some(await page.locator(".figure:has(.figure-says)").all(), 6)) {
    const list = figure.locator("[role=listbox]");
    await list.focus();
    await page.keyboard.press("ArrowRight");
    await figure
      .locator(".figure-told")
      .evaluate((line) => line.scrollIntoView({block: "center", behavior: "instant"}));
    const above = await list.evaluate((ring) => {
      const look = getComputedStyle(ring);
      const reach = Number.parseFloat(look.outlineOffset) + Number.parseFloat(look.outlineWidth);
      // What can be pressed answers where it is: the ring, for once, too.
      ring.style.pointerEvents = "auto";
      const {left, width, bottom} = ring.getBoundingClientRect();
      const told = ring.closest(".figure")!.querySelector(".figure-told")!.getBoundingClientRect();
      const right = left + width;
      const top = document.elementFromPoint(left + width / 2, bottom - 1);
      ring.style.pointerEvents = "";
      return {
        over: ring === top || ring.contains(top),
        layer: look.zIndex,
        gap: Math.max(told.top - bottom, told.left - right) - reach
      };
    });
    expect(above.over).toBe(true);
    expect(above.layer).toBe("1");
    expect(above.gap).toBeGreaterThanOrEqual(0);
  }
  await page.context().close();
});

it("a bar that asks for notice is told from one that bars without its color", async () => {
  const {page} = await site.open("/");
  await page.emulateMedia({forcedColors: "active"});
  const heights = await page
    .locator("#figure-law-on-any-date rect[data-order] >> visible=true")
    .evaluateAll((bars) =>
      bars.map((bar) => [bar.getAttribute("class")?.split(" ")[0] ?? "", bar.getAttribute("height") ?? ""])
    );
  const of = (look: string) => new Set(heights.filter(([name]) => name === look).map(([, height]) => height));
  expect(of("fill-notice").size).toBe(1);
  expect(of("fill-barred").size).toBe(1);
  expect([...of("fill-notice")]).not.toEqual([...of("fill-barred")]);
  await page.context().close();
});

describe("the opening", () => {
  const shown = (page: Page) =>
    page.evaluate(() => ({
      zoom: [...document.querySelectorAll<SVGElement>(".opening-zoom")].filter(
        (svg) => svg.getBoundingClientRect().width
      ).length,
      stills: [...document.querySelectorAll(".opening-still")].filter((svg) => svg.getBoundingClientRect().width).length
    }));
  const scale = (page: Page) =>
    page.evaluate(() => {
      const svg = [...document.querySelectorAll<SVGElement>(".opening-zoom")].find(
        (one) => one.getBoundingClientRect().width
      );
      return Number(/scale\(([\d.e-]+)\)/.exec(svg?.querySelector("g")?.getAttribute("transform") ?? "")?.[1]);
    });

  it.each([1280, 390])(
    "zooms from all to those whose addresses went as the reader scrolls, at %i pixels",
    async (width) => {
      const {page, wrong} = await site.open("/", {viewport: {width, height: 844}});
      expect(await shown(page)).toEqual({zoom: 1, stills: 0});
      const first = await scale(page);
      expect(first).toBeLessThan(0.1);
      const height = await page.evaluate(() => document.documentElement.scrollHeight);
      await page.evaluate(() => scrollTo(0, 100));
      await page.waitForFunction(
        (from) => document.querySelector<HTMLElement>(".opening")?.dataset["stage"] !== undefined && from > 0,
        first
      );
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      expect(await scale(page)).toBeGreaterThan(first);
      // Solid areas say nothing of dots, and nothing half seen lies over them.
      expect(await page.locator(".opening-near >> visible=true").evaluate((near) => near.getAttribute("opacity"))).toBe(
        "0"
      );
      expect(await page.locator(".opening-dots").isVisible()).toBe(false);
      // Its end stands whole in the window, and so for a while of scrolling more.
      const picture = page.locator(".opening-zoom >> visible=true");
      const top = (await picture.boundingBox())!.y;
      await page.evaluate((by) => scrollBy({top: by, behavior: "instant"}), Math.ceil(top - 170));
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      const seen = (await picture.boundingBox())!;
      expect([seen.y > 150, seen.y + seen.height < 844]).toEqual([true, true]);
      expect(await scale(page)).toBe(1);
      expect(await page.locator(".opening").getAttribute("data-stage")).toBe("3");
      // It ends on blocks of dots; on a screen that has a pixel for a dot and one beside it, what a dot is is said too.
      expect(await page.locator(".opening-near >> visible=true").getAttribute("opacity")).toBe("1");
      expect(await page.locator(".opening-dots").innerText()).toBe(
        `A full block is 1,000 people.${width === 1280 ? " Each dot is a person." : ""}`
      );
      expect(await page.locator(".opening-dots").isVisible()).toBe(true);
      expect(await page.evaluate(() => document.documentElement.scrollHeight)).toBe(height);
      expect(wrong).toEqual([]);
      await page.context().close();
    }
  );

  it.each([
    ["with reduced motion", {reducedMotion: "reduce"}, "screen"],
    ["without scripts", {javaScriptEnabled: false}, "screen"],
    ["in print", {}, "print"]
  ] as const)("is a still series %s", async (_, options, media) => {
    for (const width of [1280, 390]) {
      const {page} = await site.open("/", {...options, viewport: {width, height: 844}});
      await page.emulateMedia({media});
      if (!("javaScriptEnabled" in options)) expect(await shown(page)).toEqual({zoom: 0, stills: 3});
      else {
        expect(await page.locator(".opening-still >> visible=true").count()).toBe(3);
        expect(await page.locator(".opening-zoom >> visible=true").count()).toBe(0);
      }
      // Each picture that is drawn larger than the first says so.
      const said = await page
        .locator(".opening li")
        .evaluateAll((items) => items.map((item) => (item as HTMLElement).innerText));
      expect(said.map((text) => text.includes("Enlarged, on a scale of its own"))).toEqual([false, true, true]);
      // Paper shows dots at any width; a narrow screen of a pixel a point shows none.
      const dots = media === "print" || width === 1280;
      expect(said.map((text) => text.includes("Each dot is a person"))).toEqual([false, false, dots]);
      await page.context().close();
    }
  });

  it.each([
    [1280, 1],
    [390, 1],
    [390, 3]
  ])("has a key that looks as the last picture does, at %i pixels of %i points", async (width, deviceScaleFactor) => {
    for (const reducedMotion of ["no-preference", "reduce"] as const) {
      const {page} = await site.open("/", {viewport: {width, height: 844}, deviceScaleFactor, reducedMotion});
      await page.evaluate(() => scrollTo(0, 2000));
      if (reducedMotion === "no-preference") await page.locator(".opening[data-dots]").waitFor();
      const looks = await page.evaluate(() => {
        const field = [...document.querySelectorAll(".opening svg use.stroke-accent")].find(
          (use) => use.getBoundingClientRect().width > 0
        )!;
        return {
          dots: getComputedStyle(field.parentElement!.querySelector("use.stroke-ink")!).display !== "none",
          // Blocks have the full color under their dots, as the key has.
          solid: getComputedStyle(field).strokeDasharray,
          keys: [...document.querySelectorAll(".opening-area")].map((key) => {
            const {visibility, maskImage} = getComputedStyle(key);
            return `${visibility} ${maskImage}`;
          })
        };
      });
      // What has left the picture that zoomed has no key.
      const left = reducedMotion === "reduce" ? "visible none" : "hidden none";
      expect(looks).toEqual({
        dots: width === 1280 || deviceScaleFactor > 1,
        solid: "none",
        keys: [left, left, "visible none"]
      });
      await page.context().close();
    }
  });

  it("draws a dot for each person in the last picture, as shapes that paper shows too", async () => {
    const {page} = await site.open("/", {reducedMotion: "reduce"});
    const counted = await page.evaluate(() => {
      const dots = (element: Element): number => {
        if (element.localName === "use") return dots(document.getElementById(element.getAttribute("href")!.slice(1))!);
        if (element.localName !== "path") return [...element.children].reduce((sum, child) => sum + dots(child), 0);
        const dash = Number(element.closest("[stroke-dasharray]")?.getAttribute("stroke-dasharray") ?? shared);
        return [...element.getAttribute("d")!.matchAll(/h([\d.]+)/g)].reduce(
          (sum, [, wide]) => sum + Number(wide) / dash / 2,
          0
        );
      };
      let shared = 0;
      return [...document.querySelectorAll(".opening-zoom")].map((svg) => {
        shared = Number(svg.querySelector(".opening-near [stroke-dasharray]")!.getAttribute("stroke-dasharray"));
        const name = svg.classList.contains("opening-wide") ? "wide" : "narrow";
        return dots(document.getElementById(`opening-${name}-dots`)!);
      });
    });
    expect(counted).toEqual([47_289, 47_289]);
    // A pattern becomes a picture of few pixels in print.
    expect(await page.locator(".opening pattern").count()).toBe(0);
    await page.context().close();
  });

  it("says how much larger it is while it is enlarged, and no more at the beginning", async () => {
    const {page} = await site.open("/", {viewport: {width: 1280, height: 900}});
    const said = page.locator(".opening-enlarged");
    expect(await said.isVisible()).toBe(false);
    await page.evaluate(() => scrollTo(0, 150));
    await expect.poll(() => said.isVisible()).toBe(true);
    const times = Number(/enlarged ([\d.]*\d) times/.exec((await said.textContent()) ?? "")?.[1]);
    const now = await scale(page);
    await page.evaluate(() => scrollTo(0, 0));
    await expect.poll(() => said.isVisible()).toBe(false);
    expect(times / (now / (await scale(page))) ** 2).toBeCloseTo(1, 1);
    await page.context().close();
  });

  it("answers a press on an area with what its number under it says, and leaves no hole before the number of its size", async () => {
    const {page, wrong} = await site.open("/", {viewport: {width: 1280, height: 900}});
    const zoom = page.locator(".opening-zoom.opening-wide");
    const corner = (await zoom.boundingBox())!;
    // The last stage lies in the corner of the others.
    await page.mouse.click(corner.x + 4, corner.y + 4);
    const card = page.locator(".cite-card");
    await card.waitFor();
    expect(await card.textContent()).toContain("47,289");
    await page.keyboard.press("Escape");
    await page.mouse.click(corner.x + corner.width / 2, corner.y + 4);
    await card.waitFor();
    expect(await card.textContent()).not.toContain("47,289");
    await page.keyboard.press("Escape");
    await page.evaluate(() => scrollTo(0, 160));
    await page.locator(".opening[data-enlarged]").waitFor();
    const gap = await page.locator(".opening-enlarged").evaluate((sentence) => {
      const range = document.createRange();
      range.selectNodeContents(sentence.firstChild!);
      const before = [...range.getClientRects()].at(-1)!;
      range.selectNodeContents(sentence.querySelector(".opening-times")!);
      const number = range.getBoundingClientRect();
      return number.top > before.top + 8 ? 0 : number.left - before.right;
    });
    expect(gap).toBeLessThan(3);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("says each number in words, and each leads to its row", async () => {
    const {page} = await site.open("/");
    const links = page.locator(".opening li a");
    expect(await links.allTextContents()).toEqual(["7 million", "1.28 million", "47,289"]);
    for (const link of await links.all()) {
      const address = new URL((await link.getAttribute("href"))!, page.url());
      const answer = await page.request.get(address.href.split("#")[0]!);
      expect(await answer.text()).toContain(`id="${decodeURIComponent(address.hash.slice(1))}"`);
    }
    await page.context().close();
  });
});

it("the rows of the statute's grid say their marks in words, and open without a script", async () => {
  const {page} = await site.open("/memorandum", {javaScriptEnabled: false});
  const row = page.locator(".statute li").first();
  expect(await row.locator("summary").textContent()).toMatch(
    /taxpayer ?\(memorandum reported; requests reported, with a defect; courts found not met: Kollar-Kotelly, D\.D\.C\., indicative opinion\)/
  );
  // On what no court found a defect in, the requests have none.
  for (const other of await page.locator(".statute summary").allTextContents())
    expect(other.includes("with a defect")).toBe(
      other.includes("courts found not met") && !other.includes("requests not seen")
    );
  await row.locator("summary").click();
  expect(await row.locator("dd a >> visible=true").count()).toBeGreaterThan(2);
  await page.context().close();
});

it.runIf(LONG)(
  "the rows of the statute's grid keep their marks under their heads when they open, and a mark says what the cell says",
  async () => {
    for (const path of ["/", "/memorandum"]) {
      const {page} = await site.open(path, {viewport: {width: 1280, height: 900}});
      const middles = (marks: Element[]) =>
        marks.map((mark) => mark.getBoundingClientRect()).map(({left, right}) => Math.round((left + right) / 2));
      const heads = await page.locator(".statute-head span:not(:first-child) >> visible=true").evaluateAll(middles);
      for (const row of await page.locator(".statute li").all()) {
        await row.locator("summary").click();
        const marks = row.locator("summary > .statute-mark");
        for (const place of await marks.evaluateAll(middles))
          expect(heads.some((head) => Math.abs(head - place) <= 1)).toBe(true);
        const {left, right} = await row.evaluate((item) => item.getBoundingClientRect().toJSON() as DOMRect);
        const inside = await marks.evaluateAll(middles);
        expect(inside.every((place) => left < place && place < right)).toBe(true);
        // A reading of the law that decides nothing is no finding.
        const verdict = await row.locator("dl > div").last().locator("dd").textContent();
        expect(["✕", "□", "–"].indexOf((await marks.last().textContent()) ?? "") === 0).toBe(
          /^Not met: /.test(verdict ?? "")
        );
        const court = await row.locator("dl > div").nth(3).locator("dd").textContent();
        expect((await marks.last().textContent()) === "–").toBe(/not seen/.test(court ?? ""));
        const said = await row
          .locator("summary > span")
          .first()
          .evaluate((name) => getComputedStyle(name, "::before").content);
        expect(said).not.toBe("none");
      }
      expect(heads.length % 3).toBe(0);
      await page.context().close();
    }
  }
);

it("the statute's grid keeps heads and marks in print, and breaks no word", async () => {
  const {page} = await site.open("/memorandum", {viewport: {width: 720, height: 1000}});
  await page.emulateMedia({media: "print"});
  expect(await page.locator(".statute-head >> visible=true").count()).toBe(2);
  expect(await page.locator(".statute summary .statute-mark >> visible=true").count()).toBe(21);
  const heads = await page
    .locator(".statute-head span:not(:first-child) >> visible=true")
    .evaluateAll((all) =>
      all.map((one) => one.getBoundingClientRect().height / parseFloat(getComputedStyle(one).fontSize))
    );
  for (const lines of heads) expect(lines).toBeLessThan(2);
  const broken = await page
    .locator(".statute dt >> visible=true")
    .evaluateAll((terms) =>
      terms.filter((term) => term.scrollWidth > term.clientWidth + 1).map((term) => term.textContent)
    );
  expect(broken).toEqual([]);
  await page.context().close();
});

it("what a tapped mark says is in sight, however high the picture", async () => {
  const {page} = await story({...PHONE, hasTouch: true});
  const figure = page.locator("#figure-law-on-any-date");
  const band = figure.locator("rect[data-says]:not([data-order], .later) >> visible=true").last();
  await band.evaluate((mark) => mark.scrollIntoView({block: "start"}));
  await page.evaluate(() => scrollBy(0, -120));
  const box = (await band.boundingBox())!;
  await page.touchscreen.tap(box.x + 4, box.y + 4);
  const line = figure.locator(".figure-says");
  await line.filter({hasText: /barred by .*; \d orders/}).waitFor();
  const {top, bottom} = await line.evaluate((line) => line.getBoundingClientRect().toJSON() as DOMRect);
  expect([top >= 0, bottom <= 845]).toEqual([true, true]);
  await page.context().close();
});

it("a long value takes no more room than its figure keeps for it", async () => {
  for (const options of some([PHONE, {viewport: {width: 1280, height: 900}}], 1)) {
    const {page} = await story(options);
    for (const figure of some(await page.locator(".figure:has(.figure-says)").all(), 5)) {
      const height = () => figure.evaluate((one) => one.getBoundingClientRect().height);
      const before = await height();
      const marks = await figure
        .locator("[data-says] >> visible=true")
        .evaluateAll((all) => all.map((one) => one.getAttribute("data-says")!.length));
      await figure.locator("[role=listbox]").focus();
      for (let step = 0; step < marks.indexOf(Math.max(...marks)); step++) await page.keyboard.press("ArrowRight");
      expect(await height()).toBe(before);
    }
    await page.context().close();
  }
});

it("a map of the story's own subject stands first, and what has no figure is hatched", async () => {
  const {page} = await site.open("/taxpayers/states");
  const map = page.locator("#figure-states-compared");
  await map.locator(".figure-title", {hasText: "Returns with an ITIN"}).waitFor();
  const fills = await map
    .locator("svg path.state >> visible=true")
    .evaluateAll((states) => states.map((state) => [state.classList.contains("none"), state.getAttribute("fill")]));
  for (const [none, fill] of fills) expect(fill?.toString().startsWith("url(#") ?? false).toBe(none);
  expect(fills.some(([none]) => none)).toBe(true);
  await page.context().close();
});

it("the law of a day that nobody verified has no answer, tapped in the picture or named in the address", async () => {
  for (const [path, none, except] of [
    [
      "/",
      "No answer after July 28, 2026",
      "barred by D.D.C. except for criminal matters under section 6103(i)(2) of the tax code, and D. Mass."
    ],
    [
      "/es/",
      "Sin respuesta después del 28 de julio de 2026",
      "salvo para asuntos penales según la sección 6103(i)(2) del código tributario"
    ]
  ] as const) {
    const {page} = await site.open(path, {...PHONE, hasTouch: true});
    const figure = page.locator("#figure-law-on-any-date");
    const stretch = figure.locator("rect[data-says]:not([data-order], .later) >> visible=true").last();
    await stretch.evaluate((mark) => mark.scrollIntoView({block: "center"}));
    const [band, pale] = [
      (await stretch.boundingBox())!,
      (await figure.locator(".later >> visible=true").boundingBox())!
    ];
    await page.touchscreen.tap(pale.x + pale.width / 2, band.y + band.height / 2);
    const line = figure.locator(".figure-says");
    await line.filter({hasText: none}).waitFor();
    expect(await figure.locator(".lawdate p").first().textContent()).toContain(none);
    // What was told was brought into the window.
    const after = (await stretch.boundingBox())!;
    await page.touchscreen.tap(after.x + after.width / 2, after.y + after.height / 2);
    await line.filter({hasText: except}).waitFor();
    await site.go(page, `${path}?on=2026-09-15`);
    await figure.locator(".lawdate p").first().filter({hasText: none}).waitFor();
    expect(await figure.locator("input[type=date]").inputValue()).toBe("2026-09-15");
    // The picture ends before the day: what names its day there, and to who hears the slider, is still the day that was asked about.
    const [written, heard] = path === "/" ? ["Sept. 15, 2026", "Oct. 1, 2026"] : ["15 de septiembre", "1 de octubre"];
    expect(await figure.locator(".lawdate-day.on >> visible=true").textContent()).toContain(written);
    await figure.locator("input[type=date]").fill("2026-10-01");
    expect(await figure.locator("input[type=range]").getAttribute("aria-valuetext")).toContain(heard);
    await page.context().close();
  }
});

it("who was bound is first said of the last day that was verified", async () => {
  const {page} = await site.open("/");
  expect(await page.locator(".lawdate input[type=date]").inputValue()).toBe("2026-07-28");
  expect(await page.locator(".lawdate p").first().textContent()).toContain("On July 28, 2026, two courts");
  await page.context().close();
});

it.each([390, 320])(
  "names under a picture the first publisher, whole or nearly, in one line of %i pixels",
  async (width) => {
    for (const path of ["/", "/es/", "/taxpayers/taxes"]) {
      const {page} = await site.open(path, {viewport: {width, height: 844}});
      const lines = await page.locator(".about-chart > summary >> visible=true").evaluateAll((all) =>
        all.map((line) => {
          const name = line.querySelector(".publisher")!;
          const shown = name.textContent.length * Math.min(1, name.clientWidth / name.scrollWidth);
          return {
            name: name.textContent,
            // Of one that is cut so much is read.
            read: Math.round(shown),
            high: Math.round(line.getBoundingClientRect().height / parseFloat(getComputedStyle(line).lineHeight)),
            more: line.querySelector(".more")?.getBoundingClientRect().right ?? 0
          };
        })
      );
      expect(lines.length).toBeGreaterThan(2);
      for (const {name, read, high, more} of lines) {
        expect([path, name, read >= Math.min(name.length, width === 390 ? 32 : 20)]).toEqual([path, name, true]);
        expect([path, name, high, more < width]).toEqual([path, name, 1, true]);
      }
      await page.context().close();
    }
  }
);
