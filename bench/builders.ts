import {execFileSync} from "node:child_process";
import {mkdtemp, readdir, readFile, rm, symlink, writeFile} from "node:fs/promises";
import {tmpdir} from "node:os";
import {join, resolve} from "node:path";
import {asMarkdown, writePlain} from "./plain/site.js";
import {median, report} from "./report.js";
import {spawned, type Took} from "./spawned.js";

/*
 * What a newsroom waits for a build of this story: with nothing kept from an earlier build, with everything kept, and after a row of the record changed. Beside it
 * plain Framework over the same pages: what each page shows, as Markdown that is drawn already. So plain Framework reads no table, checks no number, and draws no
 * figure, feed, embed or picture. They take turns.
 */
const RUNS = 2;
const ROW = {file: "data/events.yaml", from: "recorded: 2026-11-22", to: "recorded: 2026-11-23"};
const say = (text: string) => console.log(text);

const folder = await mkdtemp(join(tmpdir(), "docketbook-builders-"));
const project = join(folder, "project");
try {
  execFileSync("git", ["clone", "--quiet", resolve("."), project]);
  await symlink(resolve("node_modules"), join(project, "node_modules"));
  const build = () => spawned(project, [join(project, "bin/docketbook.js"), "build"]);
  const changeRow = async () => {
    const file = join(project, ROW.file);
    const text = await readFile(file, "utf8");
    const [from, to] = text.includes(ROW.from) ? [ROW.from, ROW.to] : [ROW.to, ROW.from];
    if (!text.includes(from)) throw new Error(`${ROW.file} has no ${from}`);
    await writeFile(file, text.replace(from, to));
  };

  const first = await build();
  const dist = join(project, "dist");
  const pages: Record<string, string> = {};
  for (const path of await readdir(dist, {recursive: true})) {
    const html = path.endsWith(".html") ? await readFile(join(dist, path), "utf8") : "";
    if (html.includes('<main id="observablehq-main"')) pages[path.replace(/\.html$/, "")] = asMarkdown(html);
  }
  const count = Object.keys(pages).length;
  const plain = await writePlain("builders", pages);
  const bare = async () => {
    await rm(plain.out, {recursive: true, force: true});
    return spawned(plain.folder, plain.words, plain.env);
  };
  const coldBare = async () => {
    await rm(join(plain.folder, "src/.observablehq"), {recursive: true, force: true});
    return bare();
  };
  const cold = async () => {
    for (const made of [".cache", "dist", "src/assets", "src/data", "src/.observablehq"])
      await rm(join(project, made), {recursive: true, force: true});
    return build();
  };

  const took: Record<"cold" | "warm" | "row" | "coldBare" | "bare", Took[]> = {
    cold: [first],
    warm: [],
    row: [],
    coldBare: [],
    bare: []
  };
  for (let run = 0; run < RUNS; run++) {
    if (run > 0) took.cold.push(await cold());
    if (run === 0) took.coldBare.push(await coldBare());
    took.warm.push(await build());
    took.bare.push(await bare());
    await changeRow();
    took.row.push(await build());
  }
  for (const [what, ours, other] of [
    ["nothing kept", took.cold, took.coldBare],
    ["everything kept", took.warm, took.bare],
    ["one row changed", took.row, took.bare]
  ] as const)
    for (const [by, key] of [
      ["clock", "clock"],
      ["processor", "processor"]
    ] as const) {
      const [mine, theirs] = [ours.map((one) => one[key]), other.map((one) => one[key])];
      report({
        who: "builders",
        what: `a build of this story, ${what}, by the ${by}`,
        unit: "s",
        ours: mine,
        other: {name: `plain Framework, the same ${count} pages as drawn`, runs: theirs},
        ...(by === "clock" && what !== "one row changed" && {goal: {share: 1.3}})
      });
      say(
        `${what}, by the ${by}: ${median(mine).toFixed(1)} s, plain Framework ${median(theirs).toFixed(1)} s, ratio ${(median(mine) / median(theirs)).toFixed(2)}`
      );
    }
} finally {
  await rm(folder, {recursive: true, force: true});
}
