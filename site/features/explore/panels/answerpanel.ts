import {counted, numberInWords} from "../../../ui/format.js";
import type {Result} from "../result/result.js";
import {button, html} from "../../../ui/dom.js";
import {grid} from "./grid.js";

export interface AnswerPanelOptions {
  result: Result;
  milliseconds: number;
  /** What else can be done with a result, each a button or more. */
  tools: readonly HTMLElement[];
}

export interface AnswerPanel {
  element: HTMLElement;
  /** Shows some rows alone, by their numbers, ascending; null shows all. */
  only: (rows: Uint32Array | null) => void;
}

const duration = (milliseconds: number) =>
  milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/** A result with what is to be said about it, what can be done with it, and its rows. */
export function answerPanel({result, milliseconds, tools}: AnswerPanelOptions): AnswerPanel {
  const value = html(document, "output", {class: "grid-value", "aria-label": "The value of the cell"});
  const all = counted(result.length, "row");
  const table = grid(result, `Result: ${all}`, (text, column) => {
    value.replaceChildren(html(document, "b", {}, column), " ", text ?? "NULL");
  });
  const sizeOf = (rows: string) => `${rows}, ${counted(result.columns.length, "column")}, ${duration(milliseconds)}`;
  const size = html(document, "span", {class: "size"}, sizeOf(all));
  const made = html(
    document,
    "div",
    {class: "answer"},
    html(document, "p", {class: "ways"}, size, ...tools),
    ...(result.cut
      ? [
          html(
            document,
            "p",
            {class: "cut", role: "alert"},
            `Cut: the result is larger than this page holds. Only its first ${all} are here, in the table, the chart and every download. Ask for fewer rows or columns, or sum them up.`
          )
        ]
      : []),
    table.element,
    value
  );
  return {
    element: made,
    only(rows) {
      const words = rows ? `${numberInWords(rows.length)} of ${all}` : all;
      size.textContent = sizeOf(words);
      value.replaceChildren();
      table.only(rows, `Result: ${words}`);
    }
  };
}

/** Several answers, one shown at a time: a list of buttons, the one at `first` pressed. */
export function answerTabs(labels: readonly string[], first: number, show: (index: number) => void): HTMLElement {
  const buttons = labels.map((label, index) => button(document, label, () => choose(index), {class: "tab"}));
  const choose = (chosen: number) => {
    buttons.forEach((made, index) => made.setAttribute("aria-pressed", String(index === chosen)));
    show(chosen);
  };
  const made = html(
    document,
    "div",
    {class: "tabs", role: "group", "aria-label": "Results of the statements"},
    ...buttons
  );
  choose(first);
  return made;
}
