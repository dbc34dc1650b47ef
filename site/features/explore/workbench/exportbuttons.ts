import {csvLine} from "../../../../loaders/record/csv.js";
import {tableToIPC} from "@uwdata/flechette";
import {button} from "../../../ui/dom.js";
import type {FileReading} from "../files/reader.js";
import type {QueryResult} from "../result/result.js";
import {valueText} from "../result/text.js";
import type {Format} from "../result/write.js";
import {pluralize} from "../../../ui/format.js";
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

function take(blob: Blob, name: string): void {
  const address = URL.createObjectURL(blob);
  Object.assign(document.createElement("a"), {href: address, download: name}).click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}

/** A result that no engine sent is written as an Arrow stream when it is asked for. */
const messagesOf = ({messages, table}: QueryResult) =>
  messages.length ? messages : [tableToIPC(table, {format: "stream"}) as Uint8Array];

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
    const {blob} = await reading.ask({
      kind: "write",
      format,
      messages: messagesOf(result),
      types: result.columns.map(({type}) => type),
      rows
    });
    take(blob, `${name}.${format === "sheet" ? "csv" : format}`);
    const safe = " It has a byte order mark, and an apostrophe before text that a spreadsheet would run as a formula.";
    const written = `${words} is written${passing(rows)}.${format === "sheet" ? safe : ""}`;
    report(result.cut ? `${written} The result was cut: the file holds its first rows alone.` : written);
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
        {title: `Download as ${words}`}
      )
    )
  ];
}
