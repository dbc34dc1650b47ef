import type {Location, Position} from "../diagnostics/diagnostic.js";
import type {About, Report} from "../diagnostics/findings.js";
import {nearest} from "../diagnostics/nearest.js";
import {either, show} from "../diagnostics/show.js";
import type {Column, ColumnType, TextFormat} from "../schema/column.js";
import {scalarFrom} from "../schema/scalar.js";
import type {Row} from "../schema/table.js";
import type {Entry} from "./record.js";
import {type Cell, formatKind, type Mapping} from "./sourcetree.js";

/** A row with its places. What has no place of its own (`binds.3`, a derived column) stands where the nearest thing around it does. */
export function entryOf(row: Row, places: ReadonlyMap<string, Location>, whole: Location): Entry<Row> {
  return {
    row,
    placeOf(column = "") {
      for (let path = column; path; path = path.slice(0, Math.max(0, path.lastIndexOf(".")))) {
        const place = places.get(path);
        if (place) return place;
      }
      return whole;
    }
  };
}

/** A value that stands in for a cell that is empty or not there. */
export interface Default {
  value: unknown;
  place: Location;
}

export interface FieldsOptions {
  file: string;
  report: Report;
  about: About;
  /** What stands in for empty and absent cells, by column. */
  defaults?: ReadonlyMap<string, Default>;
  /** Names that may stand there and are read by someone else. */
  apart?: readonly string[];
  /** A required column that is not there is reported (unless the file's header was), or columns that are not there are left out. */
  absent?: "report" | "reported" | "leave";
}

/** The columns that could be read, and where each stands; `binds.1` and `parties.0.name` are places of their own. */
export interface Fields {
  values: Record<string, unknown>;
  places: Map<string, Location>;
}

/** Whether a column holds people's own words, rather than ids, dates or words of a list. */
const isWords = (type: ColumnType, format: TextFormat | undefined) =>
  type.kind === "text" && (format === undefined || format === "prose");

/** Reads a mapping by columns. What is refused is reported and left out of the values; so are derived columns. */
export function readFields(columns: readonly Column[], mapping: Mapping, options: FieldsOptions, path = ""): Fields {
  const {file, report, about, defaults, apart = [], absent = "report"} = options;
  const values: Record<string, unknown> = {};
  const places = new Map<string, Location>();
  const written = new Map(mapping.entries.map((entry) => [entry.name, entry]));
  const at = ({line, column}: Position): Location => ({file, line, column});
  const whose = (name: string) => ({...about, field: `${path}${name}`});
  const editable = columns.filter(({derived}) => !derived);

  for (const {name, at: position} of mapping.entries) {
    const column = columns.find((known) => known.name === name);
    if (apart.includes(name)) continue;
    if (column?.derived)
      report(
        "column-derived",
        at(position),
        `${show(name)} is derived from the other columns`,
        "a row without it",
        whose(name)
      );
    else if (!column) {
      const names = [...editable.map((known) => known.name), ...apart];
      const near = nearest(name.slice(0, 60), names);
      report(
        "column-unknown",
        at(position),
        `there is no column ${show(name)} here`,
        near ? `did you mean ${near}?` : either(names),
        whose(name)
      );
    }
  }

  const cut = (cell: Cell, name: string) =>
    report(
      "text-cut",
      at(cell),
      `YAML reads what follows ${cell.kind === "text" ? show(cell.text) : `${name}:`} as a comment`,
      "quotes around the whole text, or the comment on a line of its own",
      whose(name)
    );

  const readValue = (type: ColumnType, format: TextFormat | undefined, cell: Cell, name: string): unknown => {
    const refuse = (code: Parameters<Report>[0], message: string, expected: string) =>
      report(code, at(cell), message, expected, whose(name));
    if (cell.kind === "empty")
      return (refuse("value-missing", `${name} is empty`, "a value, or one item fewer"), undefined);
    if (cell.kind === "text") {
      // `note: See docket entry #5` ends after "entry", and `title: Entry #5` after its first word.
      if (cell.comment !== undefined && (isWords(type, format) || /\s/.test(cell.text))) cut(cell, name);
      const parsed = scalarFrom(cell.text, type, format);
      if ("value" in parsed) return parsed.value;
      for (const {code, message, expected} of parsed.faults) refuse(code, message, expected);
      return undefined;
    }
    if (cell.kind === "list" && type.kind === "list") {
      const items = cell.items.map((item, index) => {
        const place = `${name}.${index}`;
        places.set(`${path}${place}`, at(item));
        return readValue(type.item, format, item, place);
      });
      return items.includes(undefined) ? undefined : items;
    }
    if (cell.kind === "mapping" && type.kind === "struct") {
      const inner = readFields(type.fields, cell, {file, report, about}, `${path}${name}.`);
      for (const [key, place] of inner.places) places.set(key, place);
      return type.fields.every((field) => field.name in inner.values) ? inner.values : undefined;
    }
    const wanted =
      type.kind === "list"
        ? "a list: [a, b], or an item a line after a hyphen"
        : type.kind === "struct"
          ? "a mapping of names to values"
          : "a single value";
    return (refuse("shape-mismatch", `${name} is ${formatKind(cell)}`, wanted), undefined);
  };

  for (const {name, type, format, nullable, description} of editable) {
    const entry = written.get(name);
    const empty = !entry || entry.cell.kind === "empty";
    if (entry) places.set(`${path}${name}`, at(entry.cell));
    // `note: #5 was sealed` is no text at all to YAML; a comment of its own has a space after its sign.
    if (entry?.cell.kind === "empty" && isWords(type, format) && /^\S/.test(entry.cell.comment ?? ""))
      cut(entry.cell, name);
    const fallback = empty ? defaults?.get(name) : undefined;
    if (fallback) {
      values[name] = fallback.value;
      places.set(`${path}${name}`, fallback.place);
    } else if (!entry && absent === "leave") {
      continue;
    } else if (empty && (nullable || type.kind === "list")) {
      values[name] = nullable ? null : [];
    } else if (!entry) {
      if (absent === "report")
        report("column-missing", at(mapping), `there is no ${name}`, `${name}: ${description}`, whose(name));
    } else if (entry.cell.kind === "empty" || (entry.cell.kind === "text" && entry.cell.text === "" && !nullable)) {
      report("value-missing", at(entry.cell), `${name} is empty`, description, whose(name));
    } else {
      const value = readValue(type, format, entry.cell, name);
      if (value !== undefined) values[name] = value;
    }
  }
  return {values, places};
}
