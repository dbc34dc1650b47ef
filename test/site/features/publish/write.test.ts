import {createHash} from "node:crypto";
import {existsSync} from "node:fs";
import {mkdtemp, readdir, readFile, rm, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parse} from "csv-parse/sync";
import {parseHTML} from "linkedom";
import type {Browser} from "playwright-core";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {picture, pictureStyle, publishers, readTokens} from "../../../../site/features/publish/picture.js";
import {renderer} from "../../../../site/features/publish/picture.js";
import {figureJson, sourcedCsv, writeFigures, writeSharePictures} from "../../../../site/features/publish/write.js";
import {figureBlock} from "../../../../site/charts/figureblock.js";
import {sharedBrowser} from "../../../tools/chromium.js";
import {en} from "../../../../site/words/en.js";
import {blank, sampleSite} from "../../../tools/site.js";

const site = await sampleSite();
const out = await mkdtemp(join(tmpdir(), "figures-out-"));
const origin = "https://news.example/sample/";
const written = await writeFigures({...site, out, origin, cache: null});
const language = {words: en, edition: site.edition};
const facts = [["Court", "Sample District Court"]] as const;
const shares = new Map([
  ["share.png", {title: "A page", words: "What it says.", facts, figure: null, language}],
  [
    "share/a/b.png",
    {title: "A title that is long ".repeat(12), words: "Words ".repeat(90), facts, figure: null, language}
  ]
]);
const pictures = await writeSharePictures(shares, {...site, out, cache: join(out, "cache")});
const ids = Object.keys(site.figures);
let browser: Browser;
beforeAll(async () => void (browser = await sharedBrowser()));
afterAll(async () => {
  await rm(out, {recursive: true, force: true});
});

const text = (path: string) => readFile(join(out, path), "utf8");
const size = (png: Buffer) => ({width: png.readUInt32BE(16), height: png.readUInt32BE(20)});

