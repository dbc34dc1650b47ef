import type {Site} from "../story/story.js";
import {cp, mkdir, readdir, readFile, rename, rm, stat, writeFile} from "node:fs/promises";
import {join, relative, resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {noContact, printDiagnostics} from "../../loaders/cli/record.js";
import {build} from "../../loaders/dataset/build.js";
import {readSite} from "../story/read.js";
import {replaceFolder} from "../../loaders/dataset/replace.js";
import {proseRecord} from "../../loaders/prose/citable.js";
import {noteCorrections} from "../features/corrections/corrections.view.js";
import {addMachineReadable} from "../features/publish/head.js";
import {SHARE_SIZE, sharedOf, sharePath, type Shared} from "../features/publish/share.js";
import {publish, publishedTables, RECORD, writeRecord} from "../features/publish/publish.js";
import {pageFigures, placeDrawings, writeFigures, writeSharePictures} from "../features/publish/write.js";
import {writeSearchRows} from "../features/search/documents.js";
import {writeSeriesFiles} from "../features/series/seriesfiles.js";
import {buildAssets, speaking} from "../framework/assets.js";
import {writeClient} from "../framework/clientmodule.js";
import {chartFont} from "../framework/fonts.js";
import {runFramework} from "../framework/framework.js";
import {checkTranslated, untranslated, type Languages} from "../framework/languages.js";
import {prepareOfflineCache} from "../framework/libraries.js";
import {postprocessHtml} from "../framework/postprocess.js";
import {writeOpenCells} from "../framework/opencell.js";
import {prerender} from "../framework/prerender.js";
import {HISTORY, ROOT, TABLES} from "../framework/preset.js";
import {checkPages} from "../framework/prose.js";
import {originOf} from "../framework/social.js";
import {formatNumber} from "../ui/format.js";
import {speak} from "../words/words.js";
import {NO_PAGE} from "./builtpages.js";
import {historyOf, keptEditions, writeEditions, writeHistory, type KeptEdition} from "./editions.js";

/** The tables among the pages, so that Framework finds them as a page's files. */
const PAGE_TABLES = join(ROOT, "data");
/** The folder that pages load their scripts, styles and fonts from, in build and preview. */
const ASSETS = join(ROOT, "assets");
/** Pictures that were drawn before, by what they show. */
const PICTURES = ".cache/pictures";
const output = {folder: "dist", next: ".dist.next", previous: ".dist.previous"};
const exists = async (path: string) => (await stat(path).catch(() => null)) !== null;

/** What is wrong with a story, already said to its editor. */
export class BuildError extends Error {
  override name = "BuildError";
  constructor(
    message: string,
    readonly exitCode: 1 | 2 = 1
  ) {
    super(message);
  }
}

async function htmlFiles(folder: string): Promise<string[]> {
  const found = await readdir(folder, {recursive: true, withFileTypes: true});
  return found
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => join(entry.parentPath, entry.name));
}

const foreign = new Map<string, ReadonlySet<string>>();
/** The texts that are English in a page of another language. */
function foreignIn(languages: Languages, path: string): ReadonlySet<string> {
  const {code, site} = languages.at(path);
  const known = foreign.get(code) ?? untranslated(site.tables);
  foreign.set(code, known);
  return known;
}

/** What a page says of its language, and where it stands in others. */
function versionsOf(languages: Languages, path: string) {
  const {code, site, words} = languages.at(path);
  const versions = languages
    .versions(path)
    .map(({language, path: other}) => ({code: language.code, path: other.slice(1)}));
  return {
    language: code,
    versions: versions.length > 1 ? versions : [],
    title: site.edition.title,
    contents: words.shell.contents,
    foreignNote: words.shell.partlyEnglish
  };
}

/** The anchors of a page's sections, so that those of its translation are the same; none where there is no such page. */
async function sectionsOf(folder: string, path: string): Promise<string[]> {
  const file = join(folder, `${path.replace(/\/$/, "/index").slice(1)}.html`);
  const source = await readFile(file, "utf8").catch(() => "");
  return [...source.matchAll(/<h2 id="([^"]+)" tabindex="-1"/g)].map(([, id = ""]) => id);
}

/**
 * Hosts answer `/x` with a folder `x/` before they look for `x.html`, and find nothing in it.
 * @throws BuildError where a page has the name of a folder of pages
 */
async function refuseSharedNames(): Promise<void> {
  const pages = (await readdir(ROOT, {recursive: true})).filter((path) => path.endsWith(".md")).sort();
  const shared = pages.find((page) => pages.some((other) => other.startsWith(`${page.slice(0, -".md".length)}/`)));
  if (shared === undefined) return;
  const folder = `${ROOT}/${shared.slice(0, -".md".length)}`;
  throw new BuildError(
    `${ROOT}/${shared} has the address of the folder ${folder}/, which a host looks into first; move it to ${folder}/index.md`
  );
}

