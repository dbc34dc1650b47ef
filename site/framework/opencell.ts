import {mkdir, readdir, readFile, writeFile} from "node:fs/promises";
import {dirname, join} from "node:path/posix";
import {buildSync} from "esbuild";
import {UNCHOSEN} from "../features/explore/cell/chosen.js";
import {CELL_NAMES, CLIENT_NAMES} from "../features/explore/cell/names.js";

/** A node of a syntax tree, by where it stands in the cell's text. */
interface Syntax {
  type: string;
  start: number;
  end: number;
  body?: Syntax[];
  expression?: Syntax;
  callee?: {type: string; name?: string};
}

/** What is read of a cell, as Framework parses it. */
export interface ParsedCell {
  mode: string;
  node: {
    input: string;
    body: Syntax;
    expression: boolean;
    references: {name: string}[];
    declarations: {name: string}[] | null;
    files: {name: string; method?: string}[];
  };
}

/** A cell of a page as the workbench opens it: the queries that give the tables it reads, and the code. */
export interface OpenCell {
  sql: string;
  cell: string;
  /** The line of that code, from 1, that the cell itself begins on: what it reads stands before it. */
  line: number;
  /** The files of the page that it reads: their addresses from the site’s root, by the names in the code. */
  files: Record<string, string>;
}

const CLIENT = "docketbook/client";
const IMPORT = /^import\s*(?:\{([^}]*)\}|\*\s*as\s+(\w+))\s*from\s*["']([^"']+)["'];?$/;
/** The ways to read a file that the workbench has. */
const METHODS: ReadonlySet<string> = new Set(["json", "text"]);
const ALSO: Readonly<Record<string, string>> = {"npm:d3": "d3", "npm:@observablehq/plot": "Plot", "npm:arquero": "aq"};
const given: ReadonlySet<string> = new Set(CELL_NAMES);
const client: ReadonlySet<string> = new Set([...CLIENT_NAMES, "record"]);
/** What a closed frame has not, or may not be asked for. */
const OUTSIDE = new Set(
  "document window location navigator localStorage sessionStorage fetch XMLHttpRequest WebSocket EventSource requestAnimationFrame".split(
    " "
  )
);

/** A name of the page, or of a browser, that a part of a syntax tree uses; property names are none. */
function outsideName(given: unknown): string | null {
  if (typeof given !== "object" || given === null) return null;
  const {type, name, computed, ...parts} = given as Record<string, unknown>;
  if (type === "Identifier") return typeof name === "string" && OUTSIDE.has(name) ? name : null;
  if (!computed) {
    if (type === "MemberExpression") delete parts["property"];
    if (type === "Property") delete parts["key"];
  }
  for (const part of Object.values(parts)) {
    const found = outsideName(part);
    if (found !== null) return found;
  }
  return null;
}

/** A cell needs what the workbench has not: it has no link. */
class CannotOpen extends Error {}

/** What an import brings, if the workbench has it by the same name. */
function namesOf(statement: string): {local: string | null; names: string[]} {
  const [, list, all, from = ""] = IMPORT.exec(statement.replace(/\s+/g, " ").trim()) ?? [];
  if (all !== undefined && ALSO[from] === all) return {local: null, names: []};
  const names = (list ?? "").split(",").flatMap((part) => part.trim() || []);
  const plain = list !== undefined && names.every((name) => /^\w+$/.test(name));
  if (plain && from === CLIENT && names.every((name) => client.has(name))) return {local: null, names: []};
  if (plain && /^\.{0,2}\//.test(from)) return {local: from, names};
  throw new CannotOpen(statement);
}

/** What a cell's page has in modules of its own, as text: what the cell uses of it, and no more. */
function moduleText(imports: ReadonlyMap<string, ReadonlySet<string>>, folder: string): string {
  if (!imports.size) return "";
  const {outputFiles} = buildSync({
    stdin: {
      contents: [...imports].map(([from, names]) => `export {${[...names].join(", ")}} from "${from}";`).join("\n"),
      resolveDir: folder
    },
    bundle: true,
    write: false,
    format: "esm",
    target: "es2022",
    charset: "utf8",
    logLevel: "silent",
    external: [CLIENT, "npm:*"]
  });
  const text = (outputFiles[0]?.text ?? "").replace(/^export \{[^}]*\};\n?/m, "").replace(/^\/\/ .*\n/gm, "");
  return text.replace(/^import [^;]*;\n/gm, (statement) => {
    namesOf(statement.trim());
    return "";
  });
}

/** The text of a cell without its imports; of one that another reads, also without what it displays. */
function textOf({node: {input, body, expression}}: ParsedCell, read: boolean): string {
  if (expression) {
    const text = input.trim().replace(/;$/, "");
    return body.callee?.name === "display" ? `${text};` : `display(${text});`;
  }
  const left = (body.body ?? []).filter(
    ({type, expression: shown}) =>
      type === "ImportDeclaration" ||
      (read && type === "ExpressionStatement" && shown?.type === "CallExpression" && shown.callee?.name === "display")
  );
  return left
    .reduceRight((text, {start, end}) => text.slice(0, start) + text.slice(end), input)
    .replace(/\n{3,}/g, "\n\n")
    .trim();
}