describe("what leaves the site", () => {
  it("is every figure in four formats, a page to frame each, what oEmbed says of it, and a picture for shared links", () => {
    const expected = ids.flatMap((id) => [
      ...["svg", "png", "csv", "json"].map((format) => `figure/${id}.${format}`),
      `embed/${id}.html`,
      `figure/${id}.oembed.json`
    ]);
    expect([...written].sort()).toEqual([...expected].sort());
    expect(pictures).toEqual(["share.png", "share/a/b.png", ...ids.map((id) => `share/figure/${id}.png`)]);
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

  it("every PNG is twice the drawing's size, and pictures for shared links are 1200 by 630", async () => {
    for (const id of ids) {
      const height = Number(/viewBox="0 0 800 (\d+)"/.exec(await text(`figure/${id}.svg`))?.[1]);
      expect([id, size(await readFile(join(out, `figure/${id}.png`)))]).toEqual([
        id,
        {width: 1600, height: 2 * height}
      ]);
    }
    for (const path of pictures) expect(size(await readFile(join(out, path)))).toEqual({width: 1200, height: 630});
  });

  it("a picture says who published it, under which license, and where", () => {
    const edition = {
      ...site.edition,
      license: "CC-BY-4.0",
      publisher: {name: "Sample Desk", url: null, contact: null}
    };
    const said = (of: typeof edition, origin: string | null) =>
      [
        ...parseHTML(
          picture(site.figures[ids[0]!]!(site.tables), {document: blank(), ...site, edition: of, origin, style: ""})
        ).document.querySelectorAll("text")
      ]
        .map(({textContent}) => textContent)
        .join(" ");
    const at = `/${site.figures[ids[0]!]!(site.tables).page ?? ""}#figure-${ids[0]}`;
    // The license is for words and drawing: the figures are their publishers'.
    const covers = (license: string) =>
      `Sample Desk, words and drawing ${license}, figures with credit to the sources above`;
    expect(said(edition, origin)).toMatch(new RegExp(`${covers("CC BY 4.0")}, news\\.example/sample${at}\\.$`));
    // A path without a host would lead nobody there.
    expect(said(edition, null)).toMatch(new RegExp(`${covers("CC BY 4.0")}\\.$`));
    expect(said({...edition, license: "MIT"}, null)).toMatch(new RegExp(`${covers("MIT")}\\.$`));
  });

  it("a picture names the publishers in the page's order: that of the title's number first", () => {
    const base = site.figures[ids[0]!]!(site.tables);
    const [one, two, three] = ["One", "Two", "Three"].map((publisher) => ({
      ...site.tables.sources[0]!,
      id: publisher.toLowerCase(),
      publisher
    }));
    const sources = [one!, two!, three!];
    const origins = {a: "one", b: "two", c: "two", d: "three"};
    const figure = {...base, source_ids: ["one", "two", "three"], origins};
    expect(publishers(figure, sources)).toBe("Two; One; Three");
    expect(publishers({...figure, headline: "d"}, sources)).toBe("Three; Two; One");
    const {document} = parseHTML(figureBlock({...figure, headline: "d"}, {document: blank(), sources}).text);
    expect(document.querySelector(".publisher")?.textContent).toBe("Three");
    expect([...document.querySelectorAll(".figure-sources a")].map((link) => link.textContent.split(",")[0])).toEqual([
      "Three",
      "Two",
      "One"
    ]);
  });

  it("a file of rows says whose they are, under which license, and where their cautions stand", () => {
    const base = site.figures[ids[0]!]!(site.tables);
    const [row] = site.tables.observations;
    const source = site.tables.sources.find(({id}) => id === row!.source_id)!;
    const figure = {
      ...base,
      columns: [{name: "id", title: "Row"}],
      rows: [{id: row!.id}],
      origins: {[row!.id]: source.id}
    };
    const [read] = parse<Record<string, string>>(sourcedCsv(figure, site.tables, site.edition), {columns: true});
    expect(read!["source"]).toContain(source.title);
    // A row that several rows of the record made has the sources of all.
    const other = site.tables.sources.find(({id}) => id !== source.id)!;
    const both = {...figure, rows: [{id: `${row!.id} other`}], origins: {...figure.origins, other: other.id}};
    const [joined] = parse<Record<string, string>>(sourcedCsv(both, site.tables, site.edition), {columns: true});
    expect(joined!["source"]).toMatch(new RegExp(`${source.title}.*; .*${other.title}`));
    expect(read!["license"]).toBe(`${site.edition.license} (words and drawing; figures with credit to their sources)`);
    expect(read!["about"]).toBe(`figure/${base.id}.json`);
    const series = site.tables.series.find(({id}) => id === row!.series_id)!;
    const edition = {...site.edition, credits: [`${series.publisher}: a number.`, "Nobody Here: another."]};
    const own = {...figure, row_ids: [row!.id], source_ids: [source.id]};
    const json = JSON.parse(figureJson(own, site.tables, edition)) as Record<string, unknown>;
    expect(json["license"]).toBe(site.edition.license);
    expect(json["credits"]).toEqual([`${series.publisher}: a number.`]);
    expect(json["license_covers"]).toMatch(/^words and drawing;/);
    // What a publisher is only reported to have said asks for no credit of its own.
    const reported = {...site.tables, series: [{...series, publisher: "Sample Bureau, as reported"}]};
    const bureau = {...edition, credits: ["Figures of the Sample Bureau are free."]};
    expect(JSON.parse(figureJson(own, reported, bureau))).toMatchObject({credits: []});
    expect(json["series"]).toEqual([
      expect.objectContaining({id: series.id, definition: series.definition, traps: series.traps})
    ]);
    const cautioned = {
      ...site.tables,
      series: site.tables.series.map((one) => (one.id === series.id ? {...one, traps: ["Not what it seems."]} : one))
    };
    const drawn = picture(own, {document: blank(), ...site, tables: cautioned, origin, style: ""});
    // Its words stand in lines.
    expect(drawn.replace(/<[^>]*>/g, " ").replace(/\s+/g, " ")).toContain("Not what it seems.");
  });

  it("the same picture gives the same bytes", async () => {
    const [id = ""] = ids;
    const style = pictureStyle(readTokens(), {themes: false});
    const render = await renderer();
    const again = await render(picture(site.figures[id]!(site.tables), {document: blank(), ...site, origin, style}));
    expect(Buffer.from(again).equals(await readFile(join(out, `figure/${id}.png`)))).toBe(true);
  });

  it.each(ids)(
    "the page to frame %s runs and allows only its own script and style, loads nothing, and says where its oEmbed is",
    async (id) => {
      const source = await text(`embed/${id}.html`);
      const {document} = parseHTML(source);
      const policy =
        document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
      const hash = createHash("sha256")
        .update(document.querySelector("style")?.textContent ?? "")
        .digest("base64");
      expect(policy).toContain(`style-src 'sha256-${hash}'`);
      const script = createHash("sha256")
        .update(document.querySelector("body > script")?.textContent ?? "")
        .digest("base64");
      expect(/script-src ([^;]*)/.exec(policy)?.[1]).toBe(`'sha256-${script}'`);
      expect(policy).toMatch(/^default-src 'none';/);
      expect(document.querySelectorAll("script").length).toBe(1);
      expect(document.querySelectorAll("script[src], [style], iframe, object").length).toBe(0);
      expect(document.querySelector('link[type="application/json+oembed"]')?.getAttribute("href")).toBe(
        `${origin}figure/${id}.oembed.json`
      );
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
        .filter((href) => !/^(\.\.\/|#|data:,)/.test(href) && !href.startsWith(`${origin}figure/`));
      expect(astray).toEqual([]);
      await page.close();
    }
  );

  it("oEmbed gives a frame of the figure, its size and a picture, at whole addresses", async () => {
    for (const id of ids) {
      const said = JSON.parse(await text(`figure/${id}.oembed.json`)) as Record<string, unknown>;
      expect(said).toMatchObject({
        version: "1.0",
        type: "rich",
        width: 720,
        provider_url: origin,
        thumbnail_url: `${origin}share/figure/${id}.png`
      });
      const {document} = parseHTML(`<body>${String(said["html"])}</body>`);
      expect(document.querySelector("iframe")?.getAttribute("src")).toBe(`${origin}embed/${id}`);
      expect(document.querySelector("iframe")?.getAttribute("title")).toBe(said["title"]);
      expect(pictures).toContain(`share/figure/${id}.png`);
    }
  });

  it("a picture for shared links that was drawn before is taken from the cache, and any other is drawn", async () => {
    const [first] = (await readdir(join(out, "cache"))).sort();
    const before = await readFile(join(out, "cache", first!));
    await writeFile(join(out, "cache", first!), "kept");
    await writeSharePictures(shares, {...site, out, cache: join(out, "cache")});
    const contents = await Promise.all(pictures.map((path) => readFile(join(out, path))));
    expect(contents.filter((bytes) => bytes.toString() === "kept").length).toBe(1);
    await writeFile(join(out, "cache", first!), before);
  });
});
