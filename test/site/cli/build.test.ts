import {spawn} from "node:child_process";
import {once} from "node:events";
import {mkdir, readFile, symlink, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {beforeEach, expect, it, onTestFinished} from "vitest";
import {run} from "../../package/packed.js";
import {ROOT} from "../../structure/files.js";
import {COMMAND} from "../../tools/command.js";
import {sharedBrowser} from "../../tools/chromium.js";
import {freshFolder} from "../../tools/folder.js";
import {LONG} from "../../tools/rounds.js";

/* A story of three pages and a few rows: what stops a build stops it whatever the size. */
const RECORDED = "recorded: 2022-04-01";
const FILES: Record<string, string> = {
  "package.json": '{"type": "module", "private": true}',
  "observablehq.config.ts": 'import {docketbook} from "docketbook/site";\n\nexport default await docketbook();\n',
  "data/docketbook.yaml": `name: sample
title: A sample
description: A made-up record.
edition: 2022-05-01
verified_through: 2022-03-31
publisher:
  name: The Sample Times
flow: ferry-harbor
geography: US
license: CC0-1.0
`,
  "data/agencies.yaml": `- id: ferry\n  name: Ferry\n  short_name: Ferry\n  ${RECORDED}\n- id: harbor\n  name: Harbor\n  short_name: Harbor\n  ${RECORDED}\n`,
  "data/flows.yaml": `- id: ferry-harbor
  title: Ferry lists
  activity: giving passenger lists to the harbor
  from_agency_id: ferry
  to_agency_id: harbor
  description: Names of passengers.
  ${RECORDED}
`,
  "data/sources.yaml": `- id: sample-post
  title: A post
  publisher: Sample
  url: https://example.org/post
  address: seen
  read: whole
  ${RECORDED}
`,
  "data/claims.yaml": `- id: names-given
  claim: The line gave names.
  verdict: accurate
  finding: It did.
  appears_in: sample-post
  source_ids: [sample-post]
  ${RECORDED}
`,
  // A table without rows says so.
  ...Object.fromEntries(
    ["cases", "corrections", "courts", "events", "laws", "orders", "series", "units"].map((table) => [
      `data/${table}.yaml`,
      "[]\n"
    ])
  ),
  "src/index.md": "# A sample\n\nThe first page.\n",
  "src/claims.md": '# Claims\n\n<div data-view="claims"></div>\n',
  "src/404.md": "# There is no such page\n",
  "dist/index.html": "the last good site"
};

let story: string;
beforeEach(async () => {
  story = await freshFolder();
  for (const [path, text] of Object.entries(FILES)) {
    await mkdir(dirname(join(story, path)), {recursive: true});
    await writeFile(join(story, path), text);
  }
  await mkdir(join(story, "node_modules"));
  await symlink(join(COMMAND, "../.."), join(story, "node_modules/docketbook"));
  // Libraries of pages are bundled, and the engine is packed, once for all stories of the checkout.
  await mkdir(join(story, ".cache"));
  for (const name of ["libraries", "engine"]) {
    const folder = join(ROOT, ".cache", name);
    await mkdir(folder, {recursive: true});
    await symlink(folder, join(story, ".cache", name));
  }
});
const build = () => run(process.execPath, [COMMAND, "build"], story);
const page = () => readFile(join(story, "dist/index.html"), "utf8");

it("a page that cannot be drawn stops the build with its file and line, and the last good site stays", async () => {
  await writeFile(join(story, "src/claims.md"), '# Claims\n\n<div data-view="no-such-view"></div>\n');
  const {status, stdout, stderr} = await build();
  expect(status).toBe(1);
  expect(stdout + stderr).toContain("src/claims.md:3:1 there is no view no-such-view");
  expect(await page()).toBe("the last good site");
});

it("a record that is wrong stops the build with its diagnostics, and the last good site stays", async () => {
  await writeFile(join(story, "data/claims.yaml"), FILES["data/claims.yaml"]!.replace("accurate", "nearly"));
  const {status, stderr} = await build();
  expect(status).toBe(1);
  expect(stderr).toMatch(/data\/claims\.yaml:3:\d+ enum-unknown/);
  expect(await page()).toBe("the last good site");
});

it("a page with the name of a folder of pages stops the build and is told where it belongs", async () => {
  await mkdir(join(story, "src/claims"));
  await writeFile(join(story, "src/claims/one.md"), "# One claim\n");
  const {status, stderr} = await build();
  expect(status).toBe(1);
  expect(stderr).toContain("src/claims.md has the address of the folder src/claims/");
  expect(stderr).toContain("move it to src/claims/index.md");
  expect(await page()).toBe("the last good site");
});

it.runIf(LONG)(
  "a preview shows a row as it was edited, in the page that is open; a row that is wrong is said, and changes nothing",
  async () => {
    const dev = spawn(process.execPath, [COMMAND, "dev"], {
      cwd: story,
      env: {...process.env, NO_COLOR: "1"},
      detached: true
    });
    // Until what it started is gone too, it may write into the folder.
    onTestFinished(async () => {
      const closed = once(dev, "close");
      process.kill(-dev.pid!);
      await closed;
    });
    let said = "";
    /** Waits until the preview has said something of that form since it was asked last. */
    const saying = async (form: RegExp): Promise<RegExpExecArray> => {
      for (;;) {
        const found = form.exec(said);
        if (found) {
          said = said.slice(found.index + found[0].length);
          return found;
        }
        await Promise.race([once(dev.stdout, "data"), once(dev.stderr, "data")]);
      }
    };
    for (const stream of [dev.stdout, dev.stderr])
      stream.setEncoding("utf8").on("data", (text: string) => (said += text));
    const [address] = await saying(/http:\/\/127\.0\.0\.1:\d+\//);
    const edit = (line: string) =>
      writeFile(
        join(story, "data/claims.yaml"),
        FILES["data/claims.yaml"]!.replace("claim: The line gave names.", line)
      );
    const page = await (await sharedBrowser()).newPage();
    onTestFinished(() => page.close());
    await page.goto(`${address}claims`);
    await page.getByRole("rowheader", {name: "The line gave names."}).waitFor();
    const renamed = page.getByRole("rowheader", {name: "The line gave no names."});
    // A page is told of nothing that comes before the preview watches for it, which it does not say: then the row is edited once more.
    const shown = async () => {
      await edit("claim: The line gave no names.");
      return renamed.waitFor({timeout: 5000}).then(
        () => true,
        () => false
      );
    };
    await expect.poll(shown).toBe(true);
    await edit("clam: The line gave names.");
    await saying(/data\/claims\.yaml:2:\d+ [^]*pages show the record as it was/);
    await page.reload();
    await renamed.waitFor();
  }
);
