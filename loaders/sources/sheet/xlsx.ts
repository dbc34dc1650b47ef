import {strFromU8, unzipSync} from "fflate";
import {limits} from "../../diagnostics/limits.js";
import {
  dayOfSerial,
  relations,
  sharedStrings,
  styles,
  throughMask,
  timeInWords,
  Words,
  workbook,
  type Style
} from "./parts.js";
import {sheetOfOds} from "./ods.js";
import {SheetError, textCell, type Sheet, type SheetCell} from "./sheet.js";
import {walk, type Attributes} from "./xml.js";
import {thousands} from "../../diagnostics/pluralize.js";

const WORKBOOK = "xl/workbook.xml";
const LARGEST = 16_384;

/** The parts of a workbook that are read. What they unpack to is looked at first: a small file can hold a huge one. */
function unpack(bytes: Uint8Array, name: string): (path: string) => string | null {
  let total = 0;
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes, {
      filter({name: path, originalSize}) {
        if (!/\.(xml|rels)$/.test(path)) return false;
        total += originalSize;
        if (total > limits.fileBytes)
          throw new SheetError(`${name} unpacks to more than ${thousands(limits.fileBytes)} bytes`);
        return true;
      }
    });
  } catch (error) {
    throw error instanceof SheetError
      ? error
      : new SheetError(`${name} is not an XLSX or ODS workbook, or it is damaged`);
  }
  return (path) => (parts[path] ? strFromU8(parts[path]) : null);
}

/** `C12` as column and row, from 1. */
function place(reference: string): {column: number; line: number} {
  const [, letters = "", digits = ""] = /^\$?([A-Z]{1,3})\$?(\d{1,7})/.exec(reference) ?? [];
  return {column: [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0), line: Number(digits)};
}

/** The path of a part that another names, both from the root of the workbook. */
function partPath(folder: string, target: string): string {
  const path: string[] = [];
  for (const step of (target.startsWith("/") ? target : `${folder}/${target}`).split("/"))
    if (step === "..") path.pop();
    else if (step && step !== ".") path.push(step);
  return path.join("/");
}

/**
 * A sheet of an XLSX or ODS workbook, by name or the first, with the names of all; values are those that were last calculated.
 * Throws SheetError.
 */
export function sheetOfWorkbook(name: string, bytes: Uint8Array, wanted: string | null): Sheet & {sheets: string[]} {
  const part = unpack(bytes, name);
  const book = part(WORKBOOK);
  if (book === null) {
    const content = part("content.xml");
    if (content !== null) return sheetOfOds(name, content, wanted);
    throw new SheetError(`${name} is a ZIP archive, not an XLSX or ODS workbook: unpack it first`);
  }
  const {sheets, from1904} = workbook(book);
  const sheet = wanted === null ? sheets[0] : sheets.find((one) => one.name === wanted);
  if (!sheet)
    throw new SheetError(`${name} has no sheet ${wanted ?? ""}; it has ${sheets.map((one) => one.name).join(", ")}`);
  const target = relations(part("xl/_rels/workbook.xml.rels") ?? "").get(sheet.relation) ?? "";
  const path = partPath("xl", target);
  const xml = part(path);
  if (xml === null) throw new SheetError(`${name} has lost the sheet ${sheet.name}`);
  const links = relations(part(path.replace(/([^/]*)$/, "_rels/$1.rels")) ?? "");
  const texts = sharedStrings(part("xl/sharedStrings.xml") ?? "");
  const formats = styles(part("xl/styles.xml") ?? "");
  return {
    name: `${name} [${sheet.name}]`,
    rows: rowsOf(xml, {texts, formats, links, from1904}),
    sheets: sheets.map((one) => one.name)
  };
}

/** A number as the sheet shows it: through the mask of a code, such as a ZIP; else with the 15 digits that spreadsheets keep. */
function shownNumber(value: string, code: string | null): string {
  const masked = code === null ? null : throughMask(value, code);
  if (masked !== null) return masked;
  if (/^-?(?:0|[1-9]\d*)$/.test(value)) return value;
  const number = Number(value);
  return String(Number.isFinite(number) ? Number(number.toPrecision(15)) : number);
}

