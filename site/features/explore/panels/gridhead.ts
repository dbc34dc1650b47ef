import type {ResultColumn} from "../result/result.js";
import {button, html} from "../../../ui/dom.js";
import {keyMove} from "./gridkeys.js";

export interface GridHead {
  element: HTMLElement;
  /** Says by which column the rows are sorted. */
  mark: (sorted: {column: number; descending: boolean} | null) => void;
}

/** The names of a result's columns, each a button that sorts: upwards, downwards, not at all. They are one stop of the Tab key; arrows lead on. */
export function gridHead(
  columns: readonly ResultColumn[],
  edges: readonly number[],
  sort: (column: number) => void
): GridHead {
  const names = columns.map(({name, type}, column) =>
    button(document, name || "(no name)", () => sort(column), {
      title: `${name}, ${type}: sort`,
      tabindex: column ? -1 : 0
    })
  );
  const cells = columns.map(({type, numeric}, column) => {
    const made = html(
      document,
      "div",
      {role: "columnheader", class: numeric ? "head number" : "head", "aria-colindex": column + 1, "aria-sort": "none"},
      names[column]!,
      html(document, "span", {class: "type"}, type)
    );
    Object.assign(made.style, {left: `${edges[column]!}px`, width: `${edges[column + 1]! - edges[column]!}px`});
    return made;
  });
  const head = html(
    document,
    "div",
    {role: "rowgroup", class: "grid-head"},
    html(document, "div", {role: "row", "aria-rowindex": 1}, ...cells)
  );
  head.addEventListener("focusin", ({target}) => names.forEach((made) => (made.tabIndex = made === target ? 0 : -1)));
  head.addEventListener("keydown", (event) => {
    const from = names.findIndex((made) => made === event.target);
    const to = keyMove(event, {row: 0, column: from}, {rows: 1, columns: names.length, page: 1});
    if (from < 0 || !to) return;
    event.preventDefault();
    names[to.column]!.focus();
  });
  return {
    element: head,
    mark: (sorted) =>
      cells.forEach((made, column) =>
        made.setAttribute(
          "aria-sort",
          sorted?.column === column ? (sorted.descending ? "descending" : "ascending") : "none"
        )
      )
  };
}
