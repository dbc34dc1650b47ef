import {pluralize} from "../../../ui/format.js";
import {button, html} from "../../../ui/dom.js";

export interface ShownFile {
  name: string;
  file: string;
  rows: number;
  columns: number;
  note: string | null;
}

export interface FilePanelOptions {
  open: (files: readonly File[]) => void;
  query: (table: string) => void;
  profile: (table: string) => void;
  drop: (table: string) => void;
}

export interface FilePanel {
  element: HTMLElement;
  show: (files: readonly ShownFile[]) => void;
}

/** Where a reader's own files are dropped or picked, and the tables that came of them. */
export function filePanel({open, query, profile, drop}: FilePanelOptions): FilePanel {
  const input = html(document, "input", {
    type: "file",
    multiple: true,
    class: "unseen",
    "aria-label": "Open files of yours"
  });
  const list = html(document, "ul", {class: "own"});
  const pick = button(document, "Open a file", () => input.click());
  const words = html(
    document,
    "span",
    {},
    "CSV, TSV, JSON, NDJSON, Parquet or Arrow, also gzipped: drop it here. It is read in this page and never leaves your machine."
  );
  const made = html(
    document,
    "div",
    {class: "drop"},
    html(document, "p", {class: "ways note"}, pick, words, input),
    list
  );
  input.addEventListener("change", () => {
    open([...(input.files ?? [])]);
    input.value = "";
  });
  made.addEventListener("dragover", (event) => {
    event.preventDefault();
    made.classList.add("over");
  });
  made.addEventListener("dragleave", () => made.classList.remove("over"));
  made.addEventListener("drop", (event) => {
    event.preventDefault();
    made.classList.remove("over");
    open([...(event.dataTransfer?.files ?? [])]);
  });
  return {
    element: made,
    show(files) {
      // Where the focus was on a table that goes, it moves to the next.
      const at = [...list.children].findIndex((item) => item.contains(list.ownerDocument.activeElement));
      list.replaceChildren(
        ...files.map(({name, file, rows, columns, note}) =>
          html(
            document,
            "li",
            {},
            html(document, "code", {}, name),
            ` ${pluralize(rows, "row")}, ${pluralize(columns, "column")}, from ${file}. ${note ?? ""} `,
            button(document, "Show the rows", () => query(name), {"aria-label": `Show the rows of ${name}`}),
            " ",
            button(document, "Profile", () => profile(name), {"aria-label": `Profile of ${name}`}),
            " ",
            button(document, "Drop", () => drop(name), {"aria-label": `Drop ${name}`, title: "Gives its memory back"})
          )
        )
      );
      if (at >= 0)
        (
          list.children[Math.min(at, files.length - 1)]?.querySelector<HTMLElement>("button:last-of-type") ?? pick
        ).focus();
    }
  };
}

/** The parts of the workbench that stand still. */
export interface Bench {
  element: HTMLElement;
  /** Where the editor goes. */
  editor: HTMLElement;
  /** Where what a run gave goes. */
  results: HTMLElement;
  /** Where a reader's own files go. */
  files: HTMLElement;
  /** Where history goes. */
  history: HTMLElement;
  run: HTMLButtonElement;
  /** Says what is going on; null when nothing is, and then Cancel rests. */
  busy: (words: string | null) => void;
  report: (words: string) => void;
  /** Says to those who do not see it what stands in the page besides. */
  announce: (words: string) => void;
  /** Says what went wrong. */
  wrong: (words: string | null) => void;
}

export interface BenchOptions {
  run: () => void;
  cancel: () => void;
  share: () => void;
}

/** The frame of the workbench: the editor, its buttons, what is going on, and room for answers. */
export function bench({run, cancel, share}: BenchOptions): Bench {
  const runButton = button(document, "Run", run, {class: "run", title: "Ctrl or Cmd and Enter"});
  const cancelButton = button(document, "Cancel", cancel, {disabled: true});
  const status = html(document, "p", {class: "going-on note", role: "status"});
  const told = html(document, "p", {class: "unseen", role: "status"});
  const alert = html(document, "p", {class: "wrong", role: "alert", hidden: true});
  const parts = {
    editor: html(document, "div", {class: "editor"}),
    results: html(document, "div", {class: "answers"}),
    files: html(document, "div", {class: "files"}),
    history: html(document, "div")
  };
  return {
    ...parts,
    run: runButton,
    element: html(
      document,
      "div",
      {class: "bench"},
      parts.files,
      parts.editor,
      html(document, "p", {class: "ways"}, runButton, cancelButton, button(document, "Copy a link", share)),
      parts.history,
      status,
      told,
      alert,
      parts.results
    ),
    busy(words) {
      const [rests, next] = words === null ? [cancelButton, runButton] : [runButton, cancelButton];
      const held = rests.ownerDocument.activeElement === rests;
      rests.disabled = true;
      next.disabled = false;
      // A button that rests loses the focus, and its reader the place.
      if (held) next.focus();
      status.textContent = words ?? "";
    },
    report: (words) => (status.textContent = words),
    announce: (words) => (told.textContent = words),
    wrong(words) {
      alert.hidden = words === null;
      alert.textContent = words ?? "";
    }
  };
}
