import {readParquet} from "../../loaders/read/parquet.js";
import type {Row} from "../../loaders/schema/table.js";
import {PAGE, tablePage, type ShownTable} from "../components/tablepage.js";

/** The tables' names, titles and columns; put in when the script is bundled, so that no page loads the schema's own code. */
declare const TABLES: readonly ShownTable[];

async function read(table: ShownTable, address: string): Promise<Row[]> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return readParquet<Row>(await response.arrayBuffer(), table);
}

/** The one element that a selector finds. */
function need<E extends Element>(place: ParentNode, selector: string, kind: new () => E): E {
  const found = place.querySelector(selector);
  if (!(found instanceof kind)) throw new Error(`the page has no ${selector}`);
  return found;
}

/**
 * Lets a reader page through any table of the record. `place` is the block that the build drew, with the first rows of one table;
 * `first` is the address of that table's file. The others are read from the addresses that the page itself links to. Nothing is read
 * before the reader asks for more.
 */
export function readTables(place: Element, first: string): void {
  const form = need(place, "form", HTMLFormElement);
  const select = need(form, "select", HTMLSelectElement);
  const back = need(form, "[value=back]", HTMLButtonElement);
  const on = need(form, "[value=on]", HTMLButtonElement);
  const said = need(form, "[role=status]", HTMLElement);
  const shown = need(place, ".shown", HTMLElement);
  const rows = new Map<string, Promise<Row[]>>();
  let start = 0;

  const address = (name: string) =>
    name === place.getAttribute("data-first") ? first : need(document, `#table-${name} a[href$=".parquet"]`, HTMLAnchorElement).href;
  async function show(): Promise<void> {
    const table = TABLES.find(({name}) => name === select.value);
    if (!table) return;
    said.textContent = "Reading …";
    try {
      const reading = rows.get(table.name) ?? read(table, address(table.name));
      rows.set(table.name, reading);
      const all = await reading;
      if (select.value !== table.name) return;
      shown.innerHTML = tablePage(table, all.slice(start, start + PAGE), {start, total: all.length}).text;
      back.disabled = start === 0;
      on.disabled = start + PAGE >= all.length;
      said.textContent = `${table.title}, page ${start / PAGE + 1} of ${Math.max(1, Math.ceil(all.length / PAGE))}`;
    } catch (error) {
      rows.delete(table.name);
      said.textContent = `The table could not be read: ${(error as Error).message}`;
    }
  }

  form.addEventListener("submit", (event) => event.preventDefault());
  select.addEventListener("change", () => void ((start = 0), show()));
  back.addEventListener("click", () => void ((start = Math.max(0, start - PAGE)), show()));
  on.addEventListener("click", () => void ((start += PAGE), show()));
  back.disabled = true;
  form.hidden = false;
}
