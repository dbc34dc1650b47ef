import {existsSync, readFileSync} from "node:fs";
import {readFile} from "node:fs/promises";
import {createRequire, isBuiltin} from "node:module";
import {dirname, join, relative, resolve} from "node:path/posix";
import {fileURLToPath} from "node:url";
import {promisify} from "node:util";
import {gzip} from "node:zlib";
import {build, type Plugin} from "esbuild";
import {writeWhole} from "../../loaders/sources/output.js";
import {addressVersion, findPackage, frameworkNames, parseSpecifier, type Package} from "./packages.js";

const TARGET = ["es2022", "chrome110", "firefox115", "safari16.4"];
/** Small formats: no page asks for them by two ways at once, and a request each would cost more. */
const SMALL = new Set(["d3-dsv", "isoformat"]);
const own = (path: string) =>
  fileURLToPath(new URL(`${path}.${import.meta.url.endsWith(".ts") ? "ts" : "js"}`, import.meta.url));

/** Packages that pages get another module for. */
const REPLACED: Record<string, string> = {
  "parquet-wasm": own("client/parquet"),
  "@duckdb/duckdb-wasm": own("client/duckdb")
};

/** What libraries do that a strict policy complains of, done otherwise: by file, the text and what stands for it. */
const MENDED: Record<string, readonly (readonly [string, string])[]> = {
  // It compiles a function for each file's columns.
  "d3-dsv/dist/d3-dsv.mjs": [
    [
      "function objectConverter(columns) {",
      `function objectConverter(columns) {
  return (d) => {
    const row = {};
    for (let i = 0; i < columns.length; ++i) row[columns[i]] = d[i] || "";
    return row;
  };`
    ]
  ],
  // It writes functions as `onclick=::1` for a moment, which looks like a handler in the page.
  "htl/dist/index.js": [
    ["string += `::${j}`;", "string = string.replace(/on\\w+\\s*=\\s*$/i, 'htl-$&') + `::${j}`;"],
    ["element[name] = value;", "element[name.replace(/^htl-/, '')] = value;"]
  ],
  // It compiles WebAssembly for what hyparquet does itself.
  "hyparquet-compressors/src/compressors.js": [["SNAPPY: snappyUncompressor(), // loads wasm", ""]],
  // Framework's DuckDBClient knows a table of Arquero by the name that this method had.
  "arquero/src/table/ColumnTable.js": [
    ["  toArrowIPC(options) {", "  toArrowBuffer() {\n    return toArrowIPC(this);\n  }\n\n  toArrowIPC(options) {"]
  ],
  // It compiles a switch.
  "apache-arrow/builder/valid.mjs": [
    [
      "return new Function(`x`, `${fnBody}\\nreturn true;`);",
      "const nulls = new Set(nullValues); return (x) => !nulls.has(x);"
    ]
  ]
};

