import {existsSync} from "node:fs";
import {afterAll, beforeAll, expect, it} from "vitest";
import {build} from "../../loaders/dataset/build.js";
import {run} from "../package/packed.js";
import {takenOver, visit, type Visit} from "../browser/browser.js";
import {documentOf} from "../browser/files.js";
import {buildStory, startPreview, type Story} from "../site/framework/cells/story.js";

/*
 * Each library that Framework's documentation teaches, in a page of a story that has it installed, with loaders of data and of pages. They are a package
 * of their own, so that none is a dependency of docketbook: npm installs them the first time.
 */
const LIBRARIES = "test/made/libraries";

let story: Story;
let chromium: Visit;
beforeAll(async () => {
  if (!existsSync(`${LIBRARIES}/node_modules`)) {
    const {status, stderr} = await run("npm", ["ci", "--ignore-scripts"], LIBRARIES);
    if (status !== 0) throw new Error(stderr);
  }
  if (!existsSync(".cache/tables/datapackage.json")) await build({dir: "data", out: ".cache/tables"});
  story = await buildStory("libraries", "test/made/librarypages", {
    installed: `${LIBRARIES}/node_modules`,
    paths: ["/routes/first", "/loaded"]
  });
  chromium = await visit(story.out);
}, 900_000);
afterAll(() => chromium.close());

/** What `records.md` says of its files, tables and loaders. */
const ITEMS = [
  "lodash 2",
  "xlsx Ada",
  "sqlite Ada",
  "arrow 2",
  "arquero 2",
  "shell 2",
  "javascript by Node",
  "typescript by TypeScript",
  "python by Python",
  "archive from an archive",
  "duckdb 2 2 2 2 2 2 2 2",
  "tagged 1",
  "described name n"
];
/** What each page shows: a part of the page, and the text or the shapes that are in it. */
const SHOWN: Record<string, Record<string, string | RegExp>> = {
  charts: {
    "#echarts svg": "Drawn by ECharts",
    "#vl svg": "Drawn by Vega-Lite",
    "#plot": "Drawn by Plot",
    "#d3 rect[width='10']": ""
  },
  text: {".katex": /x/, ".katex-display": /b/, "svg.node, svg g.node": /first/},
  react: {"#card h2": "A card", "#card": /with 42/, "#counter": "clicked 0"},
  maps: {"#states": "56 shapes", "#albers path": "", "#leaflet": ""},
  records: {
    "#total": "3",
    "#vg svg": "",
    ...Object.fromEntries(ITEMS.map((item, i) => [`main li:nth-child(${i + 1})`, new RegExp(`^${item}$`)]))
  },
  "routes/first": {"#name": "first"},
  loaded: {"#twice": "42"}
};
/** What only a browser can draw, since it measures shapes. */
const LATER = ["src/text.md:14 (the size of a shape is there in a browser only)"];

it("draws what each library draws while the page is built, and says what it leaves to the browser", async () => {
  for (const [path, parts] of Object.entries(SHOWN)) {
    const page = documentOf(await story.page(path));
    for (const [selector, shown] of Object.entries(parts)) {
      const found = [...page.querySelectorAll(selector)].map(({textContent}) => textContent);
      expect(found, `${path} ${selector}`).not.toEqual([]);
      expect(found.join(" "), `${path} ${selector}`).toMatch(shown);
    }
  }
  expect(story.later).toEqual(LATER);
});

it("has the text of a diagram for readers without a script", async () => {
  const later = [...documentOf(await story.page("text")).querySelectorAll("noscript")].map(({textContent}) =>
    textContent.trim()
  );
  expect(later).toEqual(["graph LR; one --> two"]);
});

/** Opens each page, and looks for what it shows. */
async function look(chromium: Visit): Promise<void> {
  for (const [path, parts] of Object.entries(SHOWN)) {
    const {page, wrong} = await chromium.open(path);
    await takenOver(page);
    for (const [selector, shown] of Object.entries(parts)) {
      // ECharts draws on a canvas in a browser, as it does everywhere, and Vega-Lite too.
      const drawn = page.locator(selector.replace(/(#echarts|#vl) svg/, "$1 canvas"));
      await drawn.first().waitFor({state: "attached"});
      // A preview has nothing of it before its cells have run.
      if (!/(#echarts|#vl) svg/.test(selector))
        await page.waitForFunction(
          ([selector, shown]) =>
            new RegExp(shown).test([...document.querySelectorAll(selector)].map((node) => node.textContent).join(" ")),
          [selector, new RegExp(shown).source] as const,
          {timeout: 60_000}
        );
    }
    expect(wrong, path).toEqual([]);
    await page.context().close();
  }
}

it("shows the same in the browser, with no complaint and no request of another origin", {timeout: 300_000}, () =>
  look(chromium)
);

it("shows the same in the preview", {timeout: 300_000}, async () => {
  const preview = await visit(story.out, await startPreview(story.folder));
  try {
    await look(preview);
  } finally {
    await preview.close();
  }
});

it("draws a diagram in the browser, and lets a component of React answer", async () => {
  const {page: text} = await chromium.open("text");
  await text.waitForSelector("svg[id^=mermaid]");
  expect(await text.locator("svg[id^=mermaid]").textContent()).toContain("one");
  const {page} = await chromium.open("react");
  await page.locator("#counter").last().click();
  await page.waitForFunction(() => /clicked 1/.test(document.body.textContent));
});
