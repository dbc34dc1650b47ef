import {existsSync} from "node:fs";
import {dirname, join, relative, resolve} from "node:path/posix";
import {pathToFileURL} from "node:url";
import type MarkdownIt from "markdown-it";
import {whyNot} from "./libraries.js";
import {openCell, openLink, type ParsedCell} from "./opencell.js";
import {FRAMEWORK} from "./packages.js";

/** A cell as Framework parses it. */
interface Cell extends ParsedCell {
  mode: "block" | "inline" | "jsx";
  line?: number;
  /** Where its code is folded: the mark in the page that a link to open it takes the place of. */
  open?: string;
  node: ParsedCell["node"] & {
    imports: {name: string}[];
  };
}

interface Env {
  path: string;
  params?: Record<string, string>;
  code: Cell[];
}

type Implied = (names: Iterable<string>) => Set<string>;
const framework = <T>(file: string) => import(pathToFileURL(join(FRAMEWORK, file)).href) as Promise<T>;
const {getImplicitInputImports, getImplicitFileImports, getImplicitDependencies} =
  await framework<Record<"getImplicitInputImports" | "getImplicitFileImports" | "getImplicitDependencies", Implied>>(
    "libraries.js"
  );
const {builtins} = await framework<{builtins: Map<string, string>}>("resolvers.js");
const {defaultGlobals} = await framework<{defaultGlobals: Set<string>}>("javascript/globals.js");

export interface CellOptions {
  /** The file behind a page, and how many lines its front matter takes. */
  sourceOf: (root: string, env: Env, body: string) => {file: string; skipped: number};
  /** The names of the record's tables, whose files stand at `/data/`. */
  tables?: readonly string[];
}

/** Where a page's `data/TABLE.parquet` is: beside the page where there is such a file, and else at the root. */
function tableFile(name: string, path: string, root: string, tables: readonly string[]): string {
  const [, table = ""] = /^(?:\.\/)?data\/(\w+)\.(?:parquet|csv)$/.exec(name) ?? [];
  if (!tables.includes(table) || existsSync(join(root, dirname(path), name))) return name;
  return relative(dirname(path), `/${name}`).replace(/^(?!\.)/, "./");
}

/** Points the tables that a page's front matter names (`sql: {orders: data/orders.parquet}`) at the record's files; `data` is changed. */
export function tableSources(
  data: {sql?: Record<string, string>},
  path: string,
  root: string,
  tables: readonly string[]
): void {
  for (const [name, file] of Object.entries(data.sql ?? {}))
    if (typeof file === "string") data.sql![name] = tableFile(file, path, root, tables);
}

/** The libraries that a cell needs, as `npm:` imports name them. */
function librariesOf({node, mode}: Cell, declared: ReadonlySet<string>): Set<string> {
  const free = node.references.map(({name}) => name).filter((name) => !declared.has(name) && !defaultGlobals.has(name));
  const methods = node.files.flatMap(({method}) => method ?? []);
  const named = [
    ...getImplicitInputImports(free),
    ...getImplicitFileImports(methods),
    ...node.imports.map(({name}) => name),
    ...(mode === "jsx" ? ["npm:react", "npm:react-dom"] : [])
  ];
  return new Set([...named, ...getImplicitDependencies(named)]);
}

/**
 * Marks in the page where each cell comes from (`<!--line:FILE:LINE-->`, which the build takes out again), and finds the record's tables for
 * pages at any depth.
 * @throws with file and line where a cell is no JavaScript, or needs a library that cannot be used
 */
export function cells(md: MarkdownIt, root: string, {sourceOf, tables = []}: CellOptions): void {
  // Framework takes blocks of HTML with expressions in them apart, and loses their lines.
  let maps: ([number, number] | null)[] = [];
  md.core.ruler.before("placeholder", "lines", ({tokens}) => {
    maps = tokens.map(({map}) => map);
  });
  md.core.ruler.after("placeholder", "placeholderlines", ({tokens, env, src}) => {
    const {skipped} = sourceOf(root, env as Env, src);
    Object.assign(env as object, {source: src});
    let last = 0;
    tokens.forEach((token, i) => {
      const map = token.map ?? maps[i];
      last = map?.[0] ?? last;
      if (token.type === "fence") token.meta = {line: last + 2 + skipped};
      let line = last + 1 + skipped;
      for (const child of token.children ?? []) {
        if (child.type === "placeholder") child.meta = {line};
        line += /break$/.test(child.type) ? 1 : child.content.split("\n").length - 1;
      }
    });
  });
  for (const rule of ["fence", "placeholder"] as const) {
    const draw = md.renderer.rules[rule];
    if (!draw) throw new Error(`Framework draws no ${rule}`);
    md.renderer.rules[rule] = (tokens, i, options, env: Env & {source: string}, self) => {
      const before = env.code.length;
      const {info = "", content = ""} = tokens[i] ?? {};
      // Its code, where it is long and the page says so, is folded: ```js echo fold.
      const folded = /\bfold\b/.test(info);
      const html = draw(tokens, i, options, env, self);
      const line = (tokens[i]?.meta as {line?: number} | null)?.line ?? 1;
      const {file} = sourceOf(root, env, env.source);
      const [, error] = /observablehq--error"[^>]*>(SyntaxError: [^<]*)</.exec(html) ?? [];
      if (error) throw new Error(`${file}:${line} ${error}`);
      const cell = env.code[before];
      if (!cell) return html;
      cell.line = line;
      if (folded) cell.open = `<!--open:${before}-->`;
      const shown = folded
        ? html.replace(/<pre[^]*$/, `<details class="cell-code"><summary>Code</summary>$&${cell.open ?? ""}</details>`)
        : html;
      // Mermaid places by the measured size of words, which only a browser knows: without a script the diagram's text stands for it.
      const text = /^mermaid\b(?!.*\becho\b)/.test(info)
        ? `<noscript class="cell-later"><pre>${md.utils.escapeHtml(content)}</pre></noscript>`
        : "";
      return `<!--line:${file}:${line}-->${shown}${text}`;
    };
  }
  const render = md.renderer.render.bind(md.renderer);
  md.renderer.render = (tokens, options, env: Env & {source: string}) => {
    const html = render(tokens, options, env);
    // Framework's own pages, such as the one for an address that is not there, come without any.
    if (!(env as Partial<typeof env>).code?.length) return html;
    const declared = new Set(env.code.flatMap(({node}) => node.declarations ?? []).map(({name}) => name));
    const {file} = sourceOf(root, env, env.source);
    const missing = env.code.flatMap((cell) =>
      [...librariesOf(cell, declared)]
        .filter((name) => /^(npm|jsr):/.test(name) && !builtins.has(name))
        .flatMap((name) => whyNot(name) ?? [])
        .map((why) => `${file}:${cell.line} ${why}`)
    );
    if (missing.length) throw new Error([...new Set(missing)].join("\n"));
    for (const {node} of env.code)
      for (const attached of node.files) attached.name = tableFile(attached.name, env.path, root, tables);
    const folder = join(root, dirname(env.path));
    // What a cell reads may stand below it: the links are made when all cells are known.
    return env.code.reduce((text, cell, index) => {
      if (cell.open === undefined) return text;
      const open = openCell(cell, env.code, {path: env.path, folder: resolve(folder), tables});
      return text.replace(cell.open, () => (open ? openLink(open, env.path, index) : ""));
    }, html);
  };
}
