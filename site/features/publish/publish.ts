import {createHash} from "node:crypto";
import {mkdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path";
import {zipSync, type Zippable} from "fflate";
import type {Site} from "../../story/story.js";
import {speak} from "../../words/words.js";
import {calendar, calendarEvents, calendarPath} from "./calendar.js";
import {citation, csvw, robots, sitemap} from "./catalog.js";
import {feed, feedPath, type FeedOptions} from "./feed.js";
import {headersFile, htaccess} from "./hosts.js";
import type {PublishedTable} from "./structured.js";
import type {PublishedLanguage} from "./write.js";

export interface PublishOptions {
  /** The folder of the built site, with its tables in `data/`. */
  out: string;
  /** The address that the site is built for, with a `/` at its end; null where that is not known. */
  origin: string | null;
  /** The pages' paths from the site's root, without a leading `/`; empty for the first page. */
  pages: readonly string[];
  languages?: readonly PublishedLanguage[];
}

/** What followers ask for, in the language that is spoken. */
function followed(site: Site, options: Omit<FeedOptions, "case_id">): Record<string, string> {
  return {
    [feedPath()]: feed(site, options),
    ...Object.fromEntries(
      site.tables.cases.map(({id}) => [feedPath(id), feed(site, {...options, case_id: id})] as const)
    ),
    [calendarPath()]: calendar(site, options),
    ...Object.fromEntries(
      site.tables.cases
        .filter(({id}) => calendarEvents(site, id).length > 0)
        .map(({id}) => [calendarPath(id), calendar(site, {...options, case_id: id})] as const)
    )
  };
}

/** The tables' files, as the data package names them. */
export async function publishedTables(folder: string): Promise<PublishedTable[]> {
  const {resources} = JSON.parse(await readFile(join(folder, "data/datapackage.json"), "utf8")) as {
    resources: (Omit<PublishedTable, "sha256"> & {hash: string})[];
  };
  return resources.map(({path, title, mediatype, bytes, hash}) => ({
    path,
    title,
    mediatype,
    bytes,
    sha256: hash.replace("sha256:", "")
  }));
}

/** Where the whole record is one file to download. */
export const RECORD = "data/record.zip";

/** Says what is in the whole record, to somebody who has unpacked it. */
const readme = ({edition: {title, edition, description, license, credits}}: Site) =>
  `${title}, edition of ${edition}

${description}

datapackage.json   the tables, their columns and units, and the hash of each file (Data Package, version 2)
csv-metadata.json  the same columns for programs that read CSV on the Web
*.csv, *.parquet   the tables, each in both formats with the same rows
CITATION.cff       how to cite the edition
SHA256SUMS         the hash of each file here: \`sha256sum -c SHA256SUMS\` checks them all

The record's own words: ${license}.${credits.map((credit) => `\n${credit}`).join("")}
`;

/**
 * Writes the whole record as a ZIP of its Data Package, in the same bytes for the same edition.
 * @param out the folder of the built site, with its tables in `data/`
 * @returns its size in bytes
 */
export async function writeRecord(site: Site, {out, origin}: Pick<PublishOptions, "out" | "origin">): Promise<number> {
  const tables = (await publishedTables(out)).map(({path}) => path);
  const parts: Zippable = {"README.txt": Buffer.from(readme(site))};
  for (const name of ["datapackage.json", ...tables]) parts[name] = await readFile(join(out, "data", name));
  parts["csv-metadata.json"] = Buffer.from(csvw(site));
  parts["CITATION.cff"] = Buffer.from(citation(site, origin));
  const sums = Object.entries(parts).map(
    ([name, bytes]) =>
      `${createHash("sha256")
        .update(bytes as Uint8Array)
        .digest("hex")}  ${name}\n`
  );
  parts["SHA256SUMS"] = Buffer.from(sums.join(""));
  // ZIP knows no time zone; noon keeps the day in each.
  const zip = zipSync(parts, {mtime: new Date(`${site.edition.edition}T12:00:00Z`)});
  await writeFile(join(out, RECORD), zip);
  return zip.length;
}

/**
 * Writes what readers' programs, libraries and hosts look for beside the pages: feeds, calendars, a site map, what robots may read, how to cite,
 * CSV on the Web, and headers. The same record gives the same bytes.
 * @returns the files' paths from `out`
 */
export async function publish(site: Site, {out, origin, pages, languages = []}: PublishOptions): Promise<string[]> {
  const listed = pages.filter((path) => path !== "404");
  const inOthers = Object.fromEntries(
    languages.flatMap(({words, site: own, localPath}) =>
      Object.entries(speak(words, () => followed(own, {origin, localPath})))
    )
  );
  const files: Record<string, string> = {
    ...followed(site, {origin}),
    ...inOthers,
    "robots.txt": robots(origin),
    ...(origin !== null && {"sitemap.xml": sitemap(listed, site, origin)}),
    "CITATION.cff": citation(site, origin),
    "data/csv-metadata.json": csvw(site),
    _headers: headersFile(listed, ["embed", ...languages.map(({words}) => `${words.code}/embed`)]),
    ".htaccess": htaccess(origin === null ? "/" : new URL(origin).pathname),
    // GitHub Pages leaves out folders that begin with a line, unless it is told not to.
    ".nojekyll": ""
  };
  for (const [path, text] of Object.entries(files)) {
    await mkdir(dirname(join(out, path)), {recursive: true});
    await writeFile(join(out, path), text);
  }
  return Object.keys(files);
}
