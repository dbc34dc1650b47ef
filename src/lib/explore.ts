/* The workbench's first step: a reader opens a table, and its Parquet is read here, from this site alone. */
import {readParquet} from "../../loaders/read/parquet.js";
import type {Column} from "../../loaders/schema/column.js";
import {tablePage} from "../components/tablepage.js";

const SIZE = 50;

async function show(section: HTMLElement, link: HTMLAnchorElement, place: HTMLElement): Promise<void> {
  const name = section.dataset["table"] ?? "";
  place.textContent = `Reading ${name}…`;
  try {
    const response = await fetch(link.href);
    if (!response.ok) throw new Error(`the server answered ${response.status}`);
    const columns = JSON.parse(section.querySelector('script[type="application/json"]')?.textContent ?? "[]") as Column[];
    const rows = await readParquet(await response.arrayBuffer(), {columns});
    const go = (start: number) => place.replaceChildren(tablePage(document, {name, columns: columns.map((column) => column.name), rows, start, size: SIZE, go}));
    go(0);
  } catch (error) {
    place.textContent = `${name} could not be read: ${(error as Error).message}. The file itself is linked above.`;
  }
}

for (const section of document.querySelectorAll<HTMLElement>("section[data-table]")) {
  const link = section.querySelector<HTMLAnchorElement>("a.parquet");
  if (!link) continue;
  const place = Object.assign(document.createElement("div"), {ariaLive: "polite", className: "rows"});
  const button = Object.assign(document.createElement("button"), {type: "button", textContent: "Show the rows"});
  button.addEventListener("click", () => void show(section, link, place));
  link.parentElement?.append(button);
  section.append(place);
}
