import {readdir, readFile, rename, stat, writeFile} from "node:fs/promises";
import {dirname, join, posix, relative, resolve} from "node:path";
import type {Command} from "commander";
import {zipSync, type Zippable} from "fflate";
import {printPage} from "../framework/postprocess.js";
import {DIST, documentOf} from "./builtpages.js";
import {thousands} from "../../loaders/diagnostics/pluralize.js";

const isPage = (path: string) => path.endsWith(".html") && !/^_file\//.test(path);

/** The file that a link of a page leads to, from the page's own folder; the link itself where it leads out of the site. */
function onDisk(href: string, page: string, files: ReadonlySet<string>): string {
  const [, path = "", rest = ""] = /^([^?#]*)(.*)$/.exec(href) ?? [];
  if (/^[a-z][a-z0-9+.-]*:|^\/\//i.test(href) || path === "") return href;
  const folder = posix.dirname(page);
  const target = path.startsWith("/") ? path.slice(1) : posix.normalize(posix.join(folder, decodeURI(path)));
  const plain = target === "." ? "" : target.replace(/\/$/, "");
  const found = [plain, `${plain}.html`, posix.join(plain, "index.html")].find((name) => files.has(name));
  return found === undefined ? href : `${encodeURI(posix.relative(folder, found) || posix.basename(found))}${rest}`;
}

/** A page that a browser opens from a folder: its links name files, and what only a server's pages may load is left out. */
function offlinePage(source: string, page: string, files: ReadonlySet<string>): string {
  const document = documentOf(source);
  for (const element of document.querySelectorAll(
    'script[src], script:is([type="module"], [type="cells"]), link:is([rel="modulepreload"], [rel="cells"], [rel="preload"]), .needs-script'
  ))
    element.remove();
  for (const name of ["href", "src"])
    for (const element of document.querySelectorAll(`[${name}]`))
      element.setAttribute(name, onDisk(element.getAttribute(name) ?? "", page, files));
  return printPage(document);
}

/**
 * The built site as a ZIP file whose pages open from disk, without a server: every page, table and figure, in the same bytes for the same
 * site.
 * @param folder the built site
 * @param day the day that the files in it carry, `YYYY-MM-DD`
 * @throws Error where the folder holds no site
 */
export async function archiveOf(folder: string, day: string): Promise<Uint8Array> {
  const found = await readdir(folder, {recursive: true, withFileTypes: true});
  const names = found
    .filter((entry) => entry.isFile())
    .map((entry) => relative(folder, join(entry.parentPath, entry.name)))
    // What a host reads, what runs only from a server, and what other sites show with a link.
    .filter(
      (name) =>
        !/^(\.|_headers$|404\.html$|share\/|(_import|_observablehq|_npm|_node)\/.*(?<!\.css)$)/.test(name) &&
        !/\/engine\//.test(name)
    )
    .sort();
  if (!names.includes("index.html")) throw new Error(`${folder} holds no built site`);
  const files = new Set(names);
  const parts: Zippable = {};
  for (const name of names) {
    const bytes = await readFile(join(folder, name));
    const content = isPage(name) ? Buffer.from(offlinePage(bytes.toString("utf8"), name, files)) : bytes;
    parts[name] = [content, {level: /\.(png|parquet|woff2)$/.test(name) ? 0 : 6}];
  }
  // ZIP knows no time zone; noon keeps the day in each.
  return zipSync(parts, {mtime: new Date(`${day}T12:00:00Z`)});
}

/** `docketbook archive FILE`: the built site as a ZIP that opens from disk. */
export function archiveCommand(program: Command): void {
  program
    .command("archive")
    .description("pack the built site as a ZIP whose pages open from disk, without a server or a script")
    .argument("<file>", "the ZIP to write")
    .action(async (file: string) => {
      if (!(await stat(dirname(resolve(file))).catch(() => null))?.isDirectory())
        program.error(`error: there is no folder ${dirname(file)}`, {exitCode: 2});
      const descriptor = await readFile(join(DIST, "data/datapackage.json"), "utf8").catch(() =>
        program.error("error: dist holds no built site; docketbook build makes it", {exitCode: 2})
      );
      const {version} = JSON.parse(descriptor) as {version: string};
      const bytes = await archiveOf(DIST, version);
      await writeFile(`${file}.part`, bytes);
      await rename(`${file}.part`, file);
      process.stdout.write(`${file}: the edition of ${version}, ${thousands(bytes.length)} bytes\n`);
    });
}
