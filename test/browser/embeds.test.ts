import {existsSync, readdirSync, readFileSync} from "node:fs";
import {createServer} from "node:http";
import {createRequire} from "node:module";
import type {AddressInfo} from "node:net";
import {join} from "node:path";
import {gzipSync} from "node:zlib";
import {parseHTML} from "linkedom";
import type {Frame, Page} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFindsIn} from "./axe.js";
import {visit, type Visit} from "./browser.js";
import {built, documents, wordsOf} from "./built.js";
import {DIST} from "./files.js";
import {some} from "../tools/rounds.js";
import {crossedByCursor} from "../tools/lawcursor.js";

const EMBEDS = readdirSync(`${DIST}/embed`)
  .filter((name) => name.endsWith(".html"))
  .map((name) => `/embed/${name.replace(/\.html$/, "")}`);

const SPANISH = EMBEDS.map((path) => `/es${path}`).filter((path) => existsSync(join(DIST, `${path}.html`)));
const ALL = [...EMBEDS, ...SPANISH];

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

/** A page of another origin with some markup in it, and the frame that it holds. */
async function framed(
  body: string,
  colorScheme: "light" | "dark" = "light"
): Promise<{page: Page; frame: Frame; close: () => void}> {
  const host = createServer((_, response) =>
    response
      .writeHead(200, {"content-type": "text/html; charset=utf-8"})
      .end(`<!doctype html><title>Sample host</title><body>${body}</body>`)
  );
  await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
  const page = await site.browser.newPage({colorScheme});
  await page.goto(`http://127.0.0.1:${(host.address() as AddressInfo).port}/`);
  return {page, frame: page.frames()[1]!, close: () => void host.close()};
}

/** Waits until the frame is as high as what it holds. */
const fits = async (page: Page, frame: Frame) => {
  const needed = () => frame.evaluate(() => Math.ceil(document.documentElement.getBoundingClientRect().height));
  await expect
    .poll(async () =>
      Math.abs((await page.evaluate(() => document.querySelector("iframe")!.clientHeight)) - (await needed()))
    )
    .toBeLessThanOrEqual(1);
};