export interface PrepareOptions {
  /** Whether pages may change afterwards. */
  preview?: boolean;
  /** The site that was published before, whose editions this one keeps; null for none. */
  previous?: string | null;
  /** Whether the tables are written already, and the record is not read. */
  written?: boolean;
}

/** A story that is ready to be drawn. */
export interface Prepared {
  site: Site;
  languages: Languages;
  kept: readonly KeptEdition[];
}

/** Copies the tables to where pages read them; a file that is the same keeps its time, so that a preview does not read it again. */
async function copyTables(): Promise<void> {
  await mkdir(PAGE_TABLES, {recursive: true});
  for (const name of await readdir(TABLES)) {
    const [made, known] = await Promise.all([
      readFile(join(TABLES, name)),
      readFile(join(PAGE_TABLES, name)).catch(() => null)
    ]);
    if (!known?.equals(made)) await writeFile(join(PAGE_TABLES, name), made);
  }
}

/**
 * Writes the tables of the record, and copies them to where pages read them.
 * @throws BuildError for a record that is wrong; the diagnostics are printed, and the tables are as they were
 */
export async function writeTables(): Promise<void> {
  const {files, diagnostics} = await build({dir: "data", out: TABLES});
  printDiagnostics("data", diagnostics);
  if (!files) throw new BuildError("the record is wrong");
  await copyTables();
}

/** Framework gives a page's file a name of its own; the tables stand once, at the addresses that never change. */
async function shipTablesOnce(folder: string): Promise<(source: string) => string> {
  const copies = await readdir(join(folder, "_file/data")).catch(() => []);
  const names = new Map<string, string>();
  for (const copy of copies) {
    const name = copy.replace(/\.[0-9a-f]{8}(?=\.\w+$)/, "");
    if (!(await exists(join(TABLES, name)))) continue;
    names.set(`_file/data/${copy}`, `data/${name}`);
    await rm(join(folder, "_file/data", copy));
  }
  return (source) => [...names].reduce((text, [copy, name]) => text.replaceAll(copy, name), source);
}

/**
 * Builds everything that pages are drawn from: the tables, then scripts, styles and fonts, and what Framework needs without a network.
 * The story is the one in the working folder.
 * @param report told of each step before it is done
 * @returns the story with its tables, its languages, and the earlier editions
 * @throws BuildError for a record, or prose, that is wrong; the diagnostics are printed
 * @throws RangeError where the earlier site holds no edition
 */
export async function prepareSite(
  report: (line: string) => void,
  {preview = false, previous = null, written = false}: PrepareOptions = {}
): Promise<Prepared> {
  await refuseSharedNames();
  if (!written) report("the record");
  await (written ? copyTables() : writeTables());
  const {edition} = await readSite(TABLES);
  const lacking = noContact(edition);
  if (lacking) report(lacking);
  const kept = await keptEditions(previous, {except: edition.edition, from: edition.editions_from});
  await writeHistory(HISTORY, await historyOf(kept, TABLES));
  // A story's modules are TypeScript; where this module is too, what runs that is there already.
  if (!import.meta.url.endsWith(".ts")) (await import("tsx/esm/api")).register();
  const config = (await import(pathToFileURL(resolve("observablehq.config.ts")).href)) as {
    default: {docketbook: Site; languages: Languages};
  };
  const {docketbook: site, languages} = config.default;
  report("the prose");
  const wrong = await checkPages(ROOT, proseRecord(site.tables), (path) => ({
    uncited: site.story.uncited,
    language: languages.at(path).prose
  }));
  wrong.push(...checkTranslated(languages));
  printDiagnostics(".", wrong);
  if (wrong.length) throw new BuildError("the prose differs from the record");
  report("scripts and styles");
  await buildAssets(ROOT, ASSETS, languages);
  await writeSearchRows(languages, ASSETS);
  await prepareOfflineCache(ROOT);
  await writeClient(ROOT, preview);
  return {site, languages, kept};
}

/**
 * Builds the story in the working folder into `dist/`. A build that fails leaves the last good one in place.
 * @param origin the address that the site is built for; null where that is not known
 * @param previous the site that was published before, whose editions this one keeps; null for none
 * @throws BuildError for a record, prose or page that is wrong
 */
export async function buildSite(
  report: (line: string) => void,
  {origin, previous = null}: {origin: string | null; previous?: string | null}
): Promise<void> {
  await writeSite(report, await prepareSite(report, {previous}), origin);
}

