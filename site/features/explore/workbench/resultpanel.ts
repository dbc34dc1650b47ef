import {pluralize, formatNumber} from "../../../ui/format.js";
import type {QueryResult} from "../result/result.js";
import {button, html} from "../../../ui/dom.js";
import {grid} from "./grid.js";
import type {ChartChoice} from "../../../story/story.js";
import {chartPanel, type ChartFiles} from "./chart.js";
import type {Filter} from "../crossfilter/filter.js";
import {cautionBox, cautionsOf, ownNote} from "./cautions.js";
import {resultProfile} from "./profile.js";
import {valueText} from "../result/text.js";
import type {Together} from "../sql/together.js";
import type {FileReading} from "../files/reader.js";
import {takeRows} from "../result/take.js";
import {resultCell, type CellStart, type ResultCell} from "./cell.js";
import {exportButtons} from "./exportbuttons.js";

/** How a result is looked at when it comes: its chart, and what is picked in its profile; null for what is folded. */
export interface View {
  chart: ChartChoice | null;
  filters: readonly Filter[] | null;
}

export interface ResultPanelOptions extends View {
  milliseconds: number;
  /** The statement that gave the result. */
  sql: string;
  /** The results of all statements. */
  all: readonly QueryResult[];
  /** Tables of the reader's own that the statement reads, though the record has others of these names. */
  own: readonly string[];
  /** What its numbers are made of, where they are made of several values of observations. */
  together: Together | null;
  /** How the cell opens; null leaves it folded. */
  start: CellStart | null;
  /** The addresses of the frame for cells, and of what draws charts. */
  files: {cells: string} & ChartFiles;
  reading: FileReading;
  /** Puts a query into the editor. */
  write: (sql: string) => void;
}

export interface ResultPanel {
  elements: HTMLElement[];
  /** How the result is looked at now, for a link. */
  view: () => View;
  /** Brings the reader to the profile. */
  focusProfile: () => void;
  cell: ResultCell;
  /** Ends what runs and gives the memory back: the result is not shown any more. */
  close: () => void;
}

const duration = (milliseconds: number) =>
  milliseconds < 1000 ? `${Math.max(1, Math.round(milliseconds))} ms` : `${(milliseconds / 1000).toFixed(1)} s`;

/**
 * A result with its rows, buttons to copy and export it, its profile, its chart and its cell. What passes the profile's filters is what all but the
 * cell hold: it has the whole result, and verbs of its own to filter.
 */
export function resultPanel(
  result: QueryResult,
  {
    sql,
    all: results,
    own,
    together,
    milliseconds,
    chart: choice,
    filters,
    start,
    files,
    reading,
    write
  }: ResultPanelOptions
): ResultPanel {
  let picked: Uint32Array | null = null;
  const value = html(document, "output", {class: "grid-value", "aria-label": "The value of the cell"});
  const all = pluralize(result.length, "row");
  const table = grid(result, `Result: ${all}`, (text, column) => {
    value.replaceChildren(html(document, "b", {}, column), " ", text ?? "NULL");
  });
  const sizeOf = (rows: string) => `${rows}, ${pluralize(result.columns.length, "column")}, ${duration(milliseconds)}`;
  const size = html(document, "span", {class: "size"}, sizeOf(all));
  const cut = `Cut: the result is larger than this page holds. Only its first ${all} are here, in the table, the chart and every download. Ask for fewer rows or columns, or aggregate them.`;
  const taken = html(document, "p", {class: "note taken", role: "status"});
  const buttons = exportButtons(result, {
    reading,
    report: (words) => (taken.textContent = words),
    name: "result",
    rows: () => picked
  });
  const answer = html(
    document,
    "div",
    {class: "answer"},
    ...cautionBox(result, {sql, together, cautions: cautionsOf(document)}),
    ...ownNote(own),
    html(document, "p", {class: "ways"}, size, ...buttons),
    taken,
    ...(result.cut ? [html(document, "p", {class: "cut", role: "alert"}, cut)] : []),
    table.element,
    value
  );
  const paper = printedRows(result, () => picked);
  const chart = chartPanel(result, {asked: choice, sql, chart: files.chart, outlines: files.outlines});
  const profile = resultProfile(result, {
    sql,
    filters,
    write,
    picked(rows) {
      picked = rows;
      const words = rows ? `${formatNumber(rows.length)} of ${all}` : all;
      size.textContent = sizeOf(words);
      value.replaceChildren();
      table.only(rows, `Result: ${words}`);
      chart.show(rows && (() => takeRows(result, rows)));
    }
  });
  const cell = resultCell(result, {start, files, reading, all: results, sql});
  return {
    elements: [answer, paper.element, profile.element, chart.element, cell.element],
    view: () => ({chart: chart.choice(), filters: profile.filters()}),
    focusProfile: profile.focus,
    cell,
    close() {
      profile.destroy();
      chart.close();
      paper.close();
      cell.close();
    }
  };
}

/** Rows that are printed. */
const MOST_PRINTED = 5000;

/** The rows of a result as a plain table while the page is printed: the one on the screen holds only those that are seen. */
function printedRows(result: QueryResult, picked: () => Uint32Array | null): {element: HTMLElement; close: () => void} {
  const element = html(document, "div", {class: "print-rows", hidden: true});
  const media = matchMedia("print");
  const fill = () => {
    if (!element.hidden) return;
    const rows = picked();
    const length = rows?.length ?? result.length;
    const count = Math.min(length, MOST_PRINTED);
    const cells = (at: number) =>
      result.columns.map((_, column) =>
        html(document, "td", {}, valueText(result.at(rows?.[at] ?? at, column)) ?? "NULL")
      );
    element.replaceChildren(
      ...(count < length
        ? [
            html(
              document,
              "p",
              {},
              `The first ${formatNumber(count)} of ${pluralize(length, "row")}; a download has them all.`
            )
          ]
        : []),
      html(
        document,
        "table",
        {},
        html(
          document,
          "thead",
          {},
          html(document, "tr", {}, ...result.columns.map(({name}) => html(document, "th", {scope: "col"}, name)))
        ),
        html(document, "tbody", {}, ...Array.from({length: count}, (_, at) => html(document, "tr", {}, ...cells(at))))
      )
    );
    element.hidden = false;
  };
  const empty = () => {
    element.hidden = true;
    element.replaceChildren();
  };
  const change = () => (media.matches ? fill() : empty());
  addEventListener("beforeprint", fill);
  addEventListener("afterprint", empty);
  media.addEventListener("change", change);
  return {
    element,
    close() {
      removeEventListener("beforeprint", fill);
      removeEventListener("afterprint", empty);
      media.removeEventListener("change", change);
    }
  };
}

/** Several results, one shown at a time: a list of buttons, the one at `first` pressed. */
export function resultTabs(labels: readonly string[], first: number, show: (index: number) => void): HTMLElement {
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
