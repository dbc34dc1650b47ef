import {readFileSync} from "node:fs";
import {register} from "node:module";
import {join} from "node:path";
import {pathToFileURL} from "node:url";
import type {KeptFigure} from "../../features/cells/figure.js";
import {browserGlobals, NeedsBrowser, needed} from "./browser.js";
import {Clock} from "./clock.js";
import {startEngine} from "./engine.js";

/*
 * A process of its own for a page: runs the page's compiled cells as a browser would, and sends what they displayed. Clock and randomness are
 * fixed, files come from the built site, and nothing else can be reached.
 */

export interface PageRequest {
  /** The built site's folder, absolute. */
  out: string;
  /** The page's file in it. */
  file: string;
  /** What the clock says, in milliseconds. */
  now: number;
  /** How wide the page's main column is taken to be, in px. */
  width: number;
}

export interface CellResult {
  id: string;
  /** What it displayed; null where it could not run here, or has not displayed anything. */
  html: string | null;
  /** React shows it, and takes nothing away that stood there. */
  jsx: boolean;
  /** Its first value never came, or it needs what only a browser has. */
  waiting: boolean;
  /** What it waits for, where that is known. */
  why?: string;
  error?: {message: string; line?: number};
}

export interface PageResult {
  cells: CellResult[];
  /** The figures that its cells made with `figure()` of `docketbook/client`. */
  figures: KeptFigure[];
  /** It shows more in a browser than what it displayed here, though its reader does nothing. */
  moves: boolean;
}

/** What Framework gives cells that differs in each browser, or from moment to moment. */
const MOVING = new Set(["dark", "now", "resize", "visibility", "width"]);

const {out, file, now, width} = JSON.parse(process.argv[2] ?? "") as PageRequest;
const source = readFileSync(join(out, file), "utf8");
const [, script = ""] =
  [...source.matchAll(/<script type="module">([^]*?)<\/script>/g)].find(([, text = ""]) =>
    /\bdefine\(\{id: /.test(text)
  ) ?? [];
const origin = "http://localhost/";
const url = `${origin}${file}.cells.js`;

/** Wraps the client's `define`, to know when a cell has its first value; a generator that never ends gives only that one. */
const [, client = ""] = /import \{define\} from "([^"]+)"/.exec(script) ?? [];
const watched = script.replace(`import {define} from`, `import {define as defineCell} from`);
const preamble = `const define = (cell) => globalThis.watchCell(cell, defineCell); `;

const clock = new Clock(now);
const window = browserGlobals(source, origin + file.replace(/(^|\/)index\.html$|\.html$/, "$1"), {out, width});
clock.install();

interface Cell {
  id: string;
  mode?: string;
  inputs?: string[];
  outputs?: string[];
  body: (...inputs: unknown[]) => unknown;
}
const figures: KeptFigure[] = [];
const pending = new Set<string>();
const defined = new Map<string, Cell>();
const observed = new Set<object>();
/** The generators that go on in a browser. */
const going: object[] = [];
const isGenerator = (value: unknown): value is Iterator<unknown> & {return: () => unknown} =>
  typeof (value as Iterator<unknown> | null)?.next === "function" &&
  typeof (value as Iterator<unknown> | null)?.return === "function";

/** The first value of a generator and no more, unless it only tells what changes. */
function first(value: unknown): unknown {
  if (!isGenerator(value) || observed.has(Object.getPrototypeOf(value) as object)) return value;
  going.push(value);
  const next = value.next.bind(value);
  let asked = false;
  return Object.assign(Object.create(value) as object, {
    next: () => (asked ? new Promise(() => undefined) : ((asked = true), next())),
    return: () => value.return()
  });
}

Object.assign(globalThis, {
  watchCell(cell: Cell, define: (cell: Cell) => void) {
    defined.set(cell.id, cell);
    pending.add(cell.id);
    const place = defined.size;
    const settle = () => pending.delete(cell.id);
    define({
      ...cell,
      body(...inputs) {
        const value = new Promise<void>((run) => clock.queue(place, run))
          .then(() => cell.body(...inputs))
          .then(outputs);
        value.then(settle, settle);
        return value;
      }
    });
    function outputs(result: unknown): unknown {
      if (isGenerator(result)) return first(result);
      if (!("outputs" in cell) || typeof result !== "object" || result === null) return result;
      return Object.fromEntries(Object.entries(result).map(([name, value]) => [name, first(value)]));
    }
  },
  keepFigure: (figure: KeptFigure) => figures.push(figure),
  startEngine: startEngine()
});

