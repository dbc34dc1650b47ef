import {CsvError} from "csv-parse";
import {parse} from "csv-parse/sync";
import type {RowFault} from "../diagnostics/fault.js";
import {pluralize} from "../diagnostics/pluralize.js";
import {nearest} from "../diagnostics/nearest.js";
import {either, show} from "../diagnostics/show.js";
import {readCsv} from "../record/csv.js";
import type {Table} from "../schema/table.js";
import {definition} from "./compile.js";
import {CSV, opened} from "./records.js";

/** How a CSV file is written, as its first line tells. */
export interface CsvHeader {
  names: string[];
  delimiter: string;
  /** Every name stands in quotes, as in files that quote all they hold: there `""` is an empty cell and no empty text. */
  quoted: boolean;
}

/** A fault of a header, and its place. */
export type HeaderFault = RowFault & {line: number; column: number};

const DELIMITERS = [",", "\t", ";", "|"];
/** What is read of a file to find its header. */
const BEGINNING = 1 << 20;
/** Lines that may stand above a header. */
const ABOVE = 20;

async function beginning(file: string): Promise<string> {
  const pieces: Buffer[] = [];
  let length = 0;
  for await (const chunk of opened(file) as AsyncIterable<Buffer>) {
    pieces.push(chunk);
    length += chunk.length;
    if (length >= BEGINNING) break;
  }
  return Buffer.concat(pieces)
    .subarray(0, BEGINNING)
    .toString("utf8")
    .replace(/^\ufeff/, "");
}

/** A name as people may have written it otherwise: `Date Filed` for `date_filed`. */
const loosely = (name: string) =>
  name
    .trim()
    .toLowerCase()
    .replace(/[\s_-]+/g, "_");

const records = (text: string, delimiter: string, to: number) =>
  parse(text, {...CSV, delimiter, to, skip_empty_lines: false});

/**
 * The header of a CSV file of a table, with the delimiter that gives the most names of columns, or what is wrong with it: each fault once,
 * and not once a row.
 * @throws where the file cannot be unpacked
 */
export async function csvHeader(
  file: string,
  table: Pick<Table, "row" | "columns" | "name">
): Promise<CsvHeader | HeaderFault[]> {
  const text = await beginning(file);
  const columns = table.columns.map(({name}) => name);
  const loose = new Map(columns.map((name) => [loosely(name), name]));
  const known = (cells: readonly string[] | undefined) => cells?.filter((name) => loose.has(loosely(name))).length ?? 0;
  const at = (fault: Omit<RowFault, "path">, {line, column} = {line: 1, column: 1}): HeaderFault => ({
    ...fault,
    path: [],
    line,
    column
  });
  const expected = "a header: the names of the columns in the first line, each once";
  const wrong = (message: string) => [at({code: "csv-syntax", message, expected})];

  let delimiter = ",";
  let names: string[];
  try {
    const best = DELIMITERS.map((sign) => [sign, records(text, sign, 1)[0]] as const).reduce((one, other) =>
      known(other[1]) > known(one[1]) ? other : one
    );
    if (!best[1]) return wrong("the file is empty");
    [delimiter, names] = [best[0], best[1]];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    return wrong(`the header cannot be read: ${error.message}`);
  }
  const unseen = names.find((name) => /(?!\t)\p{Cc}|\ufffd/u.test(name));
  if (unseen !== undefined) return wrong(`the header has characters that are not text: ${show(unseen)}`);
  if (!known(names)) {
    const line = headerBelow(text, known);
    if (line !== null)
      return [
        at({
          code: "csv-syntax",
          message: `the first line is not a header of ${table.name}: ${show(names.join(delimiter))}`,
          expected: `the names of the columns, as line ${line} has them: take out the lines above it`
        })
      ];
  }
  if (names.includes("")) return wrong("a header cell is empty");
  const twice = names.find((name, index) => names.indexOf(name) !== index);
  if (twice !== undefined) return wrong(`the column ${show(twice)} appears twice`);

  const read = readCsv(text.slice(0, 100_000), () => {}, delimiter)?.[0] ?? [];
  // A header with loose quotes has its cells elsewhere: then its first place is told.
  const cells = read.length === names.length ? read : [];
  const open = definition(table.row).open;
  const faults: HeaderFault[] = [];
  const otherwise = names.filter((name) => !columns.includes(name) && loose.has(loosely(name)));
  if (otherwise.length)
    faults.push(
      at(
        {
          code: "column-unknown",
          message: `the header spells ${pluralize(otherwise.length, "column")} of ${table.name} differently: ${otherwise.map((name) => show(name)).join(", ")}`,
          expected: otherwise.map((name) => loose.get(loosely(name))!).join(", ")
        },
        cells[names.indexOf(otherwise[0]!)]
      )
    );
  for (const [index, name] of names.entries()) {
    if (open || loose.has(loosely(name))) continue;
    const near = nearest(name.slice(0, 60), columns);
    const fault = {
      code: "column-unknown" as const,
      message: `there is no column ${show(name)} in ${table.name}`,
      expected: near ? `did you mean ${near}?` : either(columns)
    };
    faults.push({...at(fault, cells[index]), path: [name]});
  }
  const named = new Set(names.map(loosely));
  const missing = table.columns.filter(({name, nullable}) => !nullable && !named.has(loosely(name)));
  if (missing.length)
    faults.push(
      at({
        code: "column-missing",
        message: `there is no ${missing.map(({name}) => name).join(", no ")}`,
        expected:
          missing.length === 1 ? `${missing[0]!.name}: ${missing[0]!.description}` : `these names in the header too`
      })
    );
  return faults.length ? faults : {names, delimiter, quoted: readsQuoted(text, cells)};
}

/** Whether every cell of the header opens with a quote. */
function readsQuoted(text: string, cells: readonly {line: number; column: number}[]): boolean {
  const lines = text.split("\n", Math.max(1, ...cells.map(({line}) => line)));
  return cells.length > 0 && cells.every(({line, column}) => lines[line - 1]?.[column - 1] === '"');
}

/** The line, from 1, that looks like a table's header though others stand above it; null where none does. */
function headerBelow(text: string, known: (cells: readonly string[]) => number): number | null {
  for (const sign of DELIMITERS) {
    let rows: string[][];
    try {
      rows = records(text, sign, ABOVE);
    } catch {
      continue;
    }
    const found = rows.findIndex((cells) => known(cells) > cells.length / 2);
    if (found > 0) return found + 1;
  }
  return null;
}
