import {readdirSync, readFileSync} from "node:fs";
import {appendFile, mkdir, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {parseHTML} from "linkedom";
import {afterAll, beforeAll, expect, test} from "vitest";
import {courtListener, sampleEntry} from "../loaders/sources/courtlistener/service.js";
import {serve} from "../tools/server.js";
import {ROOT} from "../structure/files.js";
import {nextVersion, npm, outcome, PASSED, stories, type Stories} from "./made.js";

let at: Stories;
beforeAll(async () => void (at = await stories()));
afterAll(() => at.remove());

const LONG = {timeout: 1_200_000};
const read = (story: string, path: string) => readFileSync(join(story, path), "utf8");
const page = (story: string, path: string) => parseHTML(read(story, join("dist", path))).document;
const rowsOf = (dir: string) =>
  readdirSync(dir)
    .filter((name) => name.endsWith(".yaml"))
    .flatMap((name) =>
      [...readFileSync(join(dir, name), "utf8").matchAll(/^- id: (\S+)$/gm)].map(([, id]) => `${name} ${id}`)
    );
const write = async (story: string, files: Record<string, string>) => {
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(story, path)), {recursive: true});
    await writeFile(join(story, path), text);
  }
};

test(
  "a story from another record passes its own tests and shows its own case, and nothing of this story",
  LONG,
  async () => {
    const record = ["--record", join(ROOT, "data"), "--case", "california-v-hhs", "--title", "The Medicaid file"];
    const story = await at.make("medicaid", ...record);
    const lock = read(story, "package-lock.json");
    expect(outcome(await npm(story, "test"))).toEqual(PASSED);
    // What was installed is what the lock names: nothing was resolved anew.
    expect(read(story, "package-lock.json")).toBe(lock);
    expect(page(story, "index.html").querySelector("h1")?.textContent).toBe("The Medicaid file");
    expect(page(story, "index.html").querySelector("figure[data-figure-id]")?.textContent).toContain(
      "One court has barred it since"
    );
    for (const path of ["orders/medicaid-basic-data.html", "figure/law-on-any-date.svg", "embed/law-on-any-date.html"])
      expect(read(story, `dist/${path}`).length).toBeGreaterThan(0);
    const [own, all] = [rowsOf(join(story, "data")), rowsOf(join(ROOT, "data"))];
    expect(own.filter((row) => !all.includes(row))).toEqual([]);
    expect(own.length).toBeLessThan(40);
  }
);

test("a story from a docket passes its own tests", LONG, async () => {
  const service = await serve(courtListener(() => [1, 2, 3].map((id) => sampleEntry(id))));
  const story = await at.make("docket", "--docket", "5", "--service", service.base);
  await service.close();
  expect(outcome(await npm(story, "test"))).toEqual(PASSED);
});

test("a story from a spreadsheet passes its own tests, and claims nothing that nobody checked", LONG, async () => {
  const sample = join(ROOT, "test/loaders/sources/sheet/cases/tracker");
  const story = await at.make("sheet", "--sheet", join(sample, "sheet.csv"), "--map", join(sample, "map.yaml"));
  expect(outcome(await npm(story, "test"))).toEqual(PASSED);
  for (const path of ["index.html", "methods.html", "cases/index.html"])
    expect(page(story, path).querySelector("footer")?.textContent).toContain("The record is not verified yet");
  expect(page(story, "methods.html").querySelector("main")?.textContent).not.toMatch(/(verified|checked) through/);
  expect(page(story, "cases/index.html").querySelector("main")?.textContent).not.toContain("story’s status");
});