/** What the client says of a cell that failed it says to the console, just before it marks the cell's root. */
let said: unknown;
const roots = new Map<string, Comment & {_nodes?: Node[]; _error?: boolean; failure?: unknown}>();
{
  const comments = window.document.createNodeIterator(window.document.body, 128);
  for (let node; (node = comments.nextNode() as Comment | null);) {
    const [, id] = /^:([0-9a-f]{8}(?:-\d+)?):$/.exec(node.data) ?? [];
    if (!id) continue;
    let failed = false;
    Object.defineProperty(node, "_error", {
      get: () => failed,
      set(value: boolean) {
        failed = value;
        Object.assign(node, {failure: value ? said : undefined});
      }
    });
    roots.set(id, node);
  }
}
console.error = (...values: unknown[]) => void ([said] = values);
process.on("unhandledRejection", () => undefined);
process.on("uncaughtException", (error) => {
  // What a library does in its own time is no cell's: what the cell displayed stands.
  if (!(error instanceof NeedsBrowser)) throw error;
});

register("./hooks.js", {
  parentURL: import.meta.url,
  data: {origin, root: `${pathToFileURL(out).href}/`, url, source: preamble + watched}
});

/** The line of a cell's source that an error comes from, counted from the cell's first; null where it comes from elsewhere. */
function lineWithin(id: string, error: unknown): number | null {
  const [, at] = new RegExp(`cells\\.js:(\\d+):\\d+`).exec((error as Error | undefined)?.stack ?? "") ?? [];
  if (!at) return null;
  const before = watched.slice(0, watched.indexOf(`define({id: ${JSON.stringify(id)}`)).split("\n").length;
  const offset = Number(at) - before - 1;
  return offset >= 0 ? offset : null;
}

function resultOf(id: string): CellResult {
  const jsx = defined.get(id)?.mode === "jsx";
  const node = roots.get(id);
  const {failure} = node ?? {};
  if (node?._error) {
    // Framework's runtime hands an error on to the cells that wait for its cell, as one of its own with the same words.
    const words = failure instanceof Error ? failure.message : "";
    if (failure instanceof NeedsBrowser || needed.has(words)) return {id, jsx, html: null, waiting: true, why: words};
    if ((failure as Error | undefined)?.name === "RuntimeError" && failed.has(words))
      return {id, jsx, html: null, waiting: false};
    const line = lineWithin(id, failure);
    const message = failure instanceof Error ? `${failure.name}: ${failure.message}` : String(failure);
    return {id, jsx, html: null, waiting: false, error: {message, ...(line !== null && {line})}};
  }
  const nodes = (node?._nodes ?? []).filter((shown) => shown.nodeName !== "OBSERVABLEHQ-LOADING");
  const displays = /^(display|view)$/;
  const waiting = !nodes.length && pending.has(id) && !!defined.get(id)?.inputs?.some((name) => displays.test(name));
  return {id, jsx, html: nodes.length ? nodes.map(window.serialize).join("") : null, waiting};
}

if (client) {
  const stdlib = /_observablehq\/stdlib\.[0-9a-f]+\.js/.exec(source)?.[0] ?? "";
  const {Generators} = (await import(`${origin}${stdlib}`)) as {Generators: Record<string, {prototype: object}>};
  for (const name of ["observe", "queue"]) observed.add(Generators[name]!.prototype);
  await import(url);
  await clock.run(() => pending.size > 0);
}
const failures = [...roots.values()].flatMap(({failure}) => (failure instanceof Error ? failure : []));
const failed = new Set(failures.filter(({name}) => name !== "RuntimeError").map(({message}) => message));
const cells = [...roots.keys()].map(resultOf);
const named = new Set([...defined.values()].flatMap(({outputs = []}) => outputs));
const given = [...defined.values()].flatMap(({inputs = []}) => inputs).filter((name) => !named.has(name));
const moves =
  going.length > 0 || clock.moves || cells.some(({waiting}) => waiting) || given.some((name) => MOVING.has(name));
process.send?.({cells, figures, moves} satisfies PageResult, () => process.exit(0));
