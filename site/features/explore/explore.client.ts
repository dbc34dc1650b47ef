/* The page of the workbench before a reader asks for it: everything that it takes to open it, and nothing of the engine itself. */
import {startEngine} from "./engine/engine.js";
import type {RecordTable} from "./workbench/recordreader.js";
import type {open, WorkbenchFiles} from "./workbench/workbench.js";

/** The path of the workbench's script beside this one, and the names of its files; put in when the site is built. */
declare const WORKBENCH: string;
declare const WORKBENCH_FILES: WorkbenchFiles;
/** Framework serves scripts from one folder and files from another. */
const FILES = "../../_file/assets/";

type Column = RecordTable["columns"][number];

/** The tables that the page lists. */
function listedTables(): RecordTable[] {
  return [...document.querySelectorAll<HTMLElement>("section[data-table]")].map((section) => ({
    name: section.dataset["table"] ?? "",
    address: section.querySelector<HTMLAnchorElement>("a.parquet")?.href ?? "",
    rows: Number(section.querySelector<HTMLElement>("[data-rows]")?.dataset["rows"]),
    columns: JSON.parse(section.querySelector('script[type="application/json"]')?.textContent ?? "[]") as Column[]
  }));
}

const root = document.getElementById("workbench")!;
let opened: Promise<Awaited<ReturnType<typeof open>>> | null = null;

function report(words: string): void {
  const place =
    root.querySelector(".workbench-opening") ??
    root.appendChild(Object.assign(document.createElement("p"), {className: "workbench-opening note", role: "status"}));
  place.textContent = words;
}

/** Opens the workbench, once. */
function workbench(): NonNullable<typeof opened> {
  return (opened ??= (async () => {
    report("Opening the workbench…");
    try {
      const at = (name: string) => new URL(`${FILES}engine/${name}`, import.meta.url).href;
      const {bytes, ...names} = WORKBENCH_FILES;
      const files = {
        bytes,
        worker: at(names.worker),
        wasm: at(names.wasm),
        files: at(names.files),
        cells: at(names.cells),
        chart: at(names.chart),
        outlines: at(names.outlines)
      };
      // The engine takes longest: it is on its way while the workbench's own script is, which runs once the engine's worker has started,
      // since both at once would share the processor.
      const opening = startEngine(files);
      const script = new URL(`${FILES}${WORKBENCH}`, import.meta.url).href;
      document.head.append(Object.assign(document.createElement("link"), {rel: "modulepreload", href: script}));
      const begun = new Promise<void>((begin) => opening.hear(() => begin()));
      await Promise.race([begun, opening.engine.catch(() => undefined)]);
      const module = (await import(script)) as {open: typeof open};
      return module.open({root, tables: listedTables(), files, opening});
    } catch (error) {
      opened = null;
      report(`The workbench could not be opened: ${(error as Error).message}. Try again; the table files are below.`);
      throw error;
    }
  })());
}

const ask = async (sql: string, run: boolean) => {
  const bench = await workbench();
  root.scrollIntoView({block: "start"});
  bench.ask(sql, run);
};

/** Has the buttons of a part of the page, which were drawn with it, act. */
const onClick = (part: Element, ...acts: (() => Promise<unknown>)[]) => {
  for (const [index, button] of part.querySelectorAll(":scope > button, .ways > button").entries())
    button.addEventListener("click", () => void acts[index]?.().catch(() => undefined));
};

onClick(root.querySelector(".needs-script")!, () => workbench().then((bench) => bench.focus()));
for (const section of document.querySelectorAll<HTMLElement>("section[data-question]"))
  onClick(section, () => workbench().then((bench) => bench.askQuestion(section.dataset["question"] ?? "")));
for (const section of document.querySelectorAll<HTMLElement>("section[data-table]")) {
  const name = section.dataset["table"] ?? "";
  onClick(
    section,
    () => ask(`SELECT *\nFROM ${name}`, true),
    () => workbench().then((bench) => bench.profile(name))
  );
}
const fromLink = () => {
  if (/^#(?:q|cell)=/.test(location.hash))
    void workbench().then(
      (bench) => bench.openLink(location.hash),
      () => undefined
    );
};
addEventListener("hashchange", fromLink);
fromLink();
