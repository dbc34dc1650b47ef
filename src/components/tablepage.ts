import {cellText} from "../lib/cell.js";
import {counted} from "../lib/words.js";

export interface TablePageOptions {
  name: string;
  columns: readonly string[];
  rows: readonly Record<string, unknown>[];
  /** The first row shown, from 0. */
  start: number;
  size: number;
  go: (start: number) => void;
}

/** One page of a table with ways to the next and the one before; `document` is where it is made. */
export function tablePage(document: Document, {name, columns, rows, start, size, go}: TablePageOptions): HTMLElement {
  const element = <K extends keyof HTMLElementTagNameMap>(tag: K, properties: Partial<HTMLElementTagNameMap[K]> = {}, ...children: (Node | string)[]) => {
    const made = Object.assign(document.createElement(tag), properties);
    made.append(...children);
    return made;
  };
  const end = Math.min(start + size, rows.length);
  const heading = element("tr", {}, ...columns.map((column) => element("th", {scope: "col"}, column)));
  const body = rows.slice(start, end).map((row) =>
    element("tr", {}, ...columns.map((column) => element("td", {className: typeof row[column] === "number" ? "number" : ""}, cellText(row[column]))))
  );
  const caption = rows.length ? `${name}: rows ${start + 1} to ${end} of ${counted(rows.length, "row")}` : `${name}: no rows yet`;
  const table = element("table", {}, element("caption", {}, caption), element("thead", {}, heading), element("tbody", {}, ...body));
  const scroll = element("div", {className: "scroll", tabIndex: 0, role: "region", ariaLabel: `Rows of ${name}`}, table);
  const button = (label: string, to: number, disabled: boolean) => element("button", {type: "button", disabled, onclick: () => go(to)}, label);
  const ways = element("p", {className: "ways"}, button("Earlier rows", Math.max(0, start - size), start === 0), button("Later rows", end, end >= rows.length));
  return element("div", {className: "tablepage"}, ways, scroll);
}
