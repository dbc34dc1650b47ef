import {cp, mkdir, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {join, relative} from "node:path";
import {proseRecord} from "../loaders/check/proserecord.js";
import {printDiagnostics} from "../loaders/command/record.js";
import {build} from "../loaders/write/build.js";
import {replaceFolder} from "../loaders/write/replace.js";
import {prepareOfflineCache, prerender} from "../site/framework/index.js";
import {checkPages} from "../src/site/prose.js";
import {readSite} from "../src/site/site.js";
import {writeFigures} from "./figures/write.js";
import {runFramework} from "./site/framework.js";
import {mendPage} from "./site/mend.js";
import {writeSeriesFiles} from "./site/seriesfiles.js";
import {originOf} from "./site/social.js";

const TABLES = ".cache/tables";
const output = {folder: "dist", next: ".dist.next", previous: ".dist.previous"};
const say = (line: string) => void process.stdout.write(`build: ${line}\n`);

async function pages(folder: string): Promise<string[]> {
  const found = await readdir(folder, {recursive: true, withFileTypes: true});
  return found
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => join(entry.parentPath, entry.name));
}

/** The address that the site is built for; an unusable one is wrong usage. */
function originFromEnvironment(): string | null {
  try {
    return originOf(process.env["DOCKETBOOK_ORIGIN"]);
  } catch (error) {
    process.stderr.write(`build: ${(error as Error).message}\n`);
    process.exit(2);
  }
}
const origin = originFromEnvironment();

say("the record");
const {files, diagnostics} = await build({dir: "data", out: TABLES});
printDiagnostics("data", diagnostics);
if (!files) process.exit(1);

say("the prose");
const site = await readSite(TABLES);
const wrong = await checkPages("src", proseRecord(site.tables));
printDiagnostics(".", wrong);
if (wrong.length) process.exit(1);

// A build that was killed between the two renames left the last good site beside its place.
const there = async (path: string) => (await stat(path).catch(() => null)) !== null;
if (!(await there(output.folder)) && (await there(output.previous))) await rename(output.previous, output.folder);
await rm(output.next, {recursive: true, force: true});
await rm(output.previous, {recursive: true, force: true});

say("the site");
await prepareOfflineCache("src");
await replaceFolder(output, async (folder) => {
  await runFramework(folder);
  // A page's clock says the day of its edition, whenever it is built.
  const {later} = await prerender(folder, {now: new Date(`${site.edition.edition}T12:00:00Z`)});
  for (const place of later) say(`${place} is left for the reader's browser`);
  await cp("src/assets", join(folder, "_file/assets"), {
    recursive: true,
    filter: (path) => /\/engine\//.test(path) || !/\.(css|js|json|htm)$|(?<!\.[0-9a-f]{8})\.woff2$/.test(path)
  });
  await mkdir(join(folder, "data"), {recursive: true});
  await cp(TABLES, join(folder, "data"), {recursive: true});
  await writeSeriesFiles(site.tables, folder);
  await writeFigures({tables: site.tables, edition: site.edition, out: folder});
  const image = (await there(join(folder, "share.png")))
    ? {path: "share.png", width: 1200, height: 630, alt: site.edition.title}
    : null;
  for (const page of await pages(folder)) {
    // A page to frame brings its own policy and style.
    // So does the frame for code, among the files.
    if (/^(embed|_file)\//.test(relative(folder, page))) continue;
    const path = relative(folder, page).replace(/(?:(^|\/)index)?\.html$/, "$1");
    const source = await readFile(page, "utf8");
    await writeFile(
      page,
      mendPage(source, {
        engine: path === "explore",
        frame: /<a class="sandbox"/.test(source),
        social: {origin, path, image}
      })
    );
  }
}).catch((error: unknown) => {
  process.stderr.write(`build: ${(error as Error).message}\n`);
  process.exit(1);
});
say("dist holds the site");
