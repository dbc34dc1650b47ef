import {valueText} from "../result/text.js";
import {distinct, type QueryResult} from "../result/result.js";
import {cellEditor, type CellEditor} from "./editor.js";
import type {Shared} from "./link.js";
import {button, html} from "../../../ui/dom.js";
import {grid} from "./grid.js";
import {answeringPicture, widthIn} from "./chart.js";
import type * as Drawing from "./chartdrawing.js";
import {CellEnded, openSandbox, type Given} from "../../../sandbox/host.js";
import {decodeOutput, type CellResult} from "../cell/decodeoutput.js";
import {becomes, encodeInput, isMoment, type CellInput} from "../cell/input.js";
import type {FileReading} from "../files/reader.js";
import {pluralize} from "../../../ui/format.js";
import {exportButtons} from "./exportbuttons.js";
import {thousands} from "../../../../loaders/diagnostics/pluralize.js";

const PLAIN = /^(VARCHAR|BOOLEAN|DATE|ENUM\([^]*\)|UUID)$/;
/** Rows that are looked at to find a column worth grouping by. */
const LOOKED = 1000;

/** The column that puts the first rows into the fewest groups, two at the least; -1 where there is none. */
function grouping(result: Pick<QueryResult, "columns" | "length" | "at">): number {
  let best = {column: -1, groups: Infinity};
  result.columns.forEach(({type}, column) => {
    if (!PLAIN.test(type)) return;
    const found = new Set<string | null>();
    for (let row = 0; row < Math.min(LOOKED, result.length) && found.size < best.groups; row++)
      found.add(valueText(result.at(row, column)));
    if (found.size > 1 && found.size < best.groups) best = {column, groups: found.size};
  });
  return best.column;
}

/** A cell to begin with: it counts the rows, by a column that the result has. It sums nothing: a column can hold numbers of several units. */
function sampleCell(result: Pick<QueryResult, "columns" | "length" | "at">): string {
  const names = distinct(result.columns.map(({name}) => name)).map((name) => JSON.stringify(name));
  const by = grouping(result);
  const first = "// The result as an Arquero table: the last expression is shown.\n";
  return by < 0
    ? `${first}result\n  .count()`
    : `${first}result\n  .groupby(${names[by]})\n  .count()\n  .orderby(aq.desc("count"))`;
}

/** What a cell gave, ready to be seen. */
export interface CellShown {
  /** What is to be said about it. */
  said: string;
  /** What could not stay as it was, and what was left out. */
  notes: readonly string[];
  /** The mistake, with its line in the cell where that is known. */
  wrong: {message: string; line: number | null} | null;
  output: readonly Node[];
}

export interface CellPanelOptions {
  /** What the cell has to work with, in words. */
  about: readonly (Node | string)[];
  text: string;
  /** The line, from 1, that the editor shows first. */
  line: number;
  /** Open at first, and what to say of a text that is not the reader's own. */
  open: boolean;
  notice: string | null;
  /** Runs a text for so many milliseconds at the most. It never rejects. */
  run: (text: string, limit: number) => Promise<CellShown>;
  stop: () => void;
}

export interface CellPanel {
  element: HTMLElement;
  /** Null while the panel is folded. */
  text: () => string | null;
  /** The line that the editor showed first, where that is now. */
  line: () => number;
  /** The text if it is another than the one that it began with. */
  edited: () => string | null;
  /** Brings the reader to the button that runs it. */
  focus: () => void;
}

const LIMITS: [seconds: number, words: string][] = [
  [5, "5 seconds"],
  [30, "30 seconds"],
  [120, "2 minutes"]
];
const KEYS =
  "Ctrl or Cmd and Enter runs it. Tab, or Escape and then Tab, leaves the editor; Ctrl or Cmd and ] indents.";

