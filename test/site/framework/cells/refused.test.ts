import {afterAll, beforeAll, describe, expect, it} from "vitest";
import type {Served} from "../../../../site/cli/serve.js";
import {LONG} from "../../../tools/rounds.js";
import {buildStory, makeStory, startPreview} from "./story.js";

const fence = "```";
const page = (...cells: string[]) =>
  `---\ntitle: Sample\n---\n\n# Sample\n\n${cells.map((cell) => `${fence}js\n${cell}\n${fence}\n`).join("\n")}`;
const refusal = (name: string, files: Record<string, string>) =>
  buildStory(name, files).then(
    () => "it was built",
    (error: unknown) => (error as Error).message
  );

// A preview refuses what a build does, and builds nothing else.
it.runIf(LONG)(
  "stops the build at a library that is not installed, with page, line and the command that installs it",
  async () => {
    expect(await refusal("missing", {"index.md": page("const a = 1;", "display(_.range(a));")})).toContain(
      "src/index.md:12 lodash is not installed: npm install lodash"
    );
  }
);

describe("a page that cannot be built", () => {
  // A preview refuses what a build does, page by page.
  let preview: Served;
  beforeAll(async () => {
    preview = await startPreview(
      await makeStory("refused", {
        "lacking.md": page('FileAttachment("a.xlsx").xlsx()', "tex`x^2`"),
        "a.xlsx": "",
        "module.md": page('import {a} from "./a.js";\ndisplay(a);'),
        "a.js": 'export {a} from "npm:nowhere";\n',
        "version.md": page('import * as old from "npm:d3@5";\ndisplay(old);'),
        "mapbox.md": page("display(mapboxgl);"),
        "syntax.md": page("const = 1;")
      })
    );
  });
  afterAll(() => preview.close());
  const refused = async (name: string) => {
    const answer = await fetch(`${preview.address}${name}`);
    return (await answer.text()).replaceAll("&#x27;", "'");
  };

  it("names all that it lacks, what a method of a file needs included", async () => {
    const message = await refused("lacking");
    expect(message).toContain("src/lacking.md:8 exceljs is not installed: npm install exceljs");
    expect(message).toContain("src/lacking.md:12 katex is not installed: npm install katex");
  });

  it("names the module that imports what is not installed", async () => {
    expect(await refused("module")).toContain("src/a.js:1 nowhere is not installed: npm install nowhere");
  });

  it("is refused for another version than the installed one", async () => {
    expect(await refused("version")).toMatch(
      /src\/version\.md:8 d3 7\.\d+\.\d+ is installed, and 5 is asked for: npm install d3@5/
    );
  });

  it("is refused for what can only work by asking another origin, and says why", async () => {
    expect(await refused("mapbox")).toContain("src/mapbox.md:8 mapbox-gl cannot be used: it asks another origin");
  });

  it("is refused for what is no JavaScript", async () => {
    expect(await refused("syntax")).toMatch(/src\/syntax\.md:8 SyntaxError: /);
  });
});

it("stops at cells that fail, with the page, the line and the error of those cells alone", async () => {
  const message = await refusal("failing", {
    "failing.md": page("const a = 1;", "const b = a + 1;\nconst c = b.no.such;", "display(c);"),
    "foreign.md": page('display(await fetch("https://example.com/a.json"));'),
    "unknown.md": page("display(nothing);")
  });
  // One asks another origin while the page is built, one a name that nothing defines.
  expect(message.split("\n")).toEqual([
    "src/failing.md:13 TypeError: Cannot read properties of undefined (reading 'such')",
    expect.stringMatching(/^src\/foreign\.md:8 TypeError: https:\/\/example\.com\/a\.json is of another origin/),
    "src/unknown.md:8 RuntimeError: nothing is not defined"
  ]);
});
