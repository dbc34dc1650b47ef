import type {AnyCell, Cell, NotebookTables, Input, Values} from "../../story/story.js";
import {figureBlock} from "../../charts/figureblock.js";
import {GIVEN} from "./cell.js";
import {runSummary} from "./block.js";
import {exploreLink} from "../explore/workbench/link.js";
import {readInputs} from "./inputs.js";
import type {Figure} from "../../charts/figure.js";
import {CellEnded} from "../../sandbox/host.js";
import {columnsOf} from "./evaluate.js";
import {CellError, openHost, type Host} from "./host.js";
import {figureCsv} from "../../charts/figurecsv.js";
import {plainly, refusal} from "./refusal.js";
import {readTables} from "./tables.js";
import {limitChoices} from "./unless.js";

interface Ready {
  tables: NotebookTables;
  host: Host;
}

/** Reads the tables and opens the frame, once a page, when a reader first changes something. */
function readying(document: Document): () => Promise<Ready> {
  let ready: Promise<Ready> | null = null;
  const address = document.querySelector<HTMLAnchorElement>("a.sandbox")?.href ?? "";
  const open = async (): Promise<Ready> => {
    let columns = {};
    const host = openHost({document, address, tables: () => columns});
    try {
      const tables = await readTables(document);
      columns = Object.fromEntries(GIVEN.map((name) => [name, columnsOf(tables[name])]));
      return {tables, host};
    } catch (error) {
      host.close();
      throw error;
    }
  };
  // What failed may be tried again: a network comes back.
  return () =>
    (ready ??= open().catch((error: unknown) => {
      ready = null;
      throw error;
    }));
}

/** Draws the figure's parts anew. What a reader has opened under it stays open. */
function redraw(section: HTMLElement, figure: Figure, tables: NotebookTables, root: string): void {
  const {ownerDocument: document} = section;
  const made = document.createElement("div");
  made.innerHTML = figureBlock(figure, {document, sources: tables.sources, root}).text;
  const opened = (within: Element) =>
    new Map(
      [...within.querySelectorAll("figcaption details")].map((details) => [
        details.textContent.startsWith("The data") ? "data" : "sources",
        details as HTMLDetailsElement
      ])
    );
  const before = opened(section);
  for (const [what, details] of opened(made)) details.open = before.get(what)?.open ?? false;
  section.querySelector("figure")?.replaceChildren(...(made.querySelector("figure")?.children ?? []));
}

function offer(section: HTMLElement, figure: Figure, sql: string, root: string): void {
  const [rows, explore] = section.querySelectorAll<HTMLAnchorElement>(".cell-ways a");
  if (!rows || !explore) return;
  if (rows.href.startsWith("blob:")) URL.revokeObjectURL(rows.href);
  rows.download = `${figure.id}.csv`;
  rows.href = URL.createObjectURL(new Blob([figureCsv(figure)], {type: "text/csv"}));
  explore.href = exploreLink(sql).replace("/", root);
}

/** Hydrates the cells of a page: an input that changes runs the cell's code again, and the picture, table and links follow. */
export function startNotebook(cells: readonly AnyCell[], document: Document = globalThis.document): void {
  const ready = readying(document);
  for (const cell of cells as unknown as readonly Cell[]) {
    const section = document.querySelector<HTMLElement>(`[data-cell="${cell.id}"]`);
    const form = section?.querySelector<HTMLFormElement>("form[data-inputs]");
    if (section && form) hydrate(cell, section, form, ready);
  }
}

function hydrate(cell: Cell, section: HTMLElement, form: HTMLFormElement, ready: () => Promise<Ready>): void {
  const {ownerDocument: document} = section;
  const said = section.querySelector<HTMLElement>(".cell-said")!;
  const code = section.querySelector(".cell-code code")?.textContent ?? "";
  // The page stands one folder below the site's root, wherever that is.
  const root = "../".repeat(cell.page.split("/").length - 1) || "./";
  const refused = refusal(section);
  let turn = 0;
  const refuse = (control: Element, why: string, wrong: boolean) => {
    refused.report(control, `Not drawn. ${plainly(why)}`, wrong);
    said.textContent = "Not drawn; the chart shows your last valid values.";
  };
  const run = async (changed: Element): Promise<void> => {
    const mine = (turn += 1);
    try {
      said.textContent = "Running…";
      const {tables, host} = await ready();
      if (mine !== turn) return;
      const inputs: readonly Input[] = cell.inputs(tables);
      limitChoices(form, inputs);
      const read = readInputs(form, inputs);
      if ("wrong" in read) {
        refuse(form.elements.namedItem(read.name) as Element, read.wrong, true);
        return;
      }
      const values: Values = read.values;
      const {rows, total} = await host.run(code, {inputs: values});
      // A later change has been made meanwhile: its answer is on the way.
      if (mine !== turn) return;
      const figure = cell.figure(rows, {tables, values});
      redraw(section, figure, tables, root);
      offer(section, figure, cell.sql(values), root);
      refused.clear();
      said.textContent = `${total === 0 ? `${figure.title}. ` : ""}${runSummary(tables.observations.length, total, "just now, in the closed frame")}`;
    } catch (error) {
      if (mine !== turn) return;
      const {message} = error as Error;
      refuse(changed, error instanceof CellEnded ? `The code was ${message}` : message, error instanceof CellError);
    }
  };
  form.querySelector("fieldset")!.disabled = false;
  form.addEventListener("submit", (event) => event.preventDefault());
  form.addEventListener("input", (event) => {
    const target = event.target as HTMLInputElement;
    const output = document.querySelector(`output[for="${target.id}"]`);
    if (output) output.textContent = target.value;
    void run(target);
  });
}
