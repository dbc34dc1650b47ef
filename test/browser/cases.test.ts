import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFindsIn} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, record, wordsOf} from "./built.js";
import {some} from "../tools/rounds.js";
import {existsSync} from "node:fs";

const {cases, orders, events, courts} = record.tables;

describe("the page of a case", () => {
  it.each(cases.map((row) => [row.id, row] as const))(
    "%s names its court, docket, judges, parties and counsel, and says where it stands",
    (id, row) => {
      const main = wordsOf(built(`/cases/${id}`).querySelector("main"));
      const named = [
        row.docket_number,
        row.status,
        courts.find((court) => court.id === row.court_id)?.name ?? "",
        ...row.judges,
        ...[...row.parties, ...row.counsel].map(({name}) => name.replace(/\s+/g, " "))
      ];
      expect(named.filter((words) => !main.includes(words))).toEqual([]);
    }
  );

  it("sets parties under their role, and those who are none apart", () => {
    const sections = [...built("/cases/ctr-v-irs").querySelectorAll("#parties + details .roles section")].map(
      (section) => [wordsOf(section.querySelector("h3")), [...section.querySelectorAll("li")].map(wordsOf)] as const
    );
    expect(Object.fromEntries(sections)).toMatchObject({
      "Not parties": ["ICE", "DHS"],
      Plaintiffs: expect.arrayContaining(["Main Street Alliance"]) as string[]
    });
  });

  it("shows all of its orders and all of its events, and of each where it is told in full", () => {
    for (const {id} of cases) {
      const linked = new Set(
        [...built(`/cases/${id}`).querySelectorAll("main a")]
          .map((link) => new URL(link.getAttribute("href") ?? "", `http://site/cases/${id}`))
          .map(({pathname, hash}) => pathname + hash)
      );
      const wanted = [
        ...orders.filter(({case_id}) => case_id === id).map((order) => `/orders/${order.id}`),
        ...events.filter(({case_id}) => case_id === id).map((event) => `/chronology#${event.id}`)
      ];
      expect([id, wanted.filter((address) => !linked.has(address))]).toEqual([id, []]);
    }
  });

  it("counts rulings, and has the orders of one under it", () => {
    const page = built("/cases/ctr-v-irs");
    expect(wordsOf(page.querySelector('.counts a[href$="#orders"]'))).toBe("5 rulings, 10 orders in all");
    expect(page.querySelectorAll("#orders + .docket > li")).toHaveLength(5);
    const [november] = [...page.querySelectorAll("#orders + .docket > li")].filter((item) =>
      wordsOf(item).startsWith("Nov. 21, 2025")
    );
    expect(wordsOf(november?.querySelector("h3") ?? null)).toBe("One ruling, 5 orders, Nov. 21, 2025");
    expect(november?.querySelectorAll('.made a[href*="/orders/"]')).toHaveLength(5);
    expect(wordsOf(built("/cases/cedc-v-bessent").querySelector('.counts a[href$="#orders"]'))).toBe(
      "1 ruling, 3 orders in all"
    );
    expect(wordsOf(built("/es/cases/ctr-v-irs").querySelector('.counts a[href$="#orders"]'))).toBe(
      "5 resoluciones, 10 órdenes en total"
    );
  });

  it("draws the line of appeals on the page below and on the page above", () => {
    for (const row of cases.filter(({appeal_of}) => appeal_of !== null)) {
      for (const id of [row.id, row.appeal_of ?? ""]) {
        const tree = built(`/cases/${id}`).querySelector(".tree");
        expect(wordsOf(tree)).toContain(row.docket_number);
        expect(tree?.querySelector("[aria-current=page]")?.closest("li")?.id).toBe(id);
        expect(tree?.querySelector(`[id="${row.appeal_of}"] [id="${row.id}"]`)).not.toBeNull();
      }
    }
  });

  it("leads to the docket's known address, else to it at CourtListener by its number there, else to a search by docket number", () => {
    for (const {id, docket_url, courtlistener_id, docket_number} of cases) {
      const link = built(`/cases/${id}`).querySelector('.ways a[href^="http"]');
      expect(link?.getAttribute("href")).toContain(
        docket_url ??
          (courtlistener_id === null
            ? encodeURIComponent(docket_number.replace(/ .*/, ""))
            : `https://www.courtlistener.com/docket/${courtlistener_id}/`)
      );
      // The page tells no site where its reader comes from, and the link opens where the reader wants it.
      expect(built(`/cases/${id}`).querySelector('meta[name="referrer"]')?.getAttribute("content")).toBe("no-referrer");
      expect(link?.hasAttribute("target")).toBe(false);
    }
  });

  it("says in words what its picture shows", () => {
    const picture = built("/cases/ctr-v-irs").querySelector("svg.strip");
    expect(picture?.getAttribute("role")).toBe("img");
    for (const {title} of orders.filter(({case_id, restriction}) => case_id === "ctr-v-irs" && restriction !== "none"))
      expect(picture?.getAttribute("aria-label")).toContain(title);
  });
});

