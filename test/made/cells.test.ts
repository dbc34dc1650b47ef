import {createHash} from "node:crypto";
import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {expect, it} from "vitest";
import {buildStory} from "../site/framework/cells/story.js";

it("a page of cells gives the same bytes twice, whatever the clock and chance say", async () => {
  const cells = [
    "display(`${Date.now()} ${new Date()} ${Math.random()} ${crypto.randomUUID()} ${performance.now()}`);",
    "display(Plot.plot({marks: [Plot.dot(d3.range(9), {x: Math.random, y: d3.randomNormal()})]}));"
  ];
  const page = `# Sample\n\n${cells.map((cell) => `~~~js\n${cell}\n~~~\n`).join("\n")}`;
  const hashes = async (name: string) => {
    const {out} = await buildStory(name, {"index.md": page});
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
