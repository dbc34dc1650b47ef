import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {sampleData} from "../site/features/chronology/timeline/sample.js";
import {laneOf} from "../../site/features/chronology/timeline/rows.js";
import {address, done, moved, range, stand, words, type Stand} from "../site/features/chronology/timeline/stand.js";
import {LONG} from "../tools/rounds.js";

/* The timeline by itself, on a bare page under the site's policy: by mouse, keyboard and touch. */
const data = sampleData(140);
let site: Stand;
beforeAll(async () => {
  site = await stand(data);
});
afterAll(() => site.close());
const open: Stand["open"] = (...asked) => site.open(...asked);

describe("by mouse", () => {
  it("zooms with ctrl and the wheel, pans by a drag, and writes both into the address", async () => {
    const page = await open();
    const whole = await range(page);
    const box = (await page.locator(".timeline-view").boundingBox())!;
    await page.mouse.move(box.x + 700, box.y + 300);
    await page.keyboard.down("Control");
    await page.mouse.wheel(0, -600);
    await page.keyboard.up("Control");
    await moved(page, whole);
    await address(page, /from=20\d\d-\d\d-\d\d&to=20/);
    const zoomed = await range(page);
    await page.mouse.down();
    await page.mouse.move(box.x + 500, box.y + 300, {steps: 4});
    await page.mouse.up();
    await moved(page, zoomed);
    expect(await page.locator("dialog[open]").count()).toBe(0);
    await done(page);
  });

  it("leaves the wheel to the page until it has the focus", async () => {
    const page = await open("", {viewport: {width: 1280, height: 1600}});
    const whole = await range(page);
    const box = (await page.locator(".timeline-view").boundingBox())!;
    await page.mouse.move(box.x + 700, box.y + 60);
    await page.mouse.wheel(0, 200);
    await page.waitForFunction(() => scrollY > 100);
    await page.mouse.wheel(0, -200);
    await page.waitForFunction(() => scrollY === 0);
    expect(await range(page)).toBe(whole);
    await page.locator(".timeline-view").focus();
    await page.mouse.wheel(0, -200);
    await moved(page, whole);
    await done(page);
  });

  it("opens the card of the mark that is clicked, and Back closes it", async () => {
    const page = await open("", {viewport: {width: 1280, height: 1600}});
    const box = (await page.locator(".timeline-view").boundingBox())!;
    const at = await page.locator(".timeline-live .timeline-mark-order").evaluate((path) => {
      const [, x, y] = /M([\d.]+),([\d.]+)h\.01$/.exec(path.getAttribute("d")!)!;
      return {x: Number(x), y: Number(y)};
    });
    await page.mouse.click(box.x + at.x, box.y + at.y);
    await page.locator("dialog[open]").waitFor();
    await address(page, /event=[a-z0-9-]+/);
    const id = new URL(page.url()).searchParams.get("event")!;
    expect(await page.locator("dialog[open] .timeline-card-body").textContent()).toContain(
      data.events.find((event) => event.id === id)!.title
    );
    await page.goBack();
    await page.locator("dialog[open]").waitFor({state: "detached"});
    expect(page.url()).not.toContain("event=");
    await page.goForward();
    await page.locator("dialog[open]").waitFor();
    await page.keyboard.press("Escape");
    await address(page, /^[^?]*$/);
    // Closing was going back: the card is still ahead.
    await page.goForward();
    await page.locator("dialog[open]").waitFor();
    await done(page);
  });

  it("keeps the card that Forward opens before the one before has said that it is closed", async () => {
    const event = `?event=${data.events[0]!.id}`;
    const page = await open(event);
    await page.locator("dialog[open]").waitFor();
    await page.evaluate(async (query) => {
      const come = (to: string) => {
        history.replaceState({card: true}, "", to);
        dispatchEvent(new PopStateEvent("popstate"));
      };
      const closed = new Promise((done) =>
        document.querySelector("dialog")!.addEventListener("close", done, {once: true})
      );
      come(location.pathname);
      come(query);
      await closed;
    }, event);
    expect(await page.locator("dialog[open]").count()).toBe(1);
    expect(page.url()).toContain(event);
    await done(page);
  });

  it("offers the events under a number, and zooms to them", async () => {
    const page = await open();
    const whole = await range(page);
    const view = (await page.locator(".timeline-view").boundingBox())!;
    const pill = await page.locator(".timeline-live .timeline-pill").getAttribute("d");
    const [, x, y] = /^M([\d.]+),([\d.]+)/.exec(pill!)!;
    const digit = await page
      .locator(".timeline-live .timeline-count text")
      .evaluate((text) => Number(text.textContent[0]));
    await page.mouse.click(view.x + Number(x), view.y + Number(y));
    expect(await page.locator("dialog[open] .timeline-choice button").count()).toBe(digit);
    await page.getByRole("button", {name: "Zoom to these"}).click();
    await moved(page, whole);
    await done(page);
  });

  it("moves the cursor to the day that is clicked or dragged to, and says what bound whom", async () => {
    const page = await open();
    const before = await words(page);
    const handle = (await page.locator(".timeline-handle").boundingBox())!;
    await page.mouse.move(handle.x + 13, handle.y + 13);
    await page.mouse.down();
    await page.mouse.move(handle.x - 400, handle.y + 13, {steps: 5});
    await page.mouse.up();
    await page.waitForFunction((text) => document.querySelector(".timeline-words")?.textContent !== text, before);
    // The address hears of a drag once it rests.
    const day = await page.locator('[name="on"]').inputValue();
    await address(page, new RegExp(`on=${day}`));
    expect(day).toMatch(/^2025-/);
    expect(await page.locator(".timeline-handle").getAttribute("aria-valuetext")).toContain(
      String(Number(day.slice(8)))
    );
    await done(page);
  });
});

