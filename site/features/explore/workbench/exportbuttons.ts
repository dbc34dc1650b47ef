import {csvLine} from "../../../../loaders/record/csv.js";
import {tableToIPC} from "@uwdata/flechette";
import {button} from "../../../ui/dom.js";
import type {FileReading} from "../files/reader.js";
import type {QueryResult} from "../result/result.js";
import {valueText} from "../result/text.js";
import type {Changed, Format} from "../result/write.js";
import {formatList, pluralize} from "../../../ui/format.js";
import {thousands} from "../../../../loaders/diagnostics/pluralize.js";

/** Rows as tab-separated text, for a spreadsheet. */
export const tabbed = (rows: readonly (readonly (string | null)[])[]): string =>
  rows.map((row) => csvLine(row, "\t")).join("\n");

export interface ExportOptions {
  reading: FileReading;
  report: (words: string) => void;
  /** What its files are called, without an ending. */
  name: string;
  /** The numbers of the rows to export; null for all. */
  rows?: () => Uint32Array | null;
}

const MOST_COPIED = 100_000;
const DOWNLOADS: [Format, string][] = [
  ["csv", "CSV"],
  ["sheet", "CSV for a spreadsheet"],
  ["json", "JSON"],
  ["parquet", "Parquet"],
  ["arrow", "Arrow"]
];

/** Hands a file to the reader. */
export function take(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), {href: address, download: name}).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A result that no engine sent is written as an Arrow stream when it is asked for. */
const messagesOf = ({messages, table}: QueryResult) =>
  messages.length ? messages : [tableToIPC(table, {format: "stream"}) as Uint8Array];

/** Some columns by name, and how many more. */
const columnWords = (names: readonly string[]) =>
  `the column${names.length === 1 ? "" : "s"} ${formatList([...names.slice(0, 5), ...(names.length > 5 ? [`${names.length - 5} more`] : [])])}`;

/** What was changed in a CSV for a spreadsheet, in words. */
export function protectedWords({columns, formulas, numbers}: Changed): string {
  const parts = [
    [formulas, "text that it would run as a formula"],
    [numbers, "numbers whose zeros or digits it would lose"]
  ] as const;
  const said = parts.flatMap(([{count, first}, what]) =>
    count ? [`${pluralize(count, "cell")} of ${what}, the first ${first.slice(0, 40)}`] : []
  );
  if (!said.length) return "No cell was changed.";
  const where = columns.length ? `every cell of ${columnWords(columns)}` : "a heading";
  return `So that a spreadsheet changes nothing, and cells that are equal stay equal, an apostrophe was added before ${where}: there ${formulas.count + numbers.count === 1 ? "is" : "are"} ${said.join("; and ")}. All other cells are unchanged.`;
}

/** Which columns of a JSON file have their numbers as text, and why; empty where none has. */
export const textWords = ({columns, numbers: {count, first}}: Changed): string =>
  columns.length
    ? ` Every number of ${columnWords(columns)} is text there: ${pluralize(count, "cell")} ${count === 1 ? "has a number" : "have numbers"} that JSON’s readers may change, the first ${first.slice(0, 40)}.`
    : "";

/** Buttons to copy a result and to download it. */
export function exportButtons(
  result: QueryResult,
  {reading, report, name, rows: wanted = () => null}: ExportOptions
): HTMLElement[] {
  const passing = (rows: Uint32Array | null) =>
    rows ? `, with the ${pluralize(rows.length, "row")} that pass the filters` : "";
  const copy = async () => {
    const rows = wanted();
    const length = rows?.length ?? result.length;
    const count = Math.min(length, MOST_COPIED);
    const cells = Array.from({length: count}, (_, at) =>
      result.columns.map((_column, column) => valueText(result.at(rows?.[at] ?? at, column)))
    );
    await navigator.clipboard.writeText(tabbed([result.columns.map(({name}) => name), ...cells]));
    report(
      count < length
        ? `The first ${thousands(count)} rows are copied; a download has them all.`
        : `Copied${passing(rows)}.`
    );
  };
  const download = async (format: Format, words: string) => {
    report(`Writing ${words}…`);
    const rows = wanted();
    const {blob, changed} = await reading.ask({
      kind: "write",
      format,
      messages: messagesOf(result),
      types: result.columns.map(({type}) => type),
      rows
    });
    take(blob, format === "sheet" ? `${name}-for-spreadsheet.csv` : `${name}.${format}`);
    const told = (what: Changed | null) => {
      if (!what) return "";
      return format === "sheet" ? ` It begins with a byte order mark. ${protectedWords(what)}` : textWords(what);
    };
    const written = `${words} is written${passing(rows)}.${told(changed)}`;
    report(result.cut ? `${written} The result was cut: the file holds only its first rows.` : written);
  };
  return [
    button(document, "Copy", () => void copy().catch(() => report("The browser does not let this page copy."))),
    ...DOWNLOADS.map(([format, words]) =>
      button(
        document,
        words,
        () =>
          void download(format, words).catch((error: unknown) =>
            report(`${words} could not be written: ${(error as Error).message}`)
          ),
        {
          title:
            format === "sheet"
              ? "Download as CSV with an apostrophe before each cell of a column in which a spreadsheet would change one: formulas, leading zeros, more than 15 digits"
              : `Download as ${words}`
        }
      )
    )
  ];
}