describe("following a case", () => {
  it("is a line of links to its feed, and to its calendar where it has one, in both languages", () => {
    let calendars = 0;
    for (const language of ["", "es/"])
      for (const {id} of cases) {
        const page = built(`/${language}cases/${id}`);
        const links = [...page.querySelectorAll("main > p a[type]")].map(
          (link) => new URL(link.getAttribute("href") ?? "", `http://site/${language}cases/${id}`).pathname
        );
        const has = existsSync(`dist/${language}cases/${id}.ics`);
        calendars += Number(has);
        expect(links).toEqual([`/${language}cases/${id}.xml`, ...(has ? [`/${language}cases/${id}.ics`] : [])]);
        expect(existsSync(`dist${links[0]}`)).toBe(true);
      }
    expect(calendars).toBeGreaterThan(0);
  });

  it("and the whole record, on the chronology", () => {
    for (const path of ["/chronology", "/es/chronology"])
      expect([...built(path).querySelectorAll("main p a[type]")].map((link) => link.getAttribute("href"))).toEqual([
        "./feed.xml",
        "./calendar.ics"
      ]);
  });
});

describe("the brief of a case and of an order", () => {
  it.each(["/cases/ctr-v-irs", "/orders/ctr-stay", "/es/cases/ctr-v-irs", "/es/orders/ctr-stay"])(
    "of %s is the first heading after the title",
    (path) => {
      const [title, brief] = built(path).querySelectorAll("main :is(h1, h2, h3)");
      expect([title?.localName, brief?.localName, brief?.id]).toEqual(["h1", "h2", "brief"]);
    }
  );
});

describe("the index of cases", () => {
  it("has every case once, appeals after what they appeal from, and the story's own first", () => {
    const page = built("/cases/");
    const listed = [...page.querySelectorAll(".list tbody tr")].map(({id}) => id);
    expect([...listed].sort()).toEqual(cases.map(({id}) => id).sort());
    for (const {id, appeal_of} of cases)
      if (appeal_of !== null) expect(listed.indexOf(id)).toBeGreaterThan(listed.indexOf(appeal_of));
    expect(listed[0]).toBe(
      cases.filter(({flow, appeal_of}) => flow === record.edition.flow && appeal_of === null)[0]?.id
    );
  });
});

describe("in Chromium", () => {
  let site: Visit;
  beforeAll(async () => void (site = await visit()));
  afterAll(() => site.close());

  it("axe finds nothing on any case at 1280 pixels (light) and 390 (dark)", {timeout: 240_000}, async () => {
    const found: Record<string, string[]> = {};
    const {page} = await site.open("/cases/");
    for (const path of some(cases, 4).map(({id}) => `/cases/${id}`)) {
      await site.go(page, path);
      Object.assign(
        found,
        await axeFindsIn(
          page,
          [
            [1280, "light"],
            [390, "dark"]
          ],
          path
        )
      );
    }
    expect(found).toEqual({});
    await page.context().close();
  });

  it.each([1280, 700, 390, 320])(
    "at %i pixels one picture is shown, its words large enough to read and none outside it",
    async (width) => {
      const {page, wrong} = await site.open("/cases/ctr-v-irs", {viewport: {width, height: 900}});
      const seen = await page.evaluate(() =>
        [...document.querySelectorAll<SVGSVGElement>("svg.strip")]
          .filter((svg) => svg.getBoundingClientRect().width > 0)
          .map((svg) => {
            const frame = svg.getBoundingClientRect();
            const texts = [...svg.querySelectorAll("text")].map((text) => ({
              words: text.textContent,
              box: text.getBoundingClientRect()
            }));
            const scale = frame.width / svg.viewBox.baseVal.width;
            return {
              size: 13 * scale,
              outside: texts
                .filter(
                  ({box}) => box.left < frame.left - 1 || box.right > frame.right + 1 || box.bottom > frame.bottom + 1
                )
                .map(({words}) => words)
            };
          })
      );
      expect(seen).toHaveLength(1);
      expect(seen[0]?.outside).toEqual([]);
      expect(seen[0]?.size).toBeGreaterThanOrEqual(11.5);
      expect(wrong).toEqual([]);
      await page.context().close();
    }
  );

  it.each([1280, 390])(
    "at %i pixels the keyboard goes through the brief and then the text, as they stand",
    async (width) => {
      const {page} = await site.open("/cases/ctr-v-irs", {viewport: {width, height: 900}});
      const order = await page.evaluate(() => {
        const box = (selector: string) => document.querySelector(selector)!.getBoundingClientRect();
        const [brief, text] = [box(".side"), box(".spread > .text")];
        const first = document
          .querySelector(".side")!
          .compareDocumentPosition(document.querySelector(".spread > .text")!);
        return {
          before: (first & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
          seen: brief.bottom <= text.top || (brief.right <= text.left && brief.top <= text.top + 1)
        };
      });
      expect(order).toEqual({before: true, seen: true});
      await page.context().close();
    }
  );

  it("the keyboard goes from the index to a case, on to one of its orders, and by Back to the case", async () => {
    const {page} = await site.open("/cases/");
    await page
      .getByRole("link", {name: "Center for Taxpayer Rights et al. v. Internal Revenue Service et al."})
      .focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/cases\/ctr-v-irs$/);
    await page.locator("#orders + .docket").getByRole("link", {name: "Stay of the Address-Sharing Policy"}).focus();
    await page.keyboard.press("Enter");
    await page.waitForURL(/\/orders\/ctr-stay$/);
    await page.goBack();
    expect(await page.locator("h1").innerText()).toContain("Center for Taxpayer Rights");
    await page.context().close();
  });
});