const mended: Plugin = {
  name: "mended",
  setup(bundle) {
    bundle.onLoad(
      {filter: /\/node_modules\/(?:htl|apache-arrow|arquero|d3-dsv|hyparquet-compressors)\//},
      async ({path}) => {
        const texts = MENDED[path.slice(path.lastIndexOf("/node_modules/") + "/node_modules/".length)];
        if (!texts) return;
        let contents = await readFile(path, "utf8");
        for (const [from, to] of texts) {
          if (!contents.includes(from)) throw new Error(`${path} is not the one that site/framework/bundle.ts knows`);
          contents = contents.replace(from, () => to);
        }
        return {contents};
      }
    );
  }
};

/** Leaves what must exist once to files of their own, by relative address, and gives the browser nothing for Node's modules. */
const shared = (from: string, own: Package): Plugin => ({
  name: "shared",
  setup(bundle) {
    bundle.onResolve({filter: /^[^./]/}, ({path, kind}) => {
      const {name, path: inner} = parseSpecifier(path);
      if (isBuiltin(path)) return {path, namespace: "none"};
      if (name === own.name || SMALL.has(name)) return;
      // Plot shares the page's d3; others bring the little that they use of it.
      if (name === "d3" && own.name !== "@observablehq/plot") return;
      if (!frameworkNames.has(name) && !own.peers.includes(name)) return;
      const other = findPackage(name);
      if (!other) return;
      const file = inner ? `${inner}${/\.m?js$/.test(inner) ? "" : "._esm.js"}` : "_esm.js";
      const address = relative(dirname(from), `/${name}@${addressVersion(other)}/${file}`);
      // What is required would be asked for by a name that nobody sees.
      return kind === "require-call" ? {path: address, namespace: "required"} : {path: address, external: true};
    });
    bundle.onResolve({filter: /./, namespace: "required"}, ({path}) => ({path, external: true}));
    bundle.onLoad({filter: /./, namespace: "required"}, ({path}) => ({
      contents: `export * from ${JSON.stringify(path)};`
    }));
    bundle.onLoad({filter: /./, namespace: "none"}, () => ({contents: "module.exports = {}"}));
  }
});

/** Takes a script that gives itself to `module.exports` as CommonJS, in a package too whose files are said to be modules. */
const scripts: Plugin = {
  name: "scripts",
  setup(bundle) {
    bundle.onResolve({filter: /^\//}, ({path}) => {
      if (!/\.js$/.test(path) || !existsSync(path)) return;
      const text = readFileSync(path, "utf8");
      if (/\bmodule\.exports\s*=/.test(text) && !/^\s*(?:import|export)\b/m.test(text))
        return {path, namespace: "script"};
      return;
    });
    bundle.onLoad({filter: /./, namespace: "script"}, async ({path}) => ({
      contents: await readFile(path, "utf8"),
      resolveDir: dirname(path)
    }));
  }
};

/** The names that a CommonJS module gives: what runs it can tell, or its text where it runs in browsers only. */
function exportsOf(file: string): string[] {
  let names: string[];
  try {
    names = Object.keys(Object(createRequire(import.meta.url)(file)) as object);
  } catch {
    names = [...readFileSync(file, "utf8").matchAll(/\bexports\.(\w+)\s*=[^=]/g)].map(([, name = ""]) => name);
  }
  return [...new Set(names)].filter((name) => /^[A-Za-z_$][\w$]*$/.test(name) && !/^(default|__esModule)$/.test(name));
}

/**
 * Bundles a module of a package for the browser.
 * @param names what of it is exported; all where this is null
 * @param entry the file or the import that the module is
 * @param out the module's file below `cache`, `NAME@VERSION/_esm.js`; its chunks are put beside it
 */
async function bundleModule(
  own: Package,
  entry: string,
  out: string,
  cache: string,
  names: ReadonlySet<string> | null
): Promise<void> {
  const bundle = (contents: string) =>
    build({
      // As Node takes it, a CommonJS module is its default export.
      stdin: {contents, resolveDir: own.folder, sourcefile: "entry.mjs"},
      bundle: true,
      splitting: true,
      format: "esm",
      platform: "browser",
      target: TARGET,
      minify: true,
      metafile: true,
      write: false,
      outdir: "/",
      entryNames: out.replace(/\.js$/, ""),
      chunkNames: `${own.name}@${own.version}/chunk-[hash]`,
      define: {
        "process.env.NODE_ENV": '"production"',
        process: "undefined",
        "globalThis.process": "undefined",
        global: "globalThis"
      },
      logLevel: "silent",
      plugins: [mended, scripts, shared(`/${out}`, own)]
    });
  const from = JSON.stringify(entry);
  // Pages import the default of modules that have none, and mean all of it; Framework's own code does not, and is shorter without.
  const whole = frameworkNames.has(own.name) ? "" : `import * as all from ${from}; export default all;`;
  let result =
    (await bundle(`export * from ${from}; export {default} from ${from};`).catch(() => null)) ??
    (await bundle(`export * from ${from}; ${whole}`));
  if (names) {
    const given = Object.values(result.metafile.outputs).flatMap(({entryPoint, exports}) =>
      entryPoint ? exports : []
    );
    result = await bundle(`export {${given.filter((name) => names.has(name)).join(", ")}} from ${from};`);
  }
  const {inputs} = result.metafile;
  const [, start] = Object.entries(inputs).find(([name]) => name.endsWith("entry.mjs")) ?? [];
  const input = start?.imports[0]?.path ?? "";
  if (inputs[input]?.format === "cjs")
    result = await bundle(`import module from ${from};
export default module?.__esModule && module.default !== undefined ? module.default : module;
${exportsOf(resolve(input.replace(/^script:/, "")))
  .map((name, i) => `const _${i} = module.${name}; export {_${i} as ${name}};`)
  .join("\n")}`);
  for (const {path, contents} of result.outputFiles) await writeWhole(join(cache, path), contents);
}

/** The engine's worker: its page ships the engine gzipped, since many hosts compress nothing and some allow no file of its size. */
const INFLATE = `const load = self.fetch.bind(self);
self.fetch = async (...request) => {
  const response = await load(...request);
  if (!/\\.wasm$/.test(response.url) || !response.ok) return response;
  const bytes = new Uint8Array(await response.arrayBuffer());
  const body = bytes[0] === 0x1f ? new Blob([bytes]).stream().pipeThrough(new DecompressionStream("gzip")) : bytes;
  return new Response(body, {headers: {"content-type": "application/wasm"}});
};
`;

/** Files that pages get other bytes of. */
const OTHER: Record<string, (bytes: () => Promise<Buffer>) => Promise<Buffer | string>> = {
  "parquet-wasm/esm/parquet_wasm_bg.wasm": () => Promise.resolve(""),
  "@duckdb/duckdb-wasm/dist/duckdb-mvp.wasm": () => Promise.resolve(""),
  "@duckdb/duckdb-wasm/dist/duckdb-browser-mvp.worker.js": () => Promise.resolve(""),
  "@duckdb/duckdb-wasm/dist/duckdb-eh.wasm": async (bytes) => promisify(gzip)(await bytes(), {level: 9}),
  "@duckdb/duckdb-wasm/dist/duckdb-browser-eh.worker.js": async (bytes) => INFLATE + (await bytes()).toString("utf8")
};

/**
 * A file of an installed package, as Framework asks a CDN for it: `+esm` at the end of `path` means its module, bundled. What was made once is
 * kept in `cache`.
 * @param names what pages use of the package's own module; all of it without
 * @returns its bytes; null where the package has no such file
 */
export async function libraryFile(
  own: Package,
  path: string,
  cache: string,
  names: ReadonlySet<string> | null = null
): Promise<Buffer | null> {
  const folder = `${own.name}@${own.version}`;
  const module = /^(?:(.*)\/)?\+esm$/.exec(path);
  const out = join(folder, module ? (module[1] ? `${module[1]}._esm.js` : "_esm.js") : path);
  const kept = await readFile(join(cache, out)).catch(() => null);
  if (kept) return kept;
  const file = join(own.folder, module ? (module[1] ?? "") : path);
  const there = async () => readFile(file);
  const other = OTHER[`${own.name}/${path}`];
  if (other) await writeWhole(join(cache, out), await other(there));
  else if (module || path === "dist/sql-wasm.js")
    await bundleModule(
      own,
      (!module?.[1] && REPLACED[own.name]) ||
        ((module?.[1] ?? !module) && existsSync(file) ? file : join(own.name, module?.[1] ?? "")),
      out,
      cache,
      names
    );
  else if (existsSync(file)) await writeWhole(join(cache, out), await there());
  else return null;
  return readFile(join(cache, out));
}