describe("a figure to frame", () => {
  it("fills its frame as far as it does the page of the site, and its foot begins where the figure does", async () => {
    const {page} = await site.open(EMBEDS[0]!, {viewport: {width: 880, height: 900}});
    await site.go(page, "/");
    await page.setViewportSize({width: 1280, height: 900});
    const own = await page
      .locator("main figure.figure .figure-wide svg >> visible=true")
      .first()
      .evaluate((svg) => svg.getBoundingClientRect().width);
    for (const path of some(ALL, 3)) {
      await site.go(page, path);
      for (const width of [880, 1280]) {
        await page.setViewportSize({width, height: 900});
        const found = await page.evaluate(() => {
          const edges = (selector: string) => {
            const {left, right} = document.querySelector(selector)!.getBoundingClientRect();
            return [Math.round(left), Math.round(right)];
          };
          return {
            figure: edges(".figure"),
            drawing: edges(".figure-wide svg"),
            foot: edges(".embed-foot"),
            wide: document.querySelector(".figure-wide svg")!.getBoundingClientRect().width
          };
        });
        expect([path, width, found.drawing, found.foot]).toEqual([path, width, found.figure, found.figure]);
        // Its letters are no larger than in the site, whatever the frame.
        expect(found.wide).toBeLessThanOrEqual(own);
      }
    }
    await page.context().close();
  });

  it("gives axe nothing to find at 1280 pixels (light) and 390 (dark)", {timeout: 300_000}, async () => {
    const {page, wrong} = await site.open(EMBEDS[0]!);
    const found: Record<string, string[]> = {};
    for (const path of some(ALL, 2)) {
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
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("weighs 60 kB at most, compressed, and the site's font for charts beside it", () => {
    const heavy = ALL.map(
      (path) => [path, gzipSync(readFileSync(join(DIST, `${path}.html`)), {level: 6}).length] as const
    );
    // Its policy lets it load nothing else.
    for (const path of ALL) {
      const source = readFileSync(join(DIST, `${path}.html`), "utf8");
      expect(/content="(default-src 'none';[^"]*)"/.exec(source)?.[1]).toMatch(
        /img-src 'self' data:; font-src 'self'; base-uri 'none'; form-action 'none'$/
      );
      const files = [...source.matchAll(/url\((\.\.[^)]*)\)/g)].map(([, file = ""]) => join(DIST, path, "..", file));
      expect(files.map((file) => readFileSync(file).length < 20_000)).toEqual([true]);
    }
    expect(heavy.filter(([, bytes]) => bytes > 60_000)).toEqual([]);
  });

  it("is lettered in the site's own font, and asks its own origin for that alone", async () => {
    for (const path of some(ALL, 4)) {
      const {page, frame, close} = await framed(
        `<iframe src="${site.address}${path.slice(1)}" width="720" height="600"></iframe>`
      );
      const {asked, families} = await frame.evaluate(async () => {
        await document.fonts.ready;
        const written = [...document.querySelectorAll("main *, footer *")].filter((element) =>
          [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent?.trim())
        );
        return {
          asked: performance.getEntriesByType("resource").map(({name}) => name),
          families: written
            .filter((element) => !element.closest("pre, code, title, desc, .unseen"))
            .map((element) => getComputedStyle(element).fontFamily.split(",")[0])
        };
      });
      expect([path, ...new Set(families)]).toEqual([path, '"Public Sans"']);
      expect(asked).toEqual([expect.stringMatching(/public-sans-normal\.[0-9a-f]{8}\.woff2$/)]);
      expect(asked[0]!.startsWith(site.address)).toBe(true);
      await page.close();
      close();
    }
  });

  it("is in Spanish for each figure that is not a notebook's, with the words of the page", () => {
    const [english, spanish] = [documents.get("/")!, documents.get("/es/")!].map((document) =>
      [...document.querySelectorAll("figure.figure")].map((figure) => figure.getAttribute("data-figure-id"))
    );
    expect(spanish).toEqual(english);
    for (const id of spanish!) {
      const {document} = parseHTML(readFileSync(join(DIST, `es/embed/${id}.html`), "utf8"));
      const title = wordsOf(built("/es/").querySelector(`#figure-${id}-title`));
      expect([document.documentElement.lang, wordsOf(document.querySelector("h1"))]).toEqual(["es", title]);
      expect(wordsOf(document.querySelector("footer"))).toMatch(/^De El archivo de direcciones, edición del /);
      const drawn = readFileSync(join(DIST, `es/figure/${id}.svg`), "utf8")
        .replace(/<[^>]+>/g, " ")
        .replace(/\s+/g, " ");
      expect(drawn).toMatch(/Unidad: .*Grado: .*Fuentes?: .*El archivo de direcciones, edición del /);
    }
  });

  it.each([EMBEDS[0]!, SPANISH[0]!])(
    "stands in a page of another origin, and the links of %s lead back into the site",
    {timeout: 120_000},
    async (path) => {
      const {page, frame, close} = await framed(
        `<iframe src="${site.address}${path.slice(1)}" width="600" height="900"></iframe>`
      );
      expect(await frame.locator("figure.figure").count()).toBe(1);
      const links = await frame
        .locator("a[href]")
        .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
      const own = [...new Set(links.filter((link) => link.startsWith(site.address)))];
      expect(own.length).toBeGreaterThan(4);
      const answers = await Promise.all(own.map(async (link) => [link, (await fetch(link)).status] as const));
      expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
      await page.close();
      close();
    }
  );

  it("leads the whole window to what its links name, and takes no page of the site into the frame", async () => {
    const linked = (path: string) => parseHTML(readFileSync(join(DIST, `${path}.html`), "utf8")).document;
    for (const path of ALL) {
      const links = [...linked(path).querySelectorAll('a[href]:not([href^="#"])')];
      expect([path, links.filter((link) => link.getAttribute("target") !== "_top").map(String)]).toEqual([path, []]);
    }
    const drawn = EMBEDS.find((path) => linked(path).querySelector('.figure-wide svg a[href^="../"]'))!;
    for (const [path, link] of [
      [EMBEDS[0]!, ".figure-sources a"],
      [drawn, '.figure-wide svg a[href^="../"]']
    ] as const) {
      const {page, frame, close} = await framed(
        `<iframe src="${site.address}${path.slice(1)}" width="900" height="900"></iframe>`
      );
      await frame.locator("details").evaluateAll((folds) => folds.forEach((fold) => fold.setAttribute("open", "")));
      const first = frame.locator(link).first();
      const address = await first.evaluate((one) => new URL(one.getAttribute("href")!, document.baseURI).href);
      await first.dispatchEvent("click");
      await page.waitForURL(address);
      expect(page.frames()).toHaveLength(1);
      await page.close();
      close();
    }
  });

  it.each([
    ["/", "embed/"],
    ["/es/", "es/embed/"]
  ])("takes the height that it needs, with the code that %s offers to copy, at any width", async (path, folder) => {
    const {page: source} = await site.open(path);
    const fold = source.locator("details.about-chart", {has: source.locator("details.figure-embed")}).first();
    await fold.locator("summary").first().click();
    await fold.locator(".figure-embed > summary").click();
    // The code has the site's address once this note is gone.
    await fold.locator(".embed-site").waitFor({state: "detached"});
    const code = (await fold.locator("pre[data-embed]").first().textContent()) ?? "";
    expect(code).toContain(`src="${site.address}${folder}`);
    // A page that is dark without saying so has a code of its own.
    const dark = fold.locator(".figure-embed input");
    await dark.check();
    expect(await fold.locator("pre[data-embed]").first().textContent()).toBe(
      code.replace(/src="([^"]*)"/, 'src="$1?theme=dark"')
    );
    await dark.uncheck();
    expect(await fold.locator("pre[data-embed]").first().textContent()).toBe(code);
    await source.context().close();
    const {page, frame, close} = await framed(code);
    for (const width of [900, 400]) {
      await page.setViewportSize({width, height: 800});
      await page.waitForFunction(
        () => {
          const shown = document.querySelector("iframe")!;
          return shown.height !== "" && shown.dataset["before"] !== shown.height;
        },
        undefined,
        {polling: 50}
      );
      await fits(page, frame);
      await page.evaluate(() => {
        const shown = document.querySelector("iframe")!;
        shown.dataset["before"] = shown.height;
      });
    }
    await page.close();
    close();
  });

  it("is sized by pym.js, as newsrooms have it", async () => {
    const script = readFileSync(createRequire(import.meta.url).resolve("pym.js/dist/pym.v1.min.js"), "utf8");
    const {page, frame, close} = await framed(
      `<div id="place"></div><script>${script}</script><script>new pym.Parent("place", "${site.address}${EMBEDS[0]!.slice(1)}", {})</script>`
    );
    await page.waitForFunction(
      () => Number.parseInt(document.querySelector("iframe")?.getAttribute("height") ?? "0") > 200
    );
    await fits(page, frame);
    await page.setViewportSize({width: 380, height: 800});
    await fits(page, frame);
    await page.close();
    close();
  });

  it("answers to pointer, touch and keyboard as in its page", async () => {
    const path = EMBEDS.find((one) => readFileSync(join(DIST, `${one}.html`), "utf8").includes("data-says="))!;
    const {page, wrong} = await site.open(path, {hasTouch: true, viewport: {width: 800, height: 900}});
    const says = page.locator(".figure-says");
    const hint = await says.textContent();
    expect(hint).toContain("arrow keys");
    const marks = page.locator(".figure-wide [data-says]");
    const [first, last] = [marks.first(), marks.last()];
    await last.scrollIntoViewIfNeeded();
    const middle = async (mark: typeof first) => {
      const box = (await mark.boundingBox())!;
      return {x: box.x + box.width / 2, y: box.y + box.height / 2};
    };
    const place = await middle(last);
    await page.mouse.move(place.x, place.y);
    expect(await says.textContent()).not.toBe(hint);
    await page.locator("[role=listbox]").focus();
    await page.keyboard.press("ArrowLeft");
    const keyed = await says.textContent();
    const count = await marks.count();
    expect(`${await marks.nth(count - 2).getAttribute("data-says")}.`).toBe(keyed);
    expect(await marks.nth(count - 2).getAttribute("class")).toContain("said");
    const touched = await middle(first);
    await page.touchscreen.tap(touched.x, touched.y);
    expect(await says.textContent()).not.toBe(keyed);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it.each([
    ["/embed/law-on-any-date", "On March 1, 2025, "],
    ["/es/embed/law-on-any-date", "El 1 de marzo de 2025, "]
  ])("asks the law on any date at %s, as in its page", async (path, says) => {
    const {page, wrong} = await site.open(path, {viewport: {width: 800, height: 900}});
    const day = page.locator('.lawdate input[type="date"]');
    expect(await day.isEnabled()).toBe(true);
    const before = await page.locator(".lawdate p").textContent();
    await day.fill("2025-03-01");
    expect(await page.locator(".lawdate p").textContent()).not.toBe(before);
    expect(await page.locator(".lawdate p").textContent()).toContain(says);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("names the first publisher whole in a frame of 320 pixels", async () => {
    const {page} = await site.open("/embed/law-on-any-date", {viewport: {width: 320, height: 900}});
    const name = page.locator(".about-chart > summary .publisher");
    expect((await name.textContent())!.length).toBeGreaterThan(20);
    const [cut, right] = await name.evaluate((one) => [
      one.scrollWidth > one.clientWidth && one.clientWidth > 0,
      one.getBoundingClientRect().right
    ]);
    expect(cut).toBe(false);
    expect(right).toBeLessThanOrEqual(320);
    await page.context().close();
  });

  it.each([
    ["/embed/law-on-any-date?theme=dark", 320],
    ["/es/embed/law-on-any-date?theme=dark", 320],
    ["/es/embed/law-on-any-date", 800],
    ["/", 320]
  ])("draws at %s, %i pixels wide, no line of a day through a label", async (path, width) => {
    const {page} = await site.open(path, {viewport: {width, height: 900}});
    await page.locator(".lawdate-on").waitFor();
    await page.evaluate(() => document.fonts.ready);
    expect(await crossedByCursor(page)).toEqual([]);
    await page.context().close();
  });

  it("is dark by choice, by its host's word, and by the reader's system, and light where that is asked for", async () => {
    const path = EMBEDS[0]!;
    const paper = (frame: Page | Frame) =>
      frame.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
    const [light, dark] = ["rgb(251, 249, 244)", "rgb(21, 22, 26)"];
    const seen = async (query: string, colorScheme: "light" | "dark") => {
      const {page} = await site.open(`${path}${query}`, {colorScheme});
      const color = await paper(page);
      await page.context().close();
      return color;
    };
    expect(await seen("", "light")).toBe(light);
    expect(await seen("", "dark")).toBe(dark);
    expect(await seen("?theme=dark", "light")).toBe(dark);
    expect(await seen("?theme=light", "dark")).toBe(light);
    const {page, frame, close} = await framed(`<iframe src="${site.address}${path.slice(1)}"></iframe>`);
    expect(await paper(frame)).toBe(light);
    await page.evaluate(() =>
      document.querySelector("iframe")!.contentWindow!.postMessage({docketbook: {theme: "dark"}}, "*")
    );
    await frame.waitForFunction(() => document.documentElement.dataset["theme"] === "dark");
    expect(await paper(frame)).toBe(dark);
    await page.close();
    close();
  });

  it("follows the color scheme of its host page, not of the reader's system, with the code that is copied", async () => {
    const {page: source} = await site.open("/");
    const written = (await source.locator(".figure-embed pre").first().textContent()) ?? "";
    const code = written.replaceAll('"SITE/', `"${site.address}`);
    await source.context().close();
    for (const [host, system] of [
      ["dark", "light"],
      ["light", "dark"]
    ] as const) {
      const {page, frame, close} = await framed(`<style>:root{color-scheme:${host}}</style>${code}`, system);
      await frame.waitForFunction((theme) => document.documentElement.dataset["theme"] === theme, host);
      expect(await frame.evaluate(() => getComputedStyle(document.documentElement).colorScheme)).toBe(host);
      await page.close();
      close();
    }
  });

  it.each(["embed", "es/embed"])(
    "is the picture with its sources where a frame of %s allows no script",
    async (folder) => {
      const {page, frame, close} = await framed(
        `<iframe src="${site.address}${folder}/law-on-any-date" sandbox width="700" height="700"></iframe>`
      );
      const shown = await frame
        .locator(".figure-wide svg, .figure-narrow svg")
        .evaluateAll((all) => all.map((svg) => svg.getBoundingClientRect().width).filter((width) => width > 200));
      expect(shown.length).toBe(1);
      expect(await frame.locator(".lawdate input:visible, .figure-says:visible").count()).toBe(0);
      await page.close();
      close();
    }
  );
});