/** A share of a day as a time, to the second. */
function secondsInWords(share: number): string {
  const seconds = Math.min(86_399, Math.round(share * 86_400));
  const two = (part: number) => String(part).padStart(2, "0");
  return `${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}

/** Rows and cells that the file leaves out are holes. */
type Sparse = ((SheetCell | undefined)[] | undefined)[];

interface Context {
  texts: readonly string[];
  formats: readonly Style[];
  links: ReadonlyMap<string, string>;
  from1904: boolean;
}

function rowsOf(xml: string, {texts, formats, links, from1904}: Context): SheetCell[][] {
  const rows: Sparse = [];
  const words = new Words();
  let [line, column] = [0, 0];
  let cell: {type: string; style: number; value: string; formula: string; stored: boolean} | null = null;
  let into: "value" | "formula" | null = null;

  const valueOf = ({type, style, value, formula, stored}: NonNullable<typeof cell>, written: string): SheetCell => {
    const found = textCell(
      type === "s" ? (texts[Number(value)] ?? "") : type === "inlineStr" ? written : value,
      line,
      column
    );
    if (type === "e") return {...found, error: value || "an error"};
    if (type === "b") return {...found, text: value === "1" ? "true" : "false"};
    const link = /^\s*HYPERLINK\(\s*"([^"]+)"/i.exec(formula)?.[1] ?? null;
    if (formula !== "" && !stored && found.text === "") return {...found, link, formula};
    if (type === "d") return {...found, link, date: value.slice(0, 10), text: value.replace("T", " ")};
    if (type !== "n" || value === "") return {...found, link};
    const {kind, code} = formats[style] ?? {kind: "number", code: null};
    const serial = Number(value);
    if (kind === "time" && serial >= 0) return {...found, link, text: timeInWords(serial, code)};
    const date = kind === "date" ? dayOfSerial(serial, from1904) : null;
    const clock = date !== null && serial % 1 ? ` ${secondsInWords(serial % 1)}` : "";
    return {...found, link, date, text: date === null ? shownNumber(value, code) : `${date}${clock}`};
  };

  walk(xml, {
    open(name, attributes) {
      words.open(name);
      if (name === "row") [line, column] = [Number(attributes.r ?? line + 1), 0];
      if (name === "c") {
        const at = attributes.r === undefined ? {line, column: column + 1} : place(attributes.r);
        [line, column] = [at.line, at.column];
        cell = {type: attributes.t ?? "n", style: Number(attributes.s ?? 0), value: "", formula: "", stored: false};
      }
      if (name === "v") {
        into = "value";
        if (cell) cell.stored = true;
      }
      if (name === "f") into = "formula";
      if (name === "hyperlink") linkInto(rows, attributes.ref ?? "", linkOf(attributes, links));
    },
    text(text) {
      words.add(text);
      if (cell && into) cell[into] += text;
    },
    close(name) {
      words.close(name);
      if (name === "v" || name === "f") into = null;
      if (name !== "c" || !cell) return;
      const found = valueOf(cell, words.take());
      cell = null;
      if (found.text === "" && found.error === null && found.formula === null) return;
      if (line < 1 || line > 1_048_576 || column < 1 || column > LARGEST) return;
      const row = (rows[line - 1] ??= []);
      row[column - 1] = found;
    }
  });
  // A cell at the far corner stands for all the empty ones before it.
  if (rows.reduce((sum, row) => sum + (row?.length ?? 0), 0) > limits.cells)
    throw new SheetError(`the sheet has more than ${thousands(limits.cells)} cells`);
  return Array.from(rows, (row, index) => Array.from(row ?? [], (one, at) => one ?? textCell("", index + 1, at + 1)));
}

/** The address of a hyperlink; a place in it, which the file keeps apart, is a part of the link. One within the workbook leads nowhere else. */
function linkOf(attributes: Attributes, links: ReadonlyMap<string, string>): string | null {
  const address = links.get(attributes["r:id"] ?? "");
  const {location = ""} = attributes;
  return address === undefined ? null : location === "" ? address : `${address}#${location.replace(/^#/, "")}`;
}

function linkInto(rows: Sparse, reference: string, link: string | null): void {
  const {line, column} = place(reference);
  const cell = rows[line - 1]?.[column - 1];
  if (cell && link !== null) cell.link = link;
}
