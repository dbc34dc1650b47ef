import {spawn, type ChildProcess} from "node:child_process";
import {mkdir, mkdtemp, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {dirname, join} from "node:path";
import {chromium, type Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {findChromium} from "../../../../site/cli/chromium.js";
import {run} from "../../../package/packed.js";
import {documentOf} from "../../../browser/files.js";
import {ROOT} from "../../../structure/files.js";

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

const COMMAND = join(ROOT, "bin/docketbook.js");
let folder: string;
let story: string;
let preview: ChildProcess | null = null;
let browser: Browser;

/** Starts the preview, and gives the address that it prints. */
async function startPreview(): Promise<string> {
  const child = spawn(process.execPath, [COMMAND, "dev"], {cwd: story, stdio: ["ignore", "pipe", "pipe"]});
  preview = child;
  let said = "";
  return new Promise((done, fail) => {
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => {
        said += text;
        const [address] = /http:\/\/(?:127\.0\.0\.1|localhost):\d+\//.exec(said) ?? [];
        if (address) done(address);
      });
    child.on("close", () => fail(new Error(said)));
  });
}

/** Runs the command in the story, as its npm scripts do. */
async function docketbook(...args: string[]): Promise<void> {
  const {status, stderr, stdout} = await run(process.execPath, [COMMAND, ...args], story);
  if (status !== 0) throw new Error(`docketbook ${args.join(" ")}\n${stdout}\n${stderr}`);
}

let address = "";
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
        await writeFile(
          join(story, "src/idioms.md"),
          await readFile(join(ROOT, "test/site/framework/cells/pages/idioms.md"), "utf8")
        );
      } else if (script === "dev") address = await startPreview();
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
  browser = await chromium.launch({executablePath: findChromium(process.env) ?? "", args: ["--no-sandbox"]});
}, 600_000);
afterAll(async () => {
  await browser.close();
  preview?.kill();
  await rm(folder, {recursive: true, force: true});
});

/** Opens a page of the preview, and keeps what is wrong with it. */
async function open(path: string) {
  const page = await browser.newPage();
  const wrong: string[] = [];
  page.on("console", (message) => {
    if (message.type() === "error") wrong.push(message.text());
  });
  page.on("pageerror", ({message}) => wrong.push(message));
  page.on("request", (request) => {
    if (!request.url().startsWith(address) && !/^(data|blob|ws):/.test(request.url())) wrong.push(request.url());
  });
  await page.goto(`${address}${path}`);
  return {page, wrong};
}

it("shows the guide's chart in the preview, and it follows the input", async () => {
  const {page, wrong} = await open("hearings");
  await page.waitForFunction(() => document.querySelectorAll('main g[aria-label="bar"] rect').length === 6);
  await page.getByLabel("Court").selectOption("Boston");
  await page.waitForFunction(() => document.querySelectorAll('main g[aria-label="bar"] rect').length === 3);
  expect(await page.locator("main").innerText()).toContain("13 hearings in all.");
  expect(wrong).toEqual([]);
});

it("runs Framework's idioms in the preview, and draws a page again when it is saved", async () => {
  const {page, wrong} = await open("idioms");
  for (const [id, shown] of Object.entries({promise: "came", counter: "3", endless: "step 9", inputs: "Ada b true"}))
    await page.waitForFunction(
      ([id, shown]) => document.querySelector(`#${id}`)?.textContent.trim() === shown,
      [id, shown]
    );
  const file = join(story, "src/idioms.md");
  await writeFile(file, `${await readFile(file, "utf8")}\n<p id="saved">\${"saved"}</p>\n`);
  await page.waitForFunction(() => document.querySelector("#saved")?.textContent === "saved");
  expect(wrong).toEqual([]);
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
    preview?.kill();
    for (const command of commands) await docketbook(command);
    const page = documentOf(await readFile(join(story, "dist/hearings.html"), "utf8"));
    expect(page.querySelectorAll('main g[aria-label="bar"] rect')).toHaveLength(6);
    expect(page.querySelector("main")?.textContent).toContain("27 hearings in all.");
    expect(page.querySelector('nav a[href$="hearings"]')?.textContent).toBe("Hearings");
  }
);
