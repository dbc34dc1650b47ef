import {counted} from "../../../ui/format.js";
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
            ` ${counted(rows, "row")}, ${counted(columns, "column")}, from ${file}. ${note ?? ""} `,
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
