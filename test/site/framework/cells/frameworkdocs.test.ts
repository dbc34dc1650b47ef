import {cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {existsSync} from "node:fs";
import {tmpdir} from "node:os";
import {join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {run} from "../../../package/packed.js";
import {rested, takenOver, visit} from "../../../browser/browser.js";
import {ROOT} from "../../../structure/files.js";

/*
 * Framework's own documentation, its pages unchanged, in a story, where it is given:
 *
 *   git clone --depth 1 https://github.com/observablehq/framework ../framework
 *   FRAMEWORK_DOCS=../framework/docs npx vitest run --project unit test/site/framework/cells/frameworkdocs.test.ts
 *
 * The libraries that its pages use are a package of their own, which npm installs the first time.
 */
const DOCS = process.env["FRAMEWORK_DOCS"] ?? "";
const LIBRARIES = "test/site/framework/cells/frameworkdocs";
/** The pages that another host has to answer, and which. */
const LEFT_OUT: Record<string, string> = {
  "lib/leaflet": "tile.openstreetmap.org, for its tiles",
  "lib/mapbox-gl": "api.mapbox.com, for its style and tiles",
  "lib/duckdb": "earthquake.usgs.gov, for the rows that it queries; extensions.duckdb.org, for its extensions"
};
const PAGES = "javascript reactivity markdown files imports sql data-loaders page-loaders params jsx".split(" ");
const FOLDERS = ["lib", "inputs"];
/** What is no fault of a build: a page opens a socket to a foreign host, and the machine's graphics driver and deck.gl warn of how they draw. */
const ITS_OWN: Record<string, RegExp> = {
  reactivity: /wss:\/\/ws\.eodhistoricaldata\.com/,
  "lib/deckgl": /GL Driver Message \(OpenGL, Performance|luma\.gl: layout for attribute/
};

/** Files that a checkout may lack, or that a loader would fetch: small ones with the columns that the pages name. */
async function standIn(src: string): Promise<void> {
  let state = 1;
  const random = () => (state = (state * 16807) % 2147483647) / 2147483647;
  const numbers = (count: number, make: () => number) => Array.from({length: count}, make);
  const parquet = (file: string, columns: Record<string, number[]>) =>
    existsSync(join(src, file)) ||
    writeFile(
      join(src, file),
      new Uint8Array(
        parquetWriteBuffer({
          columnData: Object.entries(columns).map(([name, data]) => ({name, data, type: "DOUBLE" as const}))
        })
      )
    );
  const size = 5000;
  await parquet("lib/gaia-sample.parquet", {
    source_id: numbers(size, () => Math.floor(random() * 1e9)),
    ra: numbers(size, () => random() * 360),
    dec: numbers(size, () => random() * 180 - 90),
    parallax: numbers(size, () => random() * 3),
    phot_g_mean_mag: numbers(size, () => 4 + random() * 15)
  });
  const place = (from: number, width: number) => numbers(size, () => Math.floor(from + random() * width));
  await parquet("lib/nyc-taxi.parquet", {
    time: numbers(size, () => random() * 24),
    px: place(297_000, 8900),
    py: place(57_900, 15_000),
    dx: place(297_000, 8900),
    dy: place(57_900, 15_000)
  });
  const quakes = numbers(50, () => random() * 6).map((magnitude) => [
    magnitude,
    random() * 360 - 180,
    random() * 170 - 85
  ]);
  const csv = `magnitude,longitude,latitude\n${quakes.map((row) => row.join()).join("\n")}\n`;
  await writeFile(join(src, "quakes.csv"), csv);
  await writeFile(join(src, "quakes.json"), JSON.stringify({type: "FeatureCollection", features: []}));
  await writeFile(
    join(src, "quakes.zip.ts"),
    `import JSZip from ${JSON.stringify("jszip")};
const zip = new JSZip();
zip.file("metadata.json", "{}");
zip.file("features.csv", ${JSON.stringify(csv)});
zip.generateNodeStream().pipe(process.stdout);
`
  );
}

/** What came of a page in Chromium. */
interface Opened {
  /** What is wrong on it. */
  wrong: string[];
  /** What its cells show that the built page neither shows nor names as left for the browser. */
  added: string[];
}

describe.skipIf(!DOCS)("Framework's documentation, unchanged, in a story", () => {
  let folder: string;
  const opened: Record<string, Opened> = {};

  beforeAll(async () => {
    if (!existsSync(join(LIBRARIES, "node_modules"))) {
      const {status, stderr} = await run("npm", ["install", "--no-package-lock", "--ignore-scripts"], LIBRARIES);
      if (status !== 0) throw new Error(stderr);
    }
    folder = await mkdtemp(join(tmpdir(), "docketbook-docs-"));
    const story = join(folder, "story");
    const docketbook = async (cwd: string, ...args: string[]) => {
      const {status, stdout, stderr} = await run(
        "unshare",
        ["-rn", process.execPath, join(ROOT, "bin/docketbook.js"), ...args],
        cwd
      );
      if (status !== 0) throw new Error(stdout + stderr);
    };
    await docketbook(folder, "init", "story");
    const src = join(story, "src");
    for (const part of [...FOLDERS, "components", "data"])
      await cp(join(DOCS, part), join(src, part), {recursive: true});
    for (const file of await readdir(DOCS))
      if (/\.(?:jpg|mp4|txt|js|png|json)$/.test(file) && !/\.md\./.test(file))
        await cp(join(DOCS, file), join(src, file));
    for (const page of PAGES) {
      const file = [`${page}.md`, `${page}.md.js`].find((name) => existsSync(join(DOCS, name))) ?? "";
      await cp(join(DOCS, file), join(src, file));
    }
    for (const page of Object.keys(LEFT_OUT)) await rm(join(src, `${page}.md`));
    const pages = [...PAGES];
    for (const part of FOLDERS)
      for (const file of await readdir(join(src, part)))
        if (file.endsWith(".md")) pages.push(`${part}/${file.slice(0, -3).replace(/^index$/, "")}`);
    await standIn(src);
    const uncited = [...FOLDERS.map((part) => `/${part}/`), ...PAGES.map((page) => `/${page}`)];
    await writeFile(
      join(src, "story.ts"),
      `import type {Story} from "docketbook/client";
export const story: Partial<Story> = {pages: [], uncited: ${JSON.stringify(uncited)}};
`
    );
    const modules = join(story, "node_modules");
    await mkdir(modules, {recursive: true});
    for (const name of await readdir(join(LIBRARIES, "node_modules")))
      await symlink(join(ROOT, LIBRARIES, "node_modules", name), join(modules, name));
    await symlink(ROOT, join(modules, "docketbook"));
    // The one package of jsr that the pages use, as npm would install it.
    const random = join(modules, "@jsr/std__random");
    await mkdir(random, {recursive: true});
    await writeFile(
      join(random, "package.json"),
      JSON.stringify({name: "@jsr/std__random", version: "0.1.0", type: "module", exports: "./mod.js"})
    );
    await writeFile(
      join(random, "mod.js"),
      "export const randomSeeded = (seed) => () => Number(seed) / 2;\nexport const randomIntegerBetween = (min, max, {prng}) => Math.floor(prng() * (max - min)) + min;\n"
    );
    await docketbook(story, "build");
    const chromium = await visit(join(story, "dist"));
    for (const path of pages) {
      const {page, wrong} = await chromium.open(path);
      // Cells wait for the reader; what they show is looked at when all of them have run.
      // One that waits for a button or a file keeps what stands for it, however long.
      await takenOver(page, 5000).catch(() => undefined);
      await rested(page);
      const failed = await page.locator(".observablehq--error").allInnerTexts();
      const shown = await page.evaluate(cellsThatShow);
      const html = await readFile(join(story, "dist", `${path.replace(/(^|\/)$/, "$1index")}.html`), "utf8");
      opened[path] = {
        wrong: [...wrong, ...failed].filter((text) => !(ITS_OWN[path]?.test(text) ?? false)),
        added: shown.filter(({id}) => !html.includes(`</observablehq-loading><!--:${id}:-->`)).map(({text}) => text)
      };
      await page.context().close();
    }
    await chromium.close();
  }, 1_800_000);
  afterAll(() => rm(folder, {recursive: true, force: true}));

  const found = (kind: keyof Opened) =>
    Object.fromEntries(Object.entries(opened).flatMap(([path, of]) => (of[kind].length ? [[path, of[kind]]] : [])));

  it("runs in Chromium without an error on the console, and asks no other origin", () => {
    expect(Object.keys(opened).length).toBeGreaterThan(PAGES.length);
    expect(found("wrong")).toEqual({});
  });

  it("has in the built page what its cells show, or says that this needs JavaScript", () => {
    expect(found("added")).toEqual({});
  });
});

/** The cells of a page that show something, and its beginning; this runs in the browser. */
function cellsThatShow(): {id: string; text: string}[] {
  const shown: {id: string; text: string}[] = [];
  const comments = document.createNodeIterator(document.body, NodeFilter.SHOW_COMMENT);
  for (let node; (node = comments.nextNode() as (Comment & {_nodes?: Element[]}) | null);) {
    const [, id] = /^:([0-9a-f]{8}(?:-\d+)?):$/.exec(node.data) ?? [];
    const nodes = (node._nodes ?? []).filter(({nodeName}) => nodeName !== "OBSERVABLEHQ-LOADING");
    const [first] = nodes;
    if (id && first) shown.push({id, text: `<${first.nodeName}> ${first.textContent.trim().slice(0, 80)}`});
  }
  return shown;
}