describe("by keyboard", () => {
  it("pans, zooms and goes to both ends", async () => {
    const page = await open();
    const whole = await range(page);
    await page.locator(".timeline-view").focus();
    await page.keyboard.press("+");
    await moved(page, whole);
    const zoomed = await range(page);
    await page.keyboard.press("End");
    await moved(page, zoomed);
    expect((await range(page))!.split(" to ")[1]).toBe(whole!.split(" to ")[1]);
    const end = await range(page);
    await page.keyboard.press("Home");
    await moved(page, end);
    expect((await range(page))!.split(" to ")[0]).toBe(whole!.split(" to ")[0]);
    const home = await range(page);
    await page.keyboard.press("ArrowRight");
    await moved(page, home);
    await page.keyboard.press("0");
    await page.waitForFunction((text) => document.querySelector(".timeline-range")?.textContent === text, whole);
    await done(page);
  });

  it("moves the cursor by days and months", async () => {
    const page = await open("?on=2025-11-20");
    await page.locator(".timeline-handle").focus();
    await page.keyboard.press("ArrowRight");
    await page.waitForFunction(() =>
      document.querySelector(".timeline-words")?.textContent.startsWith("On Nov. 21, 2025, a sample court")
    );
    await page.keyboard.press("PageUp");
    await address(page, /on=2025-12-21/);
    await done(page);
  });

  it("walks from event to event and opens a card, from which the next is one key away", async () => {
    const page = await open();
    await page.locator(".timeline-roving").focus();
    const first = await page.locator(".timeline-roving").getAttribute("aria-label");
    await page.keyboard.press("ArrowRight");
    const second = await page.locator(".timeline-roving").getAttribute("aria-label");
    expect(second).not.toBe(first);
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Enter");
    await page.locator("dialog[open]").waitFor();
    const name = await page.locator("dialog[open]").getAttribute("aria-label");
    const next = page.getByRole("button", {name: "Next event"});
    // Nothing to announce when it opens: the focus is on its text.
    const heard = page.locator("dialog[open] [role=status]");
    expect(await heard.textContent()).toBe("");
    await next.press("Enter");
    await page.waitForFunction(
      (before) => document.querySelector("dialog[open]")?.getAttribute("aria-label") !== before,
      name
    );
    // A screen reader hears which event came, and the focus stays on the button.
    expect(await heard.textContent()).toBe(await page.locator("dialog[open]").getAttribute("aria-label"));
    expect(await next.evaluate((button) => button === document.activeElement)).toBe(true);
    await page.keyboard.press("Escape");
    await page.locator("dialog[open]").waitFor({state: "detached"});
    expect(await page.evaluate(() => document.activeElement?.className)).toBe("timeline-roving");
    await done(page);
  });

  it("keeps the event that the keys go to in view, in a window lower than the picture", async () => {
    const page = await open("", {viewport: {width: 1280, height: 400}});
    const roving = page.locator(".timeline-roving");
    await roving.focus();
    const inView = () =>
      roving.evaluate((button) => {
        const {top, bottom} = button.getBoundingClientRect();
        return document.activeElement === button && top >= 0 && bottom <= innerHeight;
      });
    const went = new Set<number>();
    const presses = {Home: 1, ArrowRight: LONG ? 30 : 16, ArrowDown: LONG ? 8 : 5};
    for (const key of Object.entries(presses).flatMap(([key, times]) => Array<string>(times).fill(key))) {
      await page.keyboard.press(key);
      // The picture is drawn with the next frame.
      await page.evaluate(() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn))));
      expect(await inView(), `${key} to ${await roving.getAttribute("aria-label")}`).toBe(true);
      went.add(await page.evaluate(() => scrollY));
    }
    expect(went.size).toBeGreaterThan(1);
    await done(page);
  });

  it("comes into the events at the one nearest the cursor's day, keeps the zoom, and goes on by months", async () => {
    const page = await open("?from=2025-10-01&to=2026-03-01&on=2025-11-20");
    const before = await range(page);
    await page.locator(".timeline-handle").focus();
    await page.keyboard.press("Tab");
    const roving = page.locator(".timeline-roving");
    expect(await roving.evaluate((button) => button === document.activeElement)).toBe(true);
    const at = async () => {
      const name = await roving.getAttribute("aria-label");
      return data.events.find(({words, title}) => name === `${words}: ${title}`)!;
    };
    const apart = ({date_start, date_end}: {date_start: string; date_end: string}) =>
      Math.abs((Date.parse(date_start) + Date.parse(date_end)) / 2 - Date.parse("2025-11-20"));
    const entered = await at();
    expect(apart(entered)).toBe(Math.min(...data.events.map(apart)));
    expect(await range(page)).toBe(before);
    const month = (event: {date_start: string}) => event.date_start.slice(0, 7);
    await page.keyboard.press("PageDown");
    const months = [...new Set(data.events.map(month))].sort();
    expect(month(await at())).toBe(months[months.indexOf(month(entered)) + 1]);
    await page.keyboard.press("PageUp");
    expect(month(await at())).toBe(month(entered));
    // Who goes away and comes back finds the event that they were at.
    const left = (await at()).id;
    await page.keyboard.press("Shift+Tab");
    await page.keyboard.press("Tab");
    expect((await at()).id).toBe(left);
    await done(page);
  });

  it("zooms about the cursor's day, which stays in view", async () => {
    const page = await open("?on=2025-04-10");
    await page.locator(".timeline-handle").focus();
    for (let press = 0; press < 6; press++) {
      const before = await range(page);
      await page.keyboard.press("+");
      await moved(page, before);
      expect(await page.locator(".timeline-line").evaluate((line: HTMLElement) => line.hidden)).toBe(false);
    }
    await done(page);
  });

  it("takes a day and an as-known day from the inputs, and Back takes the last one away", async () => {
    const page = await open();
    await page.locator('[name="on"]').fill("2025-10-01");
    await page.waitForFunction(() =>
      document.querySelector(".timeline-words")?.textContent.includes("asked for notice")
    );
    await page.locator('[name="known"]').fill("2025-12-31");
    await page.waitForFunction(() =>
      document.querySelector(".timeline-words")?.textContent.includes("held nothing yet")
    );
    await address(page, /on=2025-10-01&known=2025-12-31/);
    expect(await page.locator(".timeline-live .timeline-restriction").count()).toBe(0);
    await page.goBack();
    await page.waitForFunction(() =>
      document.querySelector(".timeline-words")?.textContent.includes("asked for notice")
    );
    await done(page);
  });
});