/** A cell of JavaScript under a result, folded away; its editor is made when it is opened. */
function cellPanel({about, text, line, open, notice, run, stop}: CellPanelOptions): CellPanel {
  const host = html(document, "div", {class: "editor cell-editor"});
  const status = html(document, "p", {class: "cell-status note", role: "status"}, notice ?? "");
  const alert = html(document, "p", {class: "wrong", role: "alert", hidden: true});
  const notes = html(document, "ul", {class: "cell-notes note"});
  const output = html(document, "div", {class: "cell-output"});
  const limit = html(
    document,
    "select",
    {},
    ...LIMITS.map(([seconds, words]) => html(document, "option", {value: seconds}, words))
  );
  const runButton = button(document, "Run the cell", () => void start(), {
    class: "run-cell",
    title: "Ctrl or Cmd and Enter"
  });
  const stopButton = button(document, "Stop", stop, {disabled: true, title: "Ends the cell at once"});
  let editor: CellEditor | null = null;

  async function start(): Promise<void> {
    if (!editor || runButton.disabled) return;
    const focused = document.activeElement === runButton;
    runButton.disabled = true;
    stopButton.disabled = false;
    // A button that rests loses the focus: it goes on to the one that can be pressed, and comes back.
    if (focused) stopButton.focus();
    editor.mark(null);
    alert.hidden = true;
    status.textContent = "Running…";
    const {said, wrong, notes: words, output: made} = await run(editor.text(), Number(limit.value) * 1000);
    const back = document.activeElement === stopButton;
    runButton.disabled = false;
    stopButton.disabled = true;
    if (back) runButton.focus();
    status.textContent = said;
    alert.hidden = !wrong;
    alert.textContent = wrong ? `${wrong.line === null ? "" : `Line ${wrong.line}: `}${wrong.message}` : "";
    if (wrong?.line) editor.mark({line: wrong.line, message: wrong.message});
    notes.replaceChildren(...words.map((note) => html(document, "li", {}, note)));
    output.replaceChildren(...made);
  }

  const made = html(
    document,
    "details",
    {class: "cell-panel", open},
    html(document, "summary", {}, "JavaScript"),
    ...about,
    host,
    html(document, "p", {class: "ways"}, runButton, stopButton, html(document, "label", {}, "Ends after ", limit)),
    html(document, "p", {class: "note"}, KEYS),
    status,
    alert,
    notes,
    output
  );
  const makeEditor = () => {
    if (made.open)
      editor ??= cellEditor(host, {
        label: "JavaScript",
        text,
        line,
        run: () => void start(),
        changed: () => editor?.mark(null)
      });
  };
  made.addEventListener("toggle", makeEditor);
  makeEditor();
  return {
    element: made,
    text: () => (made.open && editor ? editor.text() : null),
    line: () => editor?.line() ?? line,
    edited: () => (editor && editor.text() !== text ? editor.text() : null),
    focus() {
      made.scrollIntoView({block: "start"});
      runButton.focus({preventScroll: true});
    }
  };
}

/** A cell as it opens with a result: its text (null for a sample), and whose it is. */
export interface CellStart {
  text: string | null;
  from: "link" | "page" | "before";
  open: boolean;
  /** The line of the text that a page's cell itself begins on. */
  line?: number;
  /** The cell of a page that it is or was, `PAGE/INDEX`. */
  page?: string;
  /** The addresses of the files that came with it, by their names. */
  files?: Readonly<Record<string, string>>;
}

export interface ResultCellOptions {
  start: CellStart | null;
  /** The addresses of the frame's page, and of the script that draws pictures. */
  files: {cells: string; chart: string};
  reading: FileReading;
  /** The results of all statements, and what was asked. */
  all: readonly QueryResult[];
  sql: string;
}

/** The JavaScript under a result. */
export interface ResultCell {
  element: HTMLElement;
  /** What a link holds of it: nothing while the panel is folded. */
  shared: () => Pick<Shared, "cell" | "line" | "page">;
  /** How the panel opens with the result that comes next; null when it was not opened. */
  next: () => CellStart | null;
  /** Brings the reader to it. */
  focus: () => void;
  /** Ends what runs: its result is not shown any more. */
  close: () => void;
}

const NOTICES = {
  link: "This code came with the link, and has not run. Read it; it runs when you press the button.",
  page: "This is the code of a cell on a page of this site. It has not run here yet: press the button.",
  before: "This is your earlier code. It has not run on this result yet."
};

