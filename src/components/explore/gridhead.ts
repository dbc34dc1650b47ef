import type {ResultColumn} from "../../lib/result/result.js";
import {button, element} from "./element.js";

export interface GridHead {
  element: HTMLElement;
  /** Says by which column the rows are sorted. */
  mark: (sorted: {column: number; descending: boolean} | null) => void;
}

/** The names of a result's columns, each a button that sorts: upwards, downwards, not at all. */
export function gridHead(columns: readonly ResultColumn[], edges: readonly number[], sort: (column: number) => void): GridHead {
  const cells = columns.map(({name, type, numeric}, column) => {
    const made = element(
      "div",
      {role: "columnheader", class: numeric ? "head number" : "head", "aria-colindex": column + 1, "aria-sort": "none"},
      button(name || "(no name)", () => sort(column), {title: `${name}, ${type}: sort`}),
      element("span", {class: "type"}, type)
    );
    Object.assign(made.style, {left: `${edges[column]!}px`, width: `${edges[column + 1]! - edges[column]!}px`});
    return made;
  });
  return {
    element: element("div", {role: "rowgroup", class: "grid-head"}, element("div", {role: "row", "aria-rowindex": 1}, ...cells)),
    mark: (sorted) =>
      cells.forEach((made, column) => made.setAttribute("aria-sort", sorted?.column === column ? (sorted.descending ? "descending" : "ascending") : "none"))
  };
}
