import {readdirSync} from "node:fs";
import {createServer} from "node:http";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFinds} from "./axe.js";
import {visit, type Visit} from "./browser.js";

const EMBEDS = readdirSync("dist/embed")
  .filter((name) => name.endsWith(".html"))
  .map((name) => `/embed/${name.replace(/\.html$/, "")}`);

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

describe("a figure to frame", () => {
  it.each([
    [1280, "light"],
    [390, "dark"]
  ] as const)("gives axe nothing to find at %i pixels (%s)", {timeout: 300_000}, async (width, colorScheme) => {
    const {page, wrong} = await site.open(EMBEDS[0]!, {viewport: {width, height: 900}, colorScheme, bypassCSP: true});
    const found: Record<string, string[]> = {};
    for (const path of EMBEDS) {
      await page.goto(site.address + path.slice(1), {waitUntil: "networkidle"});
      const violations = await axeFinds(page);
      if (violations.length) found[path] = violations;
    }
    expect(found).toEqual({});
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("stands in a page of another origin, and its links lead back into the site", {timeout: 120_000}, async () => {
    const host = createServer((_, response) =>
      response
        .writeHead(200, {"content-type": "text/html"})
        .end(
          `<!doctype html><title>Sample host</title><iframe src="${site.address}${EMBEDS[0]!.slice(1)}" width="600" height="900"></iframe>`
        )
    );
    await new Promise<void>((resolve) => host.listen(0, "127.0.0.1", resolve));
    const address = host.address();
    const page = await site.browser.newPage();
    await page.goto(`http://127.0.0.1:${typeof address === "object" && address ? address.port : 0}/`, {
      waitUntil: "networkidle"
    });
    const frame = page.frames()[1]!;
    expect(await frame.locator("figure.figure").count()).toBe(1);
    const links = await frame
      .locator("a[href]")
      .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
    const own = [...new Set(links.filter((link) => link.startsWith(site.address)))];
    expect(own.length).toBeGreaterThan(4);
    const answers = await Promise.all(own.map(async (link) => [link, (await fetch(link)).status] as const));
    expect(answers.filter(([, status]) => status !== 200)).toEqual([]);
    await page.close();
    host.close();
  });
});