function about(result: QueryResult, rows: number): (Node | string)[] {
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
      ? `The cell gets only the first ${pluralize(rows, "row")} of ${thousands(result.length)}. `
      : "";
  const cut = result.cut ? "The result was cut, and the cell gets what is left. " : "";
  return [
    html(
      document,
      "p",
      {class: "note"},
      html(document, "code", {}, "result"),
      " is this whole result, whatever you picked in the profile, as an ",
      html(document, "a", {href: "https://idl.uw.edu/arquero/"}, "Arquero"),
      " table; ",
      html(document, "code", {}, "aq"),
      " and ",
      html(document, "code", {}, "op"),
      " are Arquero’s own. ",
      html(document, "code", {}, "results"),
      " holds the result of each statement, ",
      html(document, "code", {}, "Plot"),
      " and ",
      html(document, "code", {}, "d3"),
      " draw, and ",
      html(document, "code", {}, "display(…)"),
      " shows any value, charts included. Without it, the last expression is shown. The code runs in a sandboxed frame that reaches neither the network nor this page."
    ),
    ...(some || cut ? [html(document, "p", {class: "cut"}, some + cut)] : []),
    html(
      document,
      "details",
      {class: "cell-columns"},
      html(document, "summary", {}, "How values are converted"),
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

interface ShowOptions {
  took: string;
  reading: FileReading;
  width: number;
  /** What a picture is made of, in words. */
  sql: string;
  /** The address of the script that draws. */
  chart: string;
}

/** A picture that a cell gave, looked over, with its title and files. */
async function shownPicture(
  {markup, title, about, notes}: Extract<CellResult, {kind: "picture"}>,
  {took, width, sql, chart}: ShowOptions
): Promise<CellShown> {
  const drawing = (await import(chart)) as typeof Drawing;
  const name = title ?? "A picture drawn by a cell";
  const {pictures, left} = drawing.cellPictures(markup, {width, title: name});
  const words = {title: name, unit: null, notes: about, sql};
  return {
    said: `The cell drew ${pictures.length === 1 ? "a picture" : pluralize(pictures.length, "picture")}, ${took}.`,
    notes: [...notes, ...(left ? ["Anything that is not SVG, such as a text legend, was left out."] : [])],
    wrong: null,
    output: [
      ...(title === null ? [] : [html(document, "p", {class: "cell-title"}, title)]),
      ...about.slice(0, 1).map((line) => html(document, "p", {class: "note"}, line)),
      ...pictures.map((picture) => answeringPicture(picture, {drawing, name: "cell", words})),
      ...about.slice(1).map((line) => html(document, "p", {class: "note"}, line))
    ]
  };
}

async function shown(outcome: CellResult, options: ShowOptions): Promise<CellShown> {
  const {took, reading} = options;
  const {notes} = outcome;
  if (outcome.kind === "error") return {said: "", notes, wrong: outcome, output: []};
  if (outcome.kind === "picture") return shownPicture(outcome, options);
  if (outcome.kind === "several") {
    const all = await Promise.all(outcome.values.map((value) => shown(value, options)));
    return {
      said: all.length === 1 ? all[0]!.said : `The cell displayed ${pluralize(all.length, "value")}, ${took}.`,
      notes: [...notes, ...all.flatMap((one) => one.notes)],
      wrong: all.find(({wrong}) => wrong)?.wrong ?? null,
      output: all.flatMap(({output}) => output)
    };
  }
  if (outcome.kind === "value") {
    if (outcome.what === "nothing")
      return {
        said: "The cell returned nothing. End it with an expression, such as result.count().",
        notes,
        wrong: null,
        output: []
      };
    const text = html(
      document,
      "pre",
      {class: "cell-value", tabindex: 0, role: "region", "aria-label": "Output of the cell"},
      outcome.text
    );
    return {
      said: `The cell returned ${outcome.what}, ${took}.`,
      notes: outcome.cut
        ? [...notes, `Cut: only its first ${thousands(outcome.text.length)} characters are shown.`]
        : notes,
      wrong: null,
      output: [text]
    };
  }
  const {result, total} = outcome;
  const cut = total > result.length;
  const status = html(document, "span", {class: "note", role: "status"});
  const value = html(document, "output", {class: "grid-value", "aria-label": "The value of the cell"});
  const table = grid(result, `Output of the cell: ${pluralize(result.length, "row")}`, (text, column) =>
    value.replaceChildren(html(document, "b", {}, column), " ", text ?? "NULL")
  );
  const tools = exportButtons(result, {reading, report: (words) => (status.textContent = words), name: "cell"});
  return {
    said: `The cell returned ${pluralize(total, "row")}, ${pluralize(result.columns.length, "column")}, ${took}.`,
    notes: cut
      ? [
          `Cut: only the first ${pluralize(result.length, "row")} of ${thousands(total)} are here, in the table and every download.`,
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

/** The texts of files, which came with a cell by their addresses. */
async function filesOf(addresses: Readonly<Record<string, string>> = {}): Promise<Record<string, string>> {
  const read = async ([name, address]: [string, string]) => [name, await (await fetch(address)).text()] as const;
  return Object.fromEntries(await Promise.all(Object.entries(addresses).map(read)));
}

/** Rows that come back at the most. */
const MOST_ROWS = 1_000_000;

/** Messages each alone in its memory: what is sent is copied with all the memory that it lies in. */
function alone({messages, types}: CellInput): Given {
  const copies = messages.map((message) =>
    message.byteLength === message.buffer.byteLength ? message : message.slice()
  );
  return {tables: {messages: copies, types}, transfer: copies.map(({buffer}) => buffer as ArrayBuffer)};
}

/** A cell of JavaScript under a result. Nothing of it runs before its reader asks. */
export function resultCell(result: QueryResult, {start, files, reading, all, sql}: ResultCellOptions): ResultCell {
  const {input, rows} = encodeInput(result);
  const sandbox = openSandbox({document, address: files.cells, given: () => alone(input)});
  let ran = false;
  const panel = cellPanel({
    about: about(result, rows),
    text: start?.text ?? sampleCell(result),
    line: start?.line ?? 1,
    open: start?.open ?? false,
    notice: start?.text ? NOTICES[start.from] : null,
    stop: sandbox.stop,
    async run(text, limit) {
      ran = true;
      const began = performance.now();
      try {
        const width = widthIn(panel.element);
        const wanted = /\bresults\b/.test(text) ? all.map((one) => encodeInput(one)) : [];
        const given = wanted.map((one) => alone(one.input).tables as CellInput);
        const said = await sandbox.run(
          {source: text, most: MOST_ROWS, width, all: given, files: await filesOf(start?.files)},
          limit
        );
        const took = `${Math.max(1, Math.round(performance.now() - began))} ms`;
        const told = await shown(decodeOutput(said, MOST_ROWS), {
          took,
          reading,
          width,
          sql: `${sql}\n-- and in JavaScript:\n${text}`,
          chart: files.chart
        });
        const cut = wanted.flatMap((one, index) =>
          one.rows < all[index]!.length
            ? [`The cell got only the first ${pluralize(one.rows, "row")} of result ${index + 1}.`]
            : []
        );
        return {...told, notes: [...cut, ...told.notes]};
      } catch (error) {
        const {message} = error as Error;
        if (error instanceof CellEnded) return {said: `The cell was ${message}.`, notes: [], wrong: null, output: []};
        return {said: "", notes: [], wrong: {message, line: null}, output: []};
      }
    }
  });
  const place = () => ({
    ...(panel.line() > 1 && {line: panel.line()}),
    ...(start?.page !== undefined && {page: start.page})
  });
  return {
    element: panel.element,
    shared: () => ({cell: panel.text(), ...(panel.text() !== null && place())}),
    next() {
      const text = panel.edited() ?? start?.text ?? null;
      const open = panel.text() !== null;
      if (text === null && !open) return null;
      return {
        text,
        open,
        ...place(),
        ...(start?.files && {files: start.files}),
        from: start && !ran && panel.edited() === null ? start.from : "before"
      };
    },
    focus: panel.focus,
    close: sandbox.stop
  };
}