/** Draws a prepared story into `dist/`; where that fails, the last good site stays in place. */
export async function writeSite(
  report: (line: string) => void,
  {site, languages, kept}: Prepared,
  origin: string | null
): Promise<void> {
  // A build that was killed between the two renames left the last good site beside its place.
  if (!(await exists(output.folder)) && (await exists(output.previous))) await rename(output.previous, output.folder);
  await rm(output.next, {recursive: true, force: true});
  await rm(output.previous, {recursive: true, force: true});
  report("the pages");
  await replaceFolder(output, async (folder) => {
    await runFramework(folder);
    await mkdir(join(folder, "data"), {recursive: true});
    await cp(TABLES, join(folder, "data"), {recursive: true});
    await writeEditions(folder, {kept, tables: TABLES, day: site.edition.edition, steps: site.history ?? []});
    await writeOpenCells(folder);
    // A page's clock says the day of its edition, whenever it is built.
    const {later, figures: drawn} = await prerender(folder, {now: new Date(`${site.edition.edition}T12:00:00Z`)});
    for (const place of later) report(`${place} is left for the reader's browser`);
    await cp(ASSETS, join(folder, "_file/assets"), {
      recursive: true,
      filter: (path) => /\/engine\//.test(path) || !/\.(css|js|json|htm|svg)$|(?<!\.[0-9a-f]{8})\.woff2$/.test(path)
    });
    await writeSeriesFiles(site.tables, folder);
    const figures = {...site.figures, ...pageFigures(drawn)};
    const others = languages.all.slice(1).map(({code, words, site: own}) => ({
      words,
      site: own,
      localPath: (path: string) => path.replace(/^[^#?]*/, (page) => languages.pathIn(code, page) ?? page),
      localize: (markup: string) => languages.localize(markup, `/${code}/`),
      plugin: speaking(ROOT, code)
    }));
    const font = chartFont(await readFile(join(ASSETS, "site.css"), "utf8"));
    await writeFigures({...site, figures, out: folder, origin, cache: PICTURES, languages: others, font});
    const made = new Map(
      languages.all.map(({code, words, site: own}) => [
        code,
        speak(words, () => new Map(Object.entries(figures).map(([id, make]) => [id, make(own.tables)])))
      ])
    );
    const shares = new Map<string, Shared>();
    const withTables = await shipTablesOnce(folder);
    const machine = {origin, files: await publishedTables(folder)};
    const recordSize = await writeRecord(site, {out: folder, origin});
    const pages: string[] = [];
    for (const page of await htmlFiles(folder)) {
      // A page to frame brings its own policy and style, and so does the frame for code, among the files.
      if (NO_PAGE.test(relative(folder, page))) continue;
      const path = relative(folder, page).replace(/(?:(^|\/)index)?\.html$/, "$1");
      pages.push(path);
      const sections = languages.plain(path) === `/${path}` ? [] : await sectionsOf(folder, languages.plain(path));
      const source = placeDrawings(withTables(await readFile(page, "utf8")), figures, site.tables);
      await writeFile(
        page,
        postprocessHtml(source, {
          engine: path === "explore",
          ...versionsOf(languages, path),
          sections,
          ...(languages.at(path).code !== "en" && {foreign: foreignIn(languages, path)}),
          social: {origin, path, image: {path: sharePath(path), ...SHARE_SIZE}},
          announce: (document) => {
            languages.speaking(path, ({code, words, site: own}) => {
              const drawn = made.get(code)!;
              noteCorrections(document, path, own, {
                rowsOf: (id) => drawn.get(id)?.row_ids ?? [],
                plain: languages.plain(path).slice(1),
                list: (languages.pathIn(code, "/corrections") ?? "/corrections").slice(1),
                localize: (markup) => languages.localize(markup, `/${path}`)
              });
              // Here, since Framework would take a file that a page offers for one of the page's own.
              for (const link of document.querySelectorAll(`a[href$="${RECORD}"]`)) link.setAttribute("download", "");
              for (const place of document.querySelectorAll("[data-size]"))
                place.textContent = `, ${formatNumber(Math.round(recordSize / 100_000) / 10)} MB`;
              addMachineReadable(document, path, own, machine);
              shares.set(sharePath(path), {
                ...sharedOf(document, (id) => drawn.get(id) ?? null),
                language: {words, edition: own.edition}
              });
            });
          }
        })
      );
    }
    await writeSharePictures(shares, {...site, figures, out: folder, cache: PICTURES, languages: others});
    await publish(site, {out: folder, origin, pages, languages: others});
  });
  report("dist holds the site");
}

/** Runs a step of a command; what goes wrong is said in a line, and ends the process. */
export async function orExit(name: string, step: () => Promise<void>): Promise<void> {
  await step().catch((error: unknown) => {
    process.stderr.write(`${name}: ${(error as Error).message}\n`);
    process.exit(error instanceof BuildError ? error.exitCode : error instanceof RangeError ? 2 : 1);
  });
}

/** The address that the site is built for, as the environment gives it. */
const originFromEnvironment = () => originOf(process.env["DOCKETBOOK_ORIGIN"]);

/** Builds the site for a command of this name. */
export const buildFor = (name: string, previous: string | null = null): Promise<void> =>
  orExit(name, () => {
    const origin = originFromEnvironment();
    return buildSite((line) => void process.stdout.write(`${name}: ${line}\n`), {origin, previous});
  });
