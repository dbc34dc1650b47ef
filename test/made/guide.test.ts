import {cp, mkdir, mkdtemp, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {afterAll, beforeAll, expect, it} from "vitest";
import {visit, type Visit} from "../browser/browser.js";
import type {Served} from "../../site/cli/serve.js";
import {readSite} from "../../site/story/read.js";
import {run} from "../package/packed.js";
import {documentOf} from "../browser/files.js";
import {ROOT} from "../structure/files.js";
import {FILES, showsIdioms, startPreview} from "../site/framework/cells/story.js";

/*
 * Does what docs/guide.md says, step by step, as its reader would; and looks at the idioms of Framework in the same preview. The story uses this
 * checkout in place of an installed package.
 */
type Step = {command: string} | {file: string; content: string} | {file: string; below: string; add: string};

const FENCE = /(?<fence>`{3,})(?<language>\w+)\n(?<content>[^]*?)\n\k<fence>\n/.source;
/** The steps of the guide, in its order. */
function stepsOf(guide: string): Step[] {
  const pattern = new RegExp(
    `(?:In \`(?<edited>[^\`]+)\`, below\\n\\n|(?:^|\\n)\`(?<written>[^\`]+)\`\\n\\n|(?<adds>add\\n\\n)|)${FENCE}`,
    "g"
  );
  const steps: Step[] = [];
  for (const {groups = {}} of guide.matchAll(pattern)) {
    const {edited, written, adds, language, content = ""} = groups;
    if (edited) steps.push({file: edited, below: content, add: ""});
    else if (adds) Object.assign(steps.at(-1)!, {add: content});
    else if (written) steps.push({file: written, content: `${content}\n`});
    else if (language === "sh") steps.push(...content.split("\n").map((command) => ({command})));
    else throw new Error(`the guide does not say what is done with ${content}`);
  }
  return steps;
}

const PAGES = join(ROOT, "test/site/framework/cells/pages");
/** A page of the record's tables, at a depth. Every story has its agencies. */
const TABLES = `---
sql:
  agencies: data/agencies.parquet
---

# Tables

\`\`\`js
const file = await FileAttachment("data/agencies.parquet").parquet();
const table = await FileAttachment("data/agencies.csv").arquero();
\`\`\`

\`\`\`sql id=[{n}] display=false
SELECT count(*) AS n FROM agencies
\`\`\`

<p id="tables">\${file.numRows} by file, \${table.numRows()} by Arquero, \${n} by SQL</p>
`;

const COMMAND = join(ROOT, "bin/docketbook.js");
let folder: string;
let story: string;
let preview: Served | null = null;
let chromium: Visit;

/** Runs the command in the story, as its npm scripts do. */
async function docketbook(...args: string[]): Promise<void> {
  const {status, stderr, stdout} = await run(process.execPath, [COMMAND, ...args], story);
  if (status !== 0) throw new Error(`docketbook ${args.join(" ")}\n${stdout}\n${stderr}`);
}

const done: string[] = [];
/** What the guide runs once the preview is stopped. */
const commands: string[] = [];
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "docketbook-guide-"));
  story = folder;
  for (const step of stepsOf(await readFile(join(ROOT, "docs/guide.md"), "utf8"))) {
    if ("command" in step) {
      const [, into] = /^cd (.*)$/.exec(step.command) ?? [];
      const [, args] = /^npx docketbook (.*)$/.exec(step.command) ?? [];
      const [, script] = /^npm run (\w+)$/.exec(step.command) ?? [];
      if (into) {
        story = join(story, into);
        await mkdir(join(story, "node_modules"));
        await symlink(ROOT, join(story, "node_modules/docketbook"));
        // What the tests look at beside the guide's own page.
        await cp(join(PAGES, "idioms.md"), join(story, "src/idioms.md"));
      } else if (script === "dev") preview = await startPreview(story, [COMMAND, "dev"]);
      // The preview is looked at before the site is built.
      else if (script) commands.push(script);
      else await docketbook(...(args?.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', "")));
      done.push(step.command);
    } else if ("below" in step) {
      const text = await readFile(join(story, step.file), "utf8");
      expect(text).toContain(step.below);
      await writeFile(join(story, step.file), text.replace(step.below, `${step.below}\n${step.add}`));
    } else {
      await mkdir(dirname(join(story, step.file)), {recursive: true});
      await writeFile(join(story, step.file), step.content);
    }
  }
  chromium = await visit(story, preview!);
}, 600_000);
afterAll(async () => {
  await chromium.close();
  await rm(folder, {recursive: true, force: true});
});

