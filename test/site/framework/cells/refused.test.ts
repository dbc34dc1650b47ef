import {createHash} from "node:crypto";
import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {buildStory} from "./story.js";

const fence = "```";
const page = (...cells: string[]) =>
  `---\ntitle: Sample\n---\n\n# Sample\n\n${cells.map((cell) => `${fence}js\n${cell}\n${fence}\n`).join("\n")}`;
const refusal = async (name: string, cells: string[], files: Record<string, string> = {}) => {
  const error = await buildStory(name, {"index.md": page(...cells), ...files}).then(
    () => null,
    (error: unknown) => error as Error
  );
  return error?.message ?? "it was built";
};

it("names a library that is not installed, with page, line and the command that installs it", async () => {
  expect(await refusal("missing", ["const a = 1;", "display(_.range(a));"])).toContain(
    "src/index.md:12 lodash is not installed: npm install lodash"
  );
});

it("names all that a page lacks, what a method of a file needs included", async () => {
  const message = await refusal("lacking", ['FileAttachment("a.xlsx").xlsx()', "tex`x^2`"], {"a.xlsx": ""});
  expect(message).toContain("src/index.md:8 exceljs is not installed: npm install exceljs");
  expect(message).toContain("src/index.md:12 katex is not installed: npm install katex");
});

it("names the module that imports what is not installed", async () => {
  const message = await refusal("module", ['import {a} from "./a.js";\ndisplay(a);'], {
    "a.js": 'export {a} from "npm:nowhere";\n'
  });
  expect(message).toContain("src/a.js:1 nowhere is not installed: npm install nowhere");
});

it("refuses another version than the installed one", async () => {
  expect(await refusal("version", ['import * as old from "npm:d3@5";\ndisplay(old);'])).toMatch(
    /src\/index\.md:8 d3 7\.\d+\.\d+ is installed, and 5 is asked for: npm install d3@5/
  );
});

it("refuses what can only work by asking another origin, and says why", async () => {
  expect(await refusal("mapbox", ["display(mapboxgl);"])).toContain(
    "src/index.md:8 mapbox-gl cannot be used: it asks another origin"
  );
});

it("stops at a cell that fails, with the page, the line and the error of that cell alone", async () => {
  const message = await refusal("failing", ["const a = 1;", "const b = a + 1;\nconst c = b.no.such;", "display(c);"]);
  expect(message).toBe("src/index.md:13 TypeError: Cannot read properties of undefined (reading 'such')");
});

it("stops at a name that nothing defines, and at what is no JavaScript", async () => {
  expect(await refusal("unknown", ["display(nothing);"])).toBe("src/index.md:8 RuntimeError: nothing is not defined");
  expect(await refusal("syntax", ["const = 1;"])).toMatch(/src\/index\.md:8 SyntaxError: /);
});

it("stops at a cell that asks another origin while the page is built", async () => {
  expect(await refusal("foreign", ['display(await fetch("https://example.com/a.json"));'])).toContain(
    "src/index.md:8 TypeError: https://example.com/a.json is of another origin"
  );
});

it("gives the same bytes twice, whatever the clock and chance say", async () => {
  const cells = [
    "display(`${Date.now()} ${new Date()} ${Math.random()} ${crypto.randomUUID()} ${performance.now()}`);",
    "display(Plot.plot({marks: [Plot.dot(d3.range(9), {x: Math.random, y: d3.randomNormal()})]}));"
  ];
  const hashes = async (name: string) => {
    const {out} = await buildStory(name, {"index.md": page(...cells)});
    const files = (await readdir(out, {recursive: true})).sort();
    const lines = await Promise.all(
      files.map(async (file) =>
        (await stat(join(out, file))).isFile()
          ? `${file} ${createHash("sha256")
              .update(await readFile(join(out, file)))
              .digest("hex")}`
          : file
      )
    );
    return lines.join("\n");
  };
  expect(await hashes("once")).toBe(await hashes("twice"));
}, 300_000);