describe("a date that is typed", () => {
  it("is spoken once, when it is whole, and one before the picture has no answer", async () => {
    const page = await open("?on=2025-10-31");
    await page.clock.install();
    const heard = () => page.evaluate(() => (window as unknown as {heard: string[]}).heard);
    await page.evaluate(() => {
      const heard = ((window as unknown as {heard: string[]}).heard = []) as string[];
      const status = document.querySelector(".timeline-spoken")!;
      new MutationObserver(() => status.textContent && heard.push(status.textContent)).observe(status, {
        childList: true
      });
    });
    const on = page.locator('[name="on"]');
    await on.focus();
    await page.keyboard.type("12012025", {delay: 0});
    await page.clock.runFor(5000);
    expect(await on.inputValue()).toBe("2025-12-01");
    expect(await heard()).toEqual([expect.stringMatching(/^On Dec\. 1, 2025, /)]);
    expect(await page.locator(".timeline-words").getAttribute("aria-hidden")).toBe("true");
    await on.fill("0202-12-01");
    await page.clock.runFor(5000);
    expect((await heard()).at(-1)).toMatch(/^No answer before Jan\. 1, \d{4}, where the chart begins\.$/);
    expect(await page.locator(".timeline-orders li:not([hidden])").count()).toBe(0);
    await page.locator('[name="text"]').focus();
    await page.clock.runFor(5000);
    expect(await on.inputValue()).toBe("2025-12-01");
    expect(await words(page)).toMatch(/^On Dec\. 1, 2025, /);
    await done(page);
  });

  it("in an address, before the picture, is left out and said to be", async () => {
    const page = await open("?on=0002-12-01");
    expect(await page.locator(".timeline-left").textContent()).toContain("on=0002-12-01");
    await done(page);
  });
});