it("shows the guide's chart in the preview, and it follows the input", async () => {
  const {page, wrong} = await chromium.open("hearings");
  await page.waitForFunction(() => document.querySelectorAll('main g[aria-label="bar"] rect').length === 6);
  await page.getByLabel("Court").selectOption("Boston");
  await page.waitForFunction(() => document.querySelectorAll('main g[aria-label="bar"] rect').length === 3);
  expect(await page.locator("main").innerText()).toContain("13 hearings in all.");
  expect(wrong).toEqual([]);
});

it("runs Framework's idioms in the preview, and draws a page again when it is saved", {timeout: 120_000}, async () => {
  const {page, wrong} = await chromium.open("idioms");
  await showsIdioms(page);
  const file = join(story, "src/idioms.md");
  const text = `${await readFile(file, "utf8")}\n<p id="saved">\${"saved"}</p>\n`;
  // Framework watches a file only once it has told the page that it is the same: what is saved before that is saved again.
  await expect
    .poll(
      async () => {
        await writeFile(file, text);
        return page.locator("#saved").allInnerTexts();
      },
      {timeout: 60_000, interval: 1_000}
    )
    .toEqual(["saved"]);
  expect(wrong).toEqual([]);
});

it("reads every kind of file in the preview as in a build, and the record's tables by file and by SQL", async () => {
  const added = ["files.md", "small", "deep/data/mine.csv"];
  for (const path of added) await cp(join(PAGES, path), join(story, "src", path), {recursive: true});
  await writeFile(join(story, "src/deep/tables.md"), TABLES);
  const {page: files, wrong} = await chromium.open("files");
  await files.waitForFunction(() => document.querySelectorAll("main li").length === 11);
  for (const [i, shown] of FILES.entries()) await files.locator("main li").nth(i).filter({hasText: shown}).waitFor();
  await files.waitForFunction(() => document.querySelector<HTMLImageElement>('img[alt="A dot"]')?.naturalWidth === 1);
  const {tables} = await readSite(join(story, ".cache/tables"));
  const n = tables.agencies.length;
  expect(n).toBeGreaterThan(0);
  const {page, wrong: wrongToo} = await chromium.open("deep/tables");
  await page.locator("#tables", {hasText: `${n} by file, ${n} by Arquero, ${n} by SQL`}).waitFor({timeout: 120_000});
  const served = await fetch(`${chromium.address}_file/data/agencies.parquet`);
  const table = await readFile(join(story, ".cache/tables/agencies.parquet"));
  expect(table.equals(new Uint8Array(await served.arrayBuffer()))).toBe(true);
  expect([...wrong, ...wrongToo]).toEqual([]);
  for (const path of ["files.md", "small", "deep"]) await rm(join(story, "src", path), {recursive: true});
});

it("names in the preview what a page needs and the story has not installed", async () => {
  const file = join(story, "src/lacking.md");
  await writeFile(file, "# Lacking\n\n```js\n_.range(3)\n```\n");
  const answer = await fetch(`${chromium.address}lacking`);
  expect(await answer.text()).toContain("src/lacking.md:4 lodash is not installed: npm install lodash");
  await rm(file);
});

it(
  "takes a reader of the guide from init to a chart that stands in the page before any script",
  {timeout: 300_000},
  async () => {
    expect(done).toEqual([
      'npx docketbook init my-story --title "Our case"',
      "cd my-story",
      "npm run dev",
      "npm run build"
    ]);
    await preview?.close();
    for (const command of commands) await docketbook(command);
    const page = documentOf(await readFile(join(story, "dist/hearings.html"), "utf8"));
    expect(page.querySelectorAll('main g[aria-label="bar"] rect')).toHaveLength(6);
    expect(page.querySelector("main")?.textContent).toContain("27 hearings in all.");
    expect(page.querySelector('nav a[href$="hearings"]')?.textContent).toBe("Hearings");
  }
);
