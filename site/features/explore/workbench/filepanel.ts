import {pluralize} from "../../../ui/format.js";
import {button, html} from "../../../ui/dom.js";
import type {Preview} from "../files/csv.js";
import type {OwnSettings} from "../files/messages.js";
import {NAMES} from "../files/csvstructure.js";
import {columnsNote, type OwnColumn, type OwnTable} from "./ownfiles.js";

export interface FilePanelOptions {
  open: (files: readonly File[]) => void;
  query: (table: string) => void;
  profile: (table: string) => void;
  drop: (table: string) => void;
  /** What a cast would change, in words. */
  effect: (table: OwnTable, column: string, offer: string) => Promise<string>;
  cast: (table: OwnTable, column: string, offer: string) => void;
  /** Reads a file again in another way. */
  again: (table: OwnTable, settings: OwnSettings) => void;
  /** The first rows of a file as it would be read. */
  preview: (table: OwnTable, settings: OwnSettings) => Promise<Preview>;
}

export interface FilePanel {
  element: HTMLElement;
  show: (files: readonly OwnTable[]) => void;
}

const ENCODINGS: Readonly<Record<string, string>> = {
  "utf-8": "UTF-8",
  "windows-1252": "Windows-1252 (Western)",
  "utf-16le": "UTF-16",
  "utf-16be": "UTF-16, high byte first",
  "windows-1250": "Windows-1250 (Central European)",
  "windows-1251": "Windows-1251 (Cyrillic)",
  shift_jis: "Shift JIS",
  gb18030: "GB 18030"
};

/** Whose options these are, and the one that is chosen. */
function choice(label: string, options: readonly (readonly [string, string])[], chosen: string) {
  const made = html(
    document,
    "select",
    {},
    ...options.map(([value, words]) => html(document, "option", {value, selected: value === chosen}, words))
  );
  return {made, label: html(document, "label", {}, `${label} `, made)};
}

const scrolled = (label: string, ...children: HTMLElement[]) =>
  html(document, "div", {class: "scroll", role: "region", "aria-label": label, tabindex: 0}, ...children);

/** So many characters stay together in a line. */
const TOGETHER = 24;

/** Words of which none is broken inside: a date has places where a line may end. */
const unbroken = (words: string): (Node | string)[] =>
  words
    .split(/(\s+)/)
    .map((word) =>
      /[-/.,:]./.test(word) && word.length <= TOGETHER ? html(document, "span", {class: "whole"}, word) : word
    );

/** A column's row: what it was read as and why, and what it could be cast to. */
function columnRow(table: OwnTable, {name, type, why, offers}: OwnColumn, {cast}: FilePanelOptions) {
  const effects = offers.map((offer) => ({offer, place: html(document, "span", {class: "effect"})}));
  const row = html(
    document,
    "tr",
    {},
    html(document, "th", {scope: "row"}, name),
    html(document, "td", {}, type),
    html(document, "td", {}, why),
    html(
      document,
      "td",
      {},
      ...effects.map(({offer, place}) =>
        html(
          document,
          "div",
          {class: "offer"},
          button(document, `Cast to ${offer === "VARCHAR" ? "text" : offer}`, () => cast(table, name, offer), {
            "aria-label": `Cast ${name} to ${offer === "VARCHAR" ? "text" : offer}`
          }),
          place
        )
      )
    )
  );
  return {row, effects: effects.map((one) => ({...one, column: name}))};
}

/** The schema of a table beside the editor; what a cast would change is asked when it is opened. */
function schema(table: OwnTable, options: FilePanelOptions, open: boolean): HTMLDetailsElement {
  const rows = table.columns.map((column) => columnRow(table, column, options));
  const named = table.columns.slice(0, 6).map(({name, type}) => `${name} ${type}`);
  const more = table.columns.length - named.length;
  const made = html(
    document,
    "details",
    {class: "own-columns", open},
    html(document, "summary", {}, `Columns: ${named.join(", ")}${more > 0 ? ` and ${more} more` : ""}`),
    scrolled(
      `Columns of ${table.name}`,
      html(
        document,
        "table",
        {},
        html(
          document,
          "thead",
          {},
          html(
            document,
            "tr",
            {},
            ...["Column", "Read as", "Why", "Cast"].map((head) => html(document, "th", {scope: "col"}, head))
          )
        ),
        html(document, "tbody", {}, ...rows.map(({row}) => row))
      )
    )
  );
  let asked = false;
  const ask = async () => {
    if (asked || !made.open) return;
    asked = true;
    for (const {offer, place, column} of rows.flatMap(({effects}) => effects))
      if (offer !== "VARCHAR")
        place.replaceChildren(
          ...unbroken(await options.effect(table, column, offer).catch((error: unknown) => (error as Error).message))
        );
  };
  made.addEventListener("toggle", () => void ask());
  void ask();
  return made;
}