describe("by Tab", () => {
  it("stops at the day and at the events, and not at the picture around them, which has no keys of its own", async () => {
    const page = await open();
    expect(await page.locator(".timeline-view").evaluate((view: HTMLElement) => view.tabIndex)).toBe(-1);
    await page.locator(".timeline-handle").focus();
    const before = await words(page);
    await page.keyboard.press("Home");
    await page.waitForFunction((text) => document.querySelector(".timeline-words")?.textContent !== text, before);
    await done(page);
  });
});

describe("a date that is emptied", () => {
  it("is put back to the day that the answer is about, and one half typed once the reader leaves it", async () => {
    const page = await open("?on=2025-10-31");
    const on = page.locator('[name="on"]');
    const before = await words(page);
    await on.fill("");
    expect(await on.inputValue()).toBe("2025-10-31");
    expect(await words(page)).toBe(before);
    // Without one of its parts a day is not empty: the reader types on, or goes elsewhere.
    await on.focus();
    await page.keyboard.press("Backspace");
    expect(await on.inputValue()).toBe("");
    await page.locator(".timeline-view").focus();
    expect(await on.inputValue()).toBe("2025-10-31");
    expect(await words(page)).toBe(before);
    await done(page);
  });
});

describe("the choices", () => {
  const courts = ["sample-court-a", "sample-court-b", "sample-court-c", "sample-court-d", "sample-court-e"];
  it("count their events, and take all courts at once", async () => {
    const page = await open();
    await page.locator(".timeline-pick summary", {hasText: "Who acted"}).click();
    const inCourts = data.events.filter(({lane}) => lane === "courts");
    const all = page.getByRole("checkbox", {name: `All courts ${inCourts.length}`});
    await all.check();
    await address(page, new RegExp(`lane=${courts.join("%2C")}`));
    await page
      .locator(".timeline-shown", {
        hasText: new RegExp(`^${inCourts.filter(({grade}) => grade !== "unverified").length} of `)
      })
      .waitFor();
    const first = inCourts.filter(({court_id}) => court_id === courts[0]).length;
    await page.getByRole("checkbox", {name: `Sample court 1 ${first}`}).uncheck();
    await page.waitForFunction(() => document.querySelector<HTMLInputElement>("[data-all]")!.indeterminate);
    expect(await all.isChecked()).toBe(false);
    await done(page);
  });

  it("count what each would show beside what else is chosen", async () => {
    const page = await open();
    const list = page.locator(".timeline-pick", {hasText: "Who acted"});
    /** What the boxes say, with what picking each of them alone leaves in the list. */
    const said = () =>
      list
        .locator("label:has([name])")
        .evaluateAll((labels) =>
          labels.map((label) => [
            label.querySelector("input")!.value,
            Number(label.querySelector(".timeline-choice-count")!.textContent)
          ])
        );
    const counts = (passes: (event: (typeof data.events)[number]) => boolean) =>
      said().then((boxes) =>
        boxes.map(([lane]) => [lane, data.events.filter((event) => laneOf(event) === lane && passes(event)).length])
      );
    const summary = list.locator("summary");
    await summary.click();
    await expect.poll(said).toEqual(await counts(() => true));
    await page.keyboard.press("Escape");
    await page.locator('[name="key"][value="yes"]').check();
    await summary.click();
    const key = await counts((event) => event.key);
    expect(key.reduce((sum, [, count]) => sum + Number(count), 0)).toBeLessThan(data.events.length);
    await expect.poll(said).toEqual(key);
    // What is chosen in the same list takes nothing from its other choices, and what is chosen while it is open counts at once.
    await list.locator("label:has([name]) input").first().check();
    expect(await said()).toEqual(key);
    await page.locator('[name="text"]').fill("hearing");
    const hearings = await counts(({key, title}) => key && title.includes("hearing"));
    await expect.poll(said).toEqual(hearings);
    const courts = hearings.filter(([lane]) => String(lane).startsWith("sample-court"));
    const sum = courts.reduce((all, [, count]) => all + Number(count), 0);
    expect(await list.locator("label:has([data-all]) .timeline-choice-count").innerText()).toBe(String(sum));
    await done(page);
  });

  it("that nothing passes are named, and no lane is left", async () => {
    const page = await open();
    await page.locator(".timeline-pick summary", {hasText: "Who acted"}).click();
    await page.getByRole("checkbox", {name: /^All courts/}).check();
    await page.locator('[name="text"]').fill("nowhere in the sample");
    await page
      .locator(".timeline-shown", {hasText: "No event matches all of: All courts, “nowhere in the sample”."})
      .waitFor();
    expect(await page.locator(".timeline-live .timeline-lane:not(.timeline-lane-status)").count()).toBe(0);
    await done(page);
  });

  it.each([320, 390])("stay on a screen of %d pixels when they are opened", async (width) => {
    const page = await open("", {viewport: {width, height: 800}});
    for (const pick of await page.locator(".timeline-pick").all()) {
      await pick.locator("summary").click();
      const {left, right} = await pick.locator("> div").evaluate((list) => list.getBoundingClientRect());
      expect(left).toBeGreaterThanOrEqual(0);
      expect(right).toBeLessThanOrEqual(width);
      expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(width);
      // It lies over the next button until it is closed.
      await page.keyboard.press("Escape");
    }
    await done(page);
  });
});