test(
  "a story from nothing is its editor's: headline, flow, series, page, figure, view, style, publisher and check",
  LONG,
  async () => {
    const story = await at.make("own", "--title", "100 days in court", "--description", "What 637 suits came to.");
    // The flow's id is said in the record alone, the headline in the page alone.
    await write(story, {
      "data/flows.yaml": read(story, "data/flows.yaml").replace("the-flow", "bus-lanes"),
      "data/docketbook.yaml": read(story, "data/docketbook.yaml").replace("flow: the-flow", "flow: bus-lanes"),
      "src/index.md": read(story, "src/index.md").replace(/^# .*$/m, "# A court took the lanes away")
    });
    // A series, whose page links into the workbench.
    const recorded = /^edition: (\S+)$/m.exec(read(story, "data/docketbook.yaml"))?.[1];
    await write(story, {
      "data/units.yaml": `- id: mph\n  title: miles an hour\n  quantity: rate\n  description: Miles in one hour.\n  recorded: ${recorded}\n`,
      "data/sources.yaml": `- id: speeds\n  title: Bus speeds\n  publisher: Sample Transit\n  url: https://example.org/speeds.csv\n  recorded: ${recorded}\n`,
      "data/series.yaml": `- id: bus-speeds\n  title: Bus speeds\n  definition: Mean speed of buses.\n  publisher: Sample Transit\n  unit_ids: [mph]\n  period_type: month\n  group: speeds\n  defaults: {geography: US, bound: about, unit: mph, grade: primary, source_id: speeds, recorded: ${recorded}}\n  recorded: ${recorded}\n`,
      "data/series/bus-speeds.csv": "period,value\n2025-01,7.1\n2025-02,7\n2025-03,7.2\n"
    });
    // What CONTRIBUTING shows, in the files that it names.
    const shown = [...read(story, "CONTRIBUTING.md").matchAll(/```(?<kind>md|ts|css|yaml)\n(?<text>[^]*?)```/g)].map(
      ({groups}) => groups as {kind: string; text: string}
    );
    const of = (kind: string) => shown.filter((one) => one.kind === kind).map(({text}) => text);
    const [figure = "", view = ""] = of("ts");
    await write(story, {
      "src/about.md": `${of("md")[0]}\n<figure data-figure="how-many-events"></figure>\n\n<div data-view="sources-counted"></div>\n`,
      "src/figures/how-many-events.ts": figure,
      "src/views/sources-counted.ts": view,
      "src/views/verified.ts": view.replace("sources</p>", "sources, by a view of ours</p>"),
      "src/style.css": of("css")[0] ?? "",
      "test/own.test.ts": `import {readFileSync} from "node:fs";\nimport {test} from "node:test";\nimport {tables} from "docketbook/loaders";\n\ntest("there are tables", () => {\n  if (!tables.events || !readFileSync("dist/about.html")) throw new Error("none");\n});\n`
    });
    await appendFile(join(story, "data/docketbook.yaml"), of("yaml")[0] ?? "");
    const answer = await npm(story, "test");
    expect(outcome(answer)).toEqual(PASSED);
    expect(answer.stdout).toContain("there are tables");
    const about = page(story, "about.html");
    expect(about.querySelector('figure[data-figure-id="how-many-events"] svg')).not.toBeNull();
    expect(about.querySelector("main")?.textContent).toContain("1 sources");
    expect(page(story, "methods.html").querySelector("main")?.textContent).toContain("by a view of ours");
    const masthead = about.querySelector(".masthead");
    expect(masthead?.querySelector("a")?.getAttribute("href")).toBe("https://www.example.com/");
    expect(masthead?.textContent).toMatch(/^The Sample Times.*100 days in court$/);
    expect(readdirSync(join(story, "dist/_file/assets")).length).toBeGreaterThan(0);
    const style = about.querySelector('link[rel="stylesheet"]')?.getAttribute("href") ?? "";
    expect(read(story, join("dist", style))).toMatch(/--accent: ?#0b5394/);
    expect(read(story, "dist/series/bus-speeds.html")).toContain("explore#q=");
  }
);

test("a check of the story's own that fails makes npm test fail", LONG, async () => {
  const story = join(at.folder, "own");
  await write(story, {
    "test/wrong.test.ts": `import {test} from "node:test";\n\ntest("this is wrong", () => {\n  throw new Error("wrong");\n});\n`,
    "src/about.md": "# About\n\n[Nowhere](/no-such-page)\n"
  });
  const {status, stdout} = await npm(story, "test");
  expect(status).toBe(1);
  expect(stdout).toContain("/about → ./no-such-page");
  expect(stdout).toMatch(/\n\d+ passed, 2 failed\n$/);
});

test("a story made with one version builds with the next, by one command", LONG, async () => {
  const story = join(at.folder, "own");
  const [earlier = ""] = readdirSync(join(story, "vendor")).filter((name) => name.endsWith(".tgz"));
  const next = nextVersion(join(story, "vendor", earlier), at.folder, "99.0.0");
  const files = () => readdirSync(join(story, "src"), {recursive: true}).length;
  const before = files();
  const upgraded = await npm(story, "exec", "docketbook", "upgrade", next);
  expect({status: upgraded.status, stdout: upgraded.stdout}).toEqual({
    status: 0,
    stdout: "this story is built with docketbook 99.0.0; npm test says whether everything still works\n"
  });
  expect(readdirSync(join(story, "vendor")).sort()).toEqual(["docketbook-99.0.0.tgz", "docketbook.js"]);
  expect(read(story, "package-lock.json")).not.toContain(earlier);
  expect((await npm(story, "exec", "docketbook", "--", "--version")).stdout).toBe("99.0.0\n");
  const built = await npm(story, "run", "build");
  expect({status: built.status, stderr: built.stderr}).toEqual({status: 0, stderr: ""});
  expect(page(story, "index.html").querySelector("footer")?.textContent).toContain("Edition of");
  expect(files()).toBe(before);
});

test("an upgrade to what is no package changes nothing", LONG, async () => {
  const story = join(at.folder, "own");
  await writeFile(join(at.folder, "docketbook-100.0.0.tgz"), "no package");
  const lock = read(story, "package-lock.json");
  const answer = await npm(story, "exec", "docketbook", "upgrade", "../docketbook-100.0.0.tgz");
  expect(answer).toMatchObject({
    status: 2,
    stderr: expect.stringContaining("is not a package of docketbook") as string
  });
  expect(read(story, "package-lock.json")).toBe(lock);
});
