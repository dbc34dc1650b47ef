import {cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile} from "node:fs/promises";
import {existsSync} from "node:fs";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {parquetWriteBuffer} from "hyparquet-writer";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {run} from "../../../package/packed.js";
import {visit, type Visit} from "../../../../site/cli/browser.js";
import {ROOT} from "../../../structure/files.js";

/*
 * Framework's own documentation in a story, where it is given: FRAMEWORK_DOCS names the `docs` folder of a checkout of Framework, and FRAMEWORK_MODULES a
 * `node_modules` that has the libraries which its pages use. Its pages are taken unchanged. Those that another host has to answer are left out:
 * maps of tiles, and DuckDB's page, which queries a service of earthquakes.
 */
const DOCS = process.env["FRAMEWORK_DOCS"] ?? "";
const MODULES = process.env["FRAMEWORK_MODULES"] ?? "";
const LEFT_OUT = /^lib\/(?:leaflet|mapbox-gl|duckdb)\.md$/;
const PAGES = "javascript reactivity markdown files imports sql data-loaders params jsx".split(" ");
/** What a page itself does that no build could allow: it opens a socket to a foreign host. */
const ITS_OWN: Record<string, RegExp> = {reactivity: /wss:\/\/ws\.eodhistoricaldata\.com/};

/** Files that a checkout may lack, or that a loader would fetch: small ones with the columns that the pages name. */
async function stand(src: string): Promise<void> {
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

describe.skipIf(!DOCS)("Framework's documentation, unchanged, in a story", () => {
  let folder: string;
  let story: string;
  let chromium: Visit;
  let pages: string[];

  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), "docketbook-docs-"));
    story = join(folder, "story");
    const docketbook = (...args: string[]) =>
      run("unshare", ["-rn", process.execPath, join(ROOT, "bin/docketbook.js"), ...args], folder);
    const made = await docketbook("init", "story");
    if (made.status !== 0) throw new Error(made.stderr);
    const src = join(story, "src");
    for (const part of ["lib", "components", "data"]) await cp(join(DOCS, part), join(src, part), {recursive: true});
    for (const file of await readdir(DOCS))
      if (/\.(?:jpg|mp4|txt|js|png|json)$/.test(file) && !/\.md\./.test(file))
        await cp(join(DOCS, file), join(src, file));
    for (const page of PAGES) await cp(join(DOCS, `${page}.md`), join(src, `${page}.md`));
    for (const page of await readdir(join(src, "lib")))
      if (LEFT_OUT.test(`lib/${page}`)) await rm(join(src, "lib", page));
    pages = [
      ...PAGES,
      ...(await readdir(join(src, "lib")))
        .filter((file) => file.endsWith(".md"))
        .map((file) => `lib/${file.slice(0, -3)}`)
    ];
    await stand(src);
    const config = join(src, "story.ts");
    const uncited = ["/lib/", ...PAGES.map((page) => `/${page}`)];
    await writeFile(
      config,
      `import type {Story} from "docketbook/client";
export const story: Partial<Story> = {pages: [], uncited: ${JSON.stringify(uncited)}};
`
    );
    await mkdir(join(story, "node_modules"), {recursive: true});
    for (const name of await readdir(MODULES))
      await symlink(join(MODULES, name), join(story, "node_modules", name)).catch(() => undefined);
    await symlink(ROOT, join(story, "node_modules/docketbook"));
    // The one package of jsr that the pages use, as npm would install it.
    const random = join(story, "node_modules/@jsr/std__random");
    await mkdir(dirname(random), {recursive: true});
    await mkdir(random);
    await writeFile(
      join(random, "package.json"),
      JSON.stringify({name: "@jsr/std__random", version: "0.1.0", type: "module", exports: "./mod.js"})
    );
    await writeFile(
      join(random, "mod.js"),
      "export const randomSeeded = (seed) => () => Number(seed) / 2;\nexport const randomIntegerBetween = (min, max, {prng}) => Math.floor(prng() * (max - min)) + min;\n"
    );
    const built = await run("unshare", ["-rn", process.execPath, join(ROOT, "bin/docketbook.js"), "build"], story);
    if (built.status !== 0) throw new Error(built.stdout + built.stderr);
    chromium = await visit(join(story, "dist"));
  }, 1_800_000);
  afterAll(async () => {
    await chromium.close();
    await rm(folder, {recursive: true, force: true});
  });

  it("runs in Chromium without an error on the console, and asks no other origin", {timeout: 900_000}, async () => {
    const complaints: Record<string, string[]> = {};
    for (const path of pages) {
      const {page, wrong} = await chromium.open(path);
      const failed = await page.locator(".observablehq--error").allInnerTexts();
      const said = [...wrong, ...failed].filter((text) => !(ITS_OWN[path]?.test(text) ?? false));
      if (said.length) complaints[path] = said;
      await page.context().close();
    }
    expect(complaints).toEqual({});
  });
});
