import {counted, numberInWords} from "../../../ui/format.js";
import type {Result} from "../result/result.js";
import {button, html} from "../../../ui/dom.js";
import {grid} from "./grid.js";
import type {ChartChoice} from "../../../story/story.js";
import {chartPanel} from "./chart.js";
import type {Filter} from "../crossfilter/filter.js";
import {type ProfilePanel, resultProfile} from "./profile.js";
import type {FileReading} from "../files/reader.js";
import {takeRows} from "../result/take.js";
import {resultCell, type CellStart, type ResultCell} from "./cell.js";
import {takeAway} from "./exportbuttons.js";

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

/** What can be done with a result. */
export interface Tools {
  buttons: HTMLElement[];
  profile: ProfilePanel;
  chart: HTMLElement;
  /** How it is drawn, for a link. */
  choice: () => ChartChoice | null;
  cell: ResultCell;
  /** Ends what runs and gives the memory back: the result is not shown any more. */
  close: () => void;
}

export interface ToolOptions {
  /** The statement that gave the result. */
  sql: string;
  choice: ChartChoice | null;
  /** What is picked in the profile at first; null leaves it folded. */
  filters: readonly Filter[] | null;
  /** How the cell opens; null leaves it folded. */
  start: CellStart | null;
  /** The address of the frame for cells. */
  cells: string;
  reading: FileReading;
  say: (words: string) => void;
  /** Hears the numbers of the rows that pass the profile's filters; null when all do. */
  picked: (rows: Uint32Array | null) => void;
  /** Puts a query into the editor. */
  write: (sql: string) => void;
}

/**
 * Buttons to copy a result and to take it away, its profile, its chart and its cell. What passes the profile's filters is what all but the
 * cell hold: it has the whole result, and verbs of its own to filter.
 */
export function toolsOf(
  result: Result,
  {sql, choice, filters, start, cells, reading, say, picked, write}: ToolOptions
): Tools {
  let only: Uint32Array | null = null;
  const chart = chartPanel(result, choice);
  const profile = resultProfile(result, {
    sql,
    filters,
    write,
    picked(rows) {
      only = rows;
      picked(rows);
      chart.show(rows && (() => takeRows(result, rows)));
    }
  });
  const cell = resultCell(result, {start, address: cells, reading});
  return {
    buttons: takeAway(result, {reading, say, name: "result", only: () => only}),
    profile,
    chart: chart.element,
    choice: chart.choice,
    cell,
    close() {
      profile.destroy();
      cell.close();
    }
  };
}
