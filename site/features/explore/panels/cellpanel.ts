import {cellEditor, type CellEditor} from "./celleditor.js";
import {button, html} from "../../../ui/dom.js";

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
  /** The text if it is another than the one that it began with. */
  edited: () => string | null;
}

const LIMITS: [seconds: number, words: string][] = [
  [5, "5 seconds"],
  [30, "30 seconds"],
  [120, "2 minutes"]
];
const KEYS =
  "Ctrl or Cmd and Enter runs it. Tab, or Escape and then Tab, leaves the editor; Ctrl or Cmd and ] indents.";

/** A cell of JavaScript under a result, folded away; its editor is made when it is opened. */
export function cellPanel({about, text, open, notice, run, stop}: CellPanelOptions): CellPanel {
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
  const wake = () => {
    if (made.open)
      editor ??= cellEditor(host, {
        label: "JavaScript",
        text,
        run: () => void start(),
        changed: () => editor?.mark(null)
      });
  };
  made.addEventListener("toggle", wake);
  wake();
  return {
    element: made,
    text: () => (made.open && editor ? editor.text() : null),
    edited: () => (editor && editor.text() !== text ? editor.text() : null)
  };
}