/** Whether a cell displays something by itself. */
const displays = ({mode, node}: ParsedCell): boolean =>
  mode === "block" && (node.expression || node.references.some(({name}) => name === "display"));

/**
 * A cell with all that it reads, as one script for the workbench.
 * @param all the cells of its page, as Framework parses them
 * @param page the page’s path, and the folder of its file
 * @returns null for one that displays nothing, or needs what the workbench has not
 */
export function openCell(
  cell: ParsedCell,
  all: readonly ParsedCell[],
  {path, folder, tables}: {path: string; folder: string; tables: readonly string[]}
): OpenCell | null {
  if (!displays(cell)) return null;
  const owner = new Map(all.flatMap((one) => (one.node.declarations ?? []).map(({name}) => [name, one] as const)));
  const imports = new Map<string, Set<string>>();
  const texts: string[] = [];
  const files: Record<string, string> = {};
  const seen = new Set<ParsedCell>();
  const add = (one: ParsedCell) => {
    if (seen.has(one)) return;
    seen.add(one);
    const outside = outsideName(one.node.body);
    if (one.mode !== "block" || outside !== null) throw new CannotOpen(outside ?? "");
    for (const {type, start, end} of one.node.body.body ?? []) {
      if (type !== "ImportDeclaration") continue;
      const {local, names} = namesOf(one.node.input.slice(start, end));
      if (local !== null) imports.set(local, new Set([...(imports.get(local) ?? []), ...names]));
    }
    for (const {name} of one.node.references) {
      const from = owner.get(name);
      if (from) add(from);
      else if (!given.has(name) && !client.has(name)) throw new CannotOpen(name);
    }
    for (const {name, method} of one.node.files) {
      if (!METHODS.has(method ?? "")) throw new CannotOpen(name);
      files[name.replace(/^\.\//, "")] = "";
    }
    texts.push(textOf(one, one !== cell));
  };
  try {
    add(cell);
    const own = moduleText(imports, folder);
    const code = [own, ...texts].filter(Boolean).join("\n\n");
    const read = [...new Set([...code.matchAll(/\brecord\.(\w+)/g)].map(([, name = ""]) => name))];
    if (!read.length || !read.every((name) => tables.includes(name))) return null;
    const text = `// A cell of ${path} with all that it reads, as one script. The tables are the results of the queries above.
${UNCHOSEN}
const record = {${read.map((name, index) => `${name}: rowsOf(results[${index}])`).join(", ")}};

${code}`;
    return {
      sql: read.map((name) => `SELECT * FROM ${name}`).join(";\n"),
      cell: text,
      line: text.slice(0, text.length - (texts.at(-1)?.length ?? 0)).split("\n").length,
      files
    };
  } catch (error) {
    if (error instanceof CannotOpen) return null;
    throw error;
  }
}

/** The link under a cell’s code, with what it opens as a mark that `writeOpenCells` takes out. */
export function openLink(open: OpenCell, path: string, index: number): string {
  const packed = Buffer.from(JSON.stringify(open)).toString("base64");
  return `<p class="cell-open"><a href="/explore#cell=${path.slice(1)}/${index}">Open this cell in the workbench</a></p><!--cell:${index}:${packed}-->`;
}

const MARK = /<!--cell:(\d+):([\w+/=]*)-->/g;

/** A cell with the addresses of the files that it reads, as its page has registered them. */
function withFiles(open: OpenCell, page: string, file: string): OpenCell {
  for (const name of Object.keys(open.files)) {
    const [, known = "{}"] =
      new RegExp(`registerFile\\("\\./${name.replace(/\W/g, "\\$&")}", (\\{[^}]*\\})`).exec(page) ?? [];
    const {path} = JSON.parse(known) as {path?: string};
    if (path === undefined) throw new Error(`${file}: its file ${name} is not registered`);
    open.files[name] = join(dirname(file), path);
  }
  return open;
}

/** Takes what links to cells open out of the pages of a built site, and writes it beside them: `cells/PAGE.json`, by the cell’s number. */
export async function writeOpenCells(out: string): Promise<void> {
  const files = (await readdir(out, {recursive: true})).filter((file) => file.endsWith(".html"));
  for (const file of files) {
    const page = await readFile(join(out, file), "utf8");
    if (!page.includes("<!--cell:")) continue;
    const found = Object.fromEntries(
      [...page.matchAll(MARK)].map(([, index = "", packed = ""]) => [
        index,
        withFiles(JSON.parse(Buffer.from(packed, "base64").toString("utf8")) as OpenCell, page, file)
      ])
    );
    const to = join(out, "cells", file.replace(/\.html$/, ".json"));
    await mkdir(dirname(to), {recursive: true});
    await writeFile(to, JSON.stringify(found));
    await writeFile(join(out, file), page.replace(MARK, ""));
  }
}
