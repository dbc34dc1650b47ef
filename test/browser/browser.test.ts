import {createServer} from "node:http";
import {readFile} from "node:fs/promises";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFindsIn, type Look} from "./axe.js";
import {rested, visit, type Visit} from "./browser.js";
import {DIST, openedPages} from "./files.js";
import {some} from "../tools/rounds.js";

/** Those that no test of their own hands to axe. */
const UNSEEN = ["/", "/chronology", "/cases/", "/orders/", "/taxpayers/", "/sources", "/methods"];

/** Each width with each theme. */
const LOOKS: readonly Look[] = [
  [1280, "light"],
  [1280, "dark"],
  [390, "light"],
  [390, "dark"]
];

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe("in Chromium", () => {
  it(
    "every page that is opened loads without an error and asks no other origin; none scrolls sideways at 1280 and 320 pixels, and axe finds nothing wide and narrow, light and dark",
    {timeout: 600_000},
    async () => {
      const found: Record<string, string[]> = {};
      const wide: Record<string, number> = {};
      const violations: Record<string, string[]> = {};
      const {page, wrong} = await site.open("/");
      // Each page is loaded once, and then seen in every way.
      for (const {path} of openedPages()) {
        await site.go(page, path);
        if (wrong.length) found[path] = wrong.splice(0);
        if (some(UNSEEN, 4).includes(path)) Object.assign(violations, await axeFindsIn(page, LOOKS, path));
        for (const [width, height] of [
          [320, 700],
          [1280, 720]
        ] as const) {
          await page.setViewportSize({width, height});
          const full = await page.evaluate(() => document.documentElement.scrollWidth);
          if (full > width) wide[`${path} at ${width}`] = full;
        }
        await page.emulateMedia({colorScheme: "light"});
        // What a change of size or theme brings about belongs to the page too.
        if (wrong.length) found[`${path}, seen in every way`] = wrong.splice(0);
      }
      expect(found).toEqual({});
      expect(wide).toEqual({});
      expect(violations).toEqual({});
      await page.context().close();
    }
  );

  it("the policy stops a request to another origin that a script on the page makes", async () => {
    // A server on another port is another origin; it must not hear of it.
    const heard: string[] = [];
    const other = createServer((request, response) => {
      heard.push(request.url ?? "");
      response.writeHead(200, {"access-control-allow-origin": "*"}).end("heard");
    });
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    const address = other.address();
    const port = typeof address === "object" && address ? address.port : 0;
    const {page, wrong} = await site.open("/");
    const answer = await page.evaluate(
      (target) =>
        fetch(target).then(
          () => "fetched",
          () => "refused"
        ),
      `http://127.0.0.1:${port}/fetch`
    );
    await page.evaluate(
      (target) =>
        new Promise((resolve) =>
          Object.assign(document.body.appendChild(new Image()), {onerror: resolve, onload: resolve, src: target})
        ),
      `http://127.0.0.1:${port}/image`
    );
    other.close();
    expect(answer).toBe("refused");
    expect(heard).toEqual([]);
    expect(wrong.join("\n")).toMatch(/Content Security Policy/);
    await page.context().close();
  });

  it("the pages say the same with JavaScript off", async () => {
    const words = async (javaScriptEnabled: boolean, path: string) => {
      const {page} = await site.open(path, {javaScriptEnabled});
      // A control that copies has nothing to say to those who have no script.
      for (const button of await page.locator("main button").elementHandles())
        await button.evaluate((node) => (node as Element).remove());
      const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
      await page.context().close();
      return text;
    };
    for (const path of ["/chronology", "/claims", "/orders/ctr-stay"]) {
      const without = await words(false, path);
      // Controls that wait for the script stand above; what there is to read is the same to the last word.
      expect(without.length).toBeGreaterThan(500);
      expect([path, (await words(true, path)).endsWith(without.slice(-2000))]).toEqual([path, true]);
    }
  });

  it("an address that is not there gets a page with its style and its links, however deep it lies", async () => {
    for (const path of ["/no-such-page", "/orders/no-such/order/at-all"]) {
      const {page, wrong} = await site.open(path);
      expect(wrong.splice(0)).toEqual(
        [
          `404: ${site.address}${path.slice(1)}`,
          "console: Failed to load resource: the server responded with a status of 404 (Not Found)"
        ].sort()
      );
      expect(await page.locator("h1").textContent()).toBe("Page not found");
      expect(await page.evaluate(() => getComputedStyle(document.body).fontFamily)).toMatch(/Public Sans|Source Serif/);
      await page.getByRole("link", {name: "chronology", exact: true}).click();
      await page.waitForURL(`${site.address}chronology`);
      await page.context().close();
    }
  });

  it("an address below /es/ that is not there is answered in Spanish, menu and foot included", async () => {
    const {page} = await site.open("/es/no-such/page");
    await page.locator("nav.site", {hasText: "Buscar"}).waitFor();
    expect(await page.locator("h1").textContent()).toBe("No existe esta página");
    expect(await page.evaluate(() => document.documentElement.lang)).toBe("es");
    expect(await page.locator("#observablehq-footer").innerText()).toContain("Correcciones");
    expect(await page.locator("nav.site [aria-current]").count()).toBe(0);
    expect(await page.locator("a.language").evaluate((link: HTMLAnchorElement) => link.href)).toBe(site.address);
    const links = page.locator("nav.site, #observablehq-footer, main [lang=es]").locator("a");
    const led = await links.evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    expect(led.length).toBeGreaterThan(10);
    for (const address of new Set(led))
      expect([address, (await page.request.get(address)).status()]).toEqual([address, 200]);
    const menu = await page.locator("nav.site a").evaluateAll((all) => all.map((link) => link.getAttribute("href")));
    expect(menu.filter((address) => !address?.startsWith(`${site.address}es/`))).toEqual([]);
    await page.locator("nav.site a", {hasText: "Buscar"}).click();
    await page.waitForURL(`${site.address}es/search`);
    await page.context().close();
  });

  it("the site works under a sub-path", async () => {
    const types: Record<string, string> = {
      html: "text/html",
      css: "text/css",
      js: "text/javascript",
      woff2: "font/woff2"
    };
    const server = createServer((request, response) => {
      const {pathname} = new URL(request.url ?? "/", "http://site");
      const path = pathname.startsWith("/some/sub/path/") ? pathname.slice("/some/sub/path".length) : null;
      const name =
        path === null ? null : path.endsWith("/") ? `${path}index.html` : /\.\w+$/.test(path) ? path : `${path}.html`;
      readFile(join(DIST, name ?? "no-such-file")).then(
        (bytes) =>
          response
            .writeHead(200, {"content-type": types[name?.split(".").at(-1) ?? ""] ?? "application/octet-stream"})
            .end(bytes),
        () => response.writeHead(404).end()
      );
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const base = `http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/some/sub/path/`;
    const context = await site.browser.newContext();
    const page = await context.newPage();
    const failed: string[] = [];
    page.on("response", (response) => {
      if (response.status() >= 400) failed.push(response.url());
    });
    await page.goto(base);
    for (const name of ["Chronology", "Cases", "Sources"]) {
      await page.locator("nav.site").getByRole("link", {name}).click();
      await page.locator("h1", {hasText: name}).waitFor();
      await rested(page);
    }
    await page.goto(`${base}orders/ctr-stay`);
    await rested(page);
    await page.getByRole("link", {name: "Center for Taxpayer Rights v. IRS"}).first().click();
    await page.waitForURL(/\/some\/sub\/path\/cases\/ctr-v-irs$/);
    expect(failed).toEqual([]);
    await context.close();
    server.close();
  });

  it("the keyboard goes past the navigation to the heading, in sight and with a ring, and on to what follows it", async () => {
    const {page} = await site.open("/");
    for (const path of [
      "/",
      "/es/",
      "/methods",
      "/chronology",
      "/explore",
      "/orders/",
      "/orders/ctr-stay",
      "/series/"
    ]) {
      await site.go(page, path);
      await page.keyboard.press("Tab");
      expect(await page.evaluate(() => document.activeElement?.className)).toBe("skip");
      await page.keyboard.press("Enter");
      const focused = await page.evaluate(() => {
        const {localName, id} = document.activeElement!;
        const {top, bottom} = document.activeElement!.getBoundingClientRect();
        const ring = getComputedStyle(document.activeElement!).outlineStyle;
        return {localName, id, ring, seen: top >= 0 && bottom <= innerHeight};
      });
      expect([path, focused]).toEqual([
        path,
        {localName: "h1", id: decodeURIComponent(new URL(page.url()).hash.slice(1)), ring: "solid", seen: true}
      ]);
      await page.keyboard.press("Tab");
      expect([path, await page.evaluate(() => document.activeElement?.closest("main") !== null)]).toEqual([path, true]);
    }
    await page.context().close();
  });
});
