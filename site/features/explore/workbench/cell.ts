import {cellPanel, type CellShown} from "../panels/cellpanel.js";
import {html} from "../../../ui/dom.js";
import {grid} from "../panels/grid.js";
import type {Outcome} from "../cell/comeback.js";
import {becomes, isMoment} from "../cell/handover.js";
import {CellEnded, cellHost, handed} from "../cell/host.js";
import type {FileReading} from "../files/reader.js";
import type {Result} from "../result/result.js";
import {distinct} from "../result/write/names.js";
import {counted} from "../../../ui/format.js";
import {sampleCell} from "./cellsample.js";
import {takeAway} from "./takeaway.js";

/** A cell as it opens with a result: its text (null for a sample), and whose it is. */
export interface CellStart {
  text: string | null;
  from: "link" | "before";
  open: boolean;
}

export interface ResultCellOptions {
  start: CellStart | null;
  /** The address of the frame's page. */
  address: string;
  reading: FileReading;
}

/** The JavaScript under a result. */
export interface ResultCell {
  element: HTMLElement;
  /** The text, for a link; null while the panel is folded. */
  text: () => string | null;
  /** How the panel opens with the result that comes next; null when it was not opened. */
  next: () => CellStart | null;
  /** Ends what runs: its result is not shown any more. */
  close: () => void;
}

const NOTICES = {
  link: "This code came with the link, and has not run. Read it; it runs when you press the button.",
  before: "This is the code that you had. It has not run on this result yet."
};

function about(result: Result, rows: number): (Node | string)[] {
  const names = distinct(result.columns.map(({name}) => name));
  const columns = html(
    document,
    "ul",
    {},
    ...result.columns.map(({type}, column) =>
      html(document, "li", {}, html(document, "code", {}, names[column]!), ` ${type}: ${becomes(type)}`)
    )
  );
  const dated = result.columns.some(({type}) => isMoment(type));
  const some =
    rows < result.length
      ? `Only the first ${counted(rows, "row")} of ${result.length.toLocaleString("en-US")} are handed over. `
      : "";
  const cut = result.cut ? "The result was cut, and so is what is handed over. " : "";
  return [
    html(
      document,
      "p",
      {class: "note"},
      html(document, "code", {}, "result"),
      " is this result, all of it whatever is picked in the profile, as an ",
      html(document, "a", {href: "https://idl.uw.edu/arquero/"}, "Arquero"),
      " table; ",
      html(document, "code", {}, "aq"),
      " and ",
      html(document, "code", {}, "op"),
      " are Arquero’s own. The last expression is shown. The code runs in a closed frame, which reaches neither the network nor this page."
    ),
    ...(some || cut ? [html(document, "p", {class: "cut"}, some + cut)] : []),
    html(
      document,
      "details",
      {class: "cell-columns"},
      html(document, "summary", {}, "What the values become"),
      columns,
      html(
        document,
        "p",
        {class: "note"},
        `NULL is null. Numbers are doubles: a sum of decimals may differ from SQL’s in its last digits.${dated ? " Dates are UTC: op.utcyear and op.utcmonth read them whole, op.year and op.month by the clock of this machine." : ""}`
      )
    )
  ];
}

function shown(outcome: Outcome, milliseconds: number, reading: FileReading): CellShown {
  const took = `${Math.max(1, Math.round(milliseconds))} ms`;
  const {notes} = outcome;
  if (outcome.kind === "error") return {said: "", notes, wrong: outcome, output: []};
  if (outcome.kind === "value") {
    if (outcome.what === "nothing")
      return {
        said: "The cell gave nothing back. End it with an expression, such as result.count().",
        notes,
        wrong: null,
        output: []
      };
    const text = html(
      document,
      "pre",
      {class: "cell-value", tabindex: 0, role: "region", "aria-label": "What the cell gave"},
      outcome.text
    );
    return {
      said: `The cell gave ${outcome.what}, ${took}.`,
      notes: outcome.cut
        ? [...notes, `Cut: only its first ${outcome.text.length.toLocaleString("en-US")} characters are shown.`]
        : notes,
      wrong: null,
      output: [text]
    };
  }
  const {result, total} = outcome;
  const cut = total > result.length;
  const status = html(document, "span", {class: "note", role: "status"});
  const value = html(document, "output", {class: "grid-value", "aria-label": "The value of the cell"});
  const table = grid(result, `What the cell gave: ${counted(result.length, "row")}`, (text, column) =>
    value.replaceChildren(html(document, "b", {}, column), " ", text ?? "NULL")
  );
  const tools = takeAway(result, {reading, say: (words) => (status.textContent = words), name: "cell"});
  return {
    said: `The cell gave ${counted(total, "row")}, ${counted(result.columns.length, "column")}, ${took}.`,
    notes: cut
      ? [
          `Cut: only the first ${counted(result.length, "row")} of ${total.toLocaleString("en-US")} are here, in the table and every download.`,
          ...notes
        ]
      : notes,
    wrong: null,
    output: [
      html(document, "p", {class: "ways"}, ...tools, status),
      ...(result.columns.length ? [table.element, value] : [])
    ]
  };
}

/** A cell of JavaScript under a result. Nothing of it runs before its reader asks. */
export function resultCell(result: Result, {start, address, reading}: ResultCellOptions): ResultCell {
  const {given, rows} = handed(result);
  const host = cellHost({document, address, given});
  let ran = false;
  const panel = cellPanel({
    about: about(result, rows),
    text: start?.text ?? sampleCell(result),
    open: start?.open ?? false,
    notice: start?.text ? NOTICES[start.from] : null,
    stop: host.stop,
    async run(text, limit) {
      ran = true;
      const began = performance.now();
      try {
        return shown(await host.run(text, {limit}), performance.now() - began, reading);
      } catch (error) {
        const {message} = error as Error;
        if (error instanceof CellEnded) return {said: `The cell was ${message}.`, notes: [], wrong: null, output: []};
        return {said: "", notes: [], wrong: {message, line: null}, output: []};
      }
    }
  });
  return {
    element: panel.element,
    text: panel.text,
    next() {
      const text = panel.edited() ?? start?.text ?? null;
      const open = panel.text() !== null;
      if (text === null && !open) return null;
      return {text, open, from: start?.from === "link" && !ran && panel.edited() === null ? "link" : "before"};
    },
    close: host.stop
  };
}
