import {readFile, writeFile} from "node:fs/promises";
import {join} from "node:path";
import type {Site} from "../../story/story.js";
import {calendar} from "./calendar.js";
import {citation, csvw, robots, sitemap} from "./catalog.js";
import {feed, feedPath} from "./feed.js";
import {headersFile, htaccess} from "./hosts.js";
import type {PublishedTable} from "./structured.js";

export interface PublishOptions {
  /** The folder of the built site, with its tables in `data/`. */
  out: string;
  /** The address that the site is built for, with a `/` at its end; null where that is not known. */
  origin: string | null;
  /** The pages' paths from the site's root, without a leading `/`; empty for the first page. */
  pages: readonly string[];
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

/**
 * Writes what readers' programs, libraries and hosts look for beside the pages: feeds, a calendar, a site map, what robots may read, how to cite,
 * CSV on the Web, and headers. The same record gives the same bytes.
 * @returns the files' paths from `out`
 */
export async function publish(site: Site, {out, origin, pages}: PublishOptions): Promise<string[]> {
  const listed = pages.filter((path) => path !== "404");
  const cases = site.tables.cases.map(({id}) => id);
  const files: Record<string, string> = {
    [feedPath()]: feed(site, {origin}),
    ...Object.fromEntries(cases.map((id) => [feedPath(id), feed(site, {origin, case_id: id})])),
    "calendar.ics": calendar(site, {origin}),
    "robots.txt": robots(origin),
    ...(origin !== null && {"sitemap.xml": sitemap(listed, site, origin)}),
    "CITATION.cff": citation(site, origin),
    "data/csv-metadata.json": csvw(site),
    _headers: headersFile(listed),
    ".htaccess": htaccess(origin === null ? "/" : new URL(origin).pathname),
    // GitHub Pages leaves out folders that begin with a line, unless it is told not to.
    ".nojekyll": ""
  };
  for (const [path, text] of Object.entries(files)) await writeFile(join(out, path), text);
  return Object.keys(files);
}
