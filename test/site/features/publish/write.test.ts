import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdtemp, readFile, rm} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {picture, pictureStyle, readTokens} from "../../../../site/features/publish/picture.js";
import {renderer} from "../../../../site/features/publish/picture.js";
import {writeFigures} from "../../../../site/features/publish/write.js";
import {launch} from "../../../tools/chromium.js";
import {blank, sampleSite} from "../../../tools/site.js";

const site = await sampleSite();
const out = await mkdtemp(join(tmpdir(), "figures-out-"));
const written = await writeFigures({...site, out});
const ids = Object.keys(site.figures);
let browser: Browser;
beforeAll(async () => void (browser = await launch()));
afterAll(async () => {
  await browser.close();
  await rm(out, {recursive: true, force: true});
});

const text = (path: string) => readFile(join(out, path), "utf8");
const size = (png: Buffer) => ({width: png.readUInt32BE(16), height: png.readUInt32BE(20)});

describe("what leaves the site", () => {
  it("is every figure in four formats, a page to frame each, and one share image", () => {
    const expected = ids.flatMap((id) => [
      ...["svg", "png", "csv", "json"].map((format) => `figure/${id}.${format}`),
      `embed/${id}.html`
    ]);
    expect([...written].sort()).toEqual([...expected, "share.png"].sort());
  });

  it("every SVG is well formed, needs nothing from anywhere, and its links lead back into the site", async () => {
    const page = await browser.newPage();
    for (const id of ids) {
      const svg = await text(`figure/${id}.svg`);
      const wrong = await page.evaluate((source) => {
        const parsed = new DOMParser().parseFromString(source, "image/svg+xml");
        return (
          parsed.querySelector("parsererror")?.textContent ??
          [...parsed.querySelectorAll("a")]
            .map((link) => link.getAttribute("href"))
            .filter((href) => !href?.startsWith("../chronology#"))
            .join()
        );
      }, svg);
      expect([id, wrong]).toEqual([id, ""]);
      expect(svg.replace('xmlns="http://www.w3.org/2000/svg"', "")).not.toMatch(
        /https?:|url\((?!#)|<image|<script|var\(/
      );
      expect(svg).toContain("prefers-color-scheme: dark");
    }
    await page.close();
  });

  it("every PNG is twice the drawing's size, the share image 1200 by 630", async () => {
    for (const id of ids) {
      const height = Number(/viewBox="0 0 800 (\d+)"/.exec(await text(`figure/${id}.svg`))?.[1]);
      expect([id, size(await readFile(join(out, `figure/${id}.png`)))]).toEqual([
        id,
        {width: 1600, height: 2 * height}
      ]);
    }
    expect(size(await readFile(join(out, "share.png")))).toEqual({width: 1200, height: 630});
  });

  it("the same picture gives the same bytes", async () => {
    const [id = ""] = ids;
    const style = pictureStyle(readTokens(), {themes: false});
    const render = await renderer();
    const again = render(picture(site.figures[id]!(site.tables), {document: blank(), ...site, style}));
    expect(Buffer.from(again).equals(await readFile(join(out, `figure/${id}.png`)))).toBe(true);
  });

  it.each(ids)(
    "the page to frame %s runs no script, allows only its own style, and loads without a complaint",
    async (id) => {
      const source = await text(`embed/${id}.html`);
      const {document} = parseHTML(source);
      const policy =
        document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
      const hash = createHash("sha256")
        .update(document.querySelector("style")?.textContent ?? "")
        .digest("base64");
      expect(policy).toContain(`style-src 'sha256-${hash}'`);
      expect(document.querySelectorAll("script, [style], iframe, object").length).toBe(0);
      expect(document.documentElement.getAttribute("lang")).toBe("en");
      const page = await browser.newPage({viewport: {width: 340, height: 700}});
      const wrong: string[] = [];
      page.on("console", (message) => wrong.push(message.text()));
      page.on("request", (request) => request.isNavigationRequest() || wrong.push(request.url()));
      await page.goto(`file://${join(out, `embed/${id}.html`)}`);
      expect(await page.evaluate(() => getComputedStyle(document.querySelector(".figure")!).containerType)).toBe(
        "inline-size"
      );
      expect(wrong).toEqual([]);
      for (const link of document.querySelectorAll(".figure-ways a[href*='figure/']"))
        expect(existsSync(join(out, "embed", link.getAttribute("href") ?? ""))).toBe(true);
      const astray = [...document.querySelectorAll("[href]")]
        .map((link) => link.getAttribute("href") ?? "")
        .filter((href) => !/^(\.\.\/|#|data:,)/.test(href));
      expect(astray).toEqual([]);
      await page.close();
    }
  );
});