/** How a file of text or a workbook was divided, to be set by hand, with the first rows as they would be. */
function reading(table: OwnTable, {again, preview}: FilePanelOptions, open: boolean): HTMLDetailsElement {
  const {settings, text} = table;
  const sheets = text!.sheets;
  const delimiter = choice(
    "Delimiter",
    [
      ...["", ...Object.keys(NAMES)].map((sign) => [sign, NAMES[sign] ?? "none: one column"] as const),
      ...(text!.delimiter in NAMES || text!.delimiter === "" ? [] : [[text!.delimiter, text!.delimiter] as const])
    ],
    text!.delimiter
  );
  const encoding = choice("Encoding", Object.entries(ENCODINGS), text!.encoding);
  const sheet = choice(
    "Sheet",
    sheets.map((name) => [name, name]),
    text!.sheet ?? ""
  );
  const head = html(document, "input", {type: "number", min: 0, value: text!.head, size: 6});
  const fill = choice(
    "Lines with more or fewer cells",
    [
      ["", "leave out"],
      ["fill", "fill with NULL"]
    ],
    text!.fill ? "fill" : ""
  );
  const decimal = choice(
    "Decimal mark",
    [
      ["", "not told"],
      [".", "point"],
      [",", "comma"]
    ],
    settings.decimal ?? ""
  );
  // A head that the reader did not type is guessed anew, as another sheet or delimiter may have another.
  let typed = settings.head !== undefined;
  const others = {...settings};
  delete others.head;
  const chosen = (): OwnSettings => ({
    ...others,
    ...(typed ? {head: Number(head.value)} : {}),
    fill: fill.made.value === "fill",
    ...(sheets.length
      ? {sheet: sheet.made.value}
      : {
          delimiter: delimiter.made.value,
          encoding: encoding.made.value,
          decimal: ([".", ","] as const).find((mark) => mark === decimal.made.value)
        })
  });
  const place = html(document, "div", {class: "own-preview"});
  const draw = ({names, rows, head: found}: Preview) => {
    if (!typed) head.value = String(found);
    place.replaceChildren(
      scrolled(
        `The first rows of ${table.file.name}`,
        html(
          document,
          "table",
          {},
          html(
            document,
            "thead",
            {},
            html(document, "tr", {}, ...names.map((name) => html(document, "th", {scope: "col"}, name)))
          ),
          html(
            document,
            "tbody",
            {},
            ...rows.map((cells) =>
              html(
                document,
                "tr",
                {},
                ...cells.map((cell) => html(document, "td", {}, cell === null ? "NULL" : cell.slice(0, 100)))
              )
            )
          )
        )
      )
    );
  };
  let last = 0;
  const redraw = () => {
    // An answer to what is no longer chosen may come late.
    const turn = ++last;
    const ifLast =
      <T>(act: (answer: T) => void) =>
      (answer: T) => {
        if (turn === last) act(answer);
      };
    preview(table, chosen()).then(
      ifLast(draw),
      ifLast(({message}: Error) => place.replaceChildren(html(document, "p", {class: "wrong"}, message)))
    );
  };
  const controls = [
    ...(sheets.length ? [sheet.label] : [delimiter.label, encoding.label, decimal.label]),
    html(document, "label", {}, "Header in line ", head, " (0: no header)"),
    fill.label
  ];
  const words = [
    sheets.length
      ? `sheet ${text!.sheet}`
      : text!.delimiter
        ? (NAMES[text!.delimiter] ?? text!.delimiter)
        : "one column",
    text!.head ? `header in line ${text!.head}` : "no header",
    ...(sheets.length ? [] : [ENCODINGS[text!.encoding] ?? text!.encoding]),
    ...(settings.decimal ? [settings.decimal === "," ? "decimal comma" : "decimal point"] : [])
  ];
  const made = html(
    document,
    "details",
    {class: "own-reading", open},
    html(document, "summary", {}, `How it was read: ${words.join(", ")}`),
    html(document, "p", {class: "chart-choice"}, ...controls),
    place,
    html(
      document,
      "p",
      {class: "ways"},
      button(document, "Read it again", () => again(table, chosen()), {"aria-label": `Read ${table.file.name} again`})
    )
  );
  head.addEventListener("change", () => (typed = head.value !== ""));
  for (const control of [sheet.made, delimiter.made, encoding.made, fill.made, head])
    control.addEventListener("change", redraw);
  made.addEventListener("toggle", () => made.open && redraw());
  if (open) redraw();
  return made;
}

/** Where a reader's own files are dropped or picked, and the tables that came of them. */
export function filePanel(options: FilePanelOptions): FilePanel {
  const {open, query, profile, drop} = options;
  const input = html(document, "input", {
    type: "file",
    multiple: true,
    class: "unseen",
    "aria-label": "Open your files"
  });
  const list = html(document, "ul", {class: "own"});
  const pick = button(document, "Open a file", () => input.click());
  const words = html(
    document,
    "span",
    {},
    "CSV, TSV, XLSX, ODS, JSON, NDJSON, Parquet or Arrow, also gzipped: drop a file here. It is read on this page and never leaves your device."
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
      // Where the focus was on a table that goes, it moves to the next; what was unfolded stays so.
      const at = [...list.children].findIndex((item) => item.contains(list.ownerDocument.activeElement));
      const unfolded = new Set(
        [...list.querySelectorAll<HTMLElement>("details[open]")].map(
          (details) => `${details.closest("li")?.dataset["table"]} ${details.className}`
        )
      );
      list.replaceChildren(
        ...files.map((table) => {
          const {name, file, rows, columns, note, text} = table;
          const item = html(
            document,
            "li",
            {},
            html(document, "code", {}, name),
            ` ${pluralize(rows, "row")}, ${pluralize(columns.length, "column")}, from ${file.name}. ${[note, columnsNote(columns)].filter(Boolean).join(" ")} `,
            button(document, "Show the rows", () => query(name), {"aria-label": `Show the rows of ${name}`}),
            " ",
            button(document, "Profile", () => profile(name), {"aria-label": `Profile of ${name}`}),
            " ",
            button(document, "Drop", () => drop(name), {
              "aria-label": `Drop ${name}`,
              title: "Closes the file: removes its table from this page, leaves the file itself unchanged"
            }),
            schema(table, options, unfolded.has(`${name} own-columns`)),
            ...(text ? [reading(table, options, unfolded.has(`${name} own-reading`))] : [])
          );
          item.dataset["table"] = name;
          return item;
        })
      );
      if (at >= 0)
        (
          list.children[Math.min(at, files.length - 1)]?.querySelector<HTMLElement>(":scope > button:last-of-type") ??
          pick
        ).focus();
    }
  };
}