describe("by touch", () => {
  it("pans with one finger, zooms with two and opens a card with a tap", async () => {
    const page = await open("?from=2025-06-01&to=2025-12-31", {
      viewport: {width: 390, height: 844},
      hasTouch: true,
      isMobile: true
    });
    const before = await range(page);
    const box = (await page.locator(".timeline-view").boundingBox())!;
    await page.evaluate((y) => scrollTo(0, y), box.y - 100);
    const touch = await page.context().newCDPSession(page);
    const send = (type: "touchStart" | "touchMove" | "touchEnd", ...xs: number[]) =>
      touch.send("Input.dispatchTouchEvent", {type, touchPoints: xs.map((x, id) => ({x, y: 300 + id * 20, id}))});
    await send("touchStart", 300);
    for (const x of [280, 250, 220, 180]) await send("touchMove", x);
    await send("touchEnd");
    await moved(page, before);
    const panned = await range(page);
    await send("touchStart", 150, 200);
    for (const spread of [10, 30, 60, 80]) await send("touchMove", 150 - spread, 200 + spread);
    await send("touchEnd");
    await moved(page, panned);
    const order = await page.locator(".timeline-live").evaluate((svg) => {
      const box = svg.getBoundingClientRect();
      for (const path of svg.querySelectorAll(".timeline-mark"))
        for (const [, x, y] of path.getAttribute("d")!.matchAll(/M([\d.-]+),([\d.]+)h\.01/g)) {
          const at = {x: box.left + Number(x), y: box.top + Number(y)};
          if (Number(x) > 20 && Number(x) < 340 && at.y > 100 && at.y < 800) return at;
        }
      return null;
    });
    await page.touchscreen.tap(order!.x, order!.y);
    await page.locator("dialog[open]").waitFor();
    await done(page);
  });
});
