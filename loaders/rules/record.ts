import type {Diagnostic, Location} from "../diagnostics/diagnostic.js";
import {Findings, type Report} from "../diagnostics/findings.js";
import {nearest} from "../diagnostics/nearest.js";
import {either, show} from "../diagnostics/show.js";
import type {PartialRecord} from "../record/record.js";
import {type Column, columnsOf} from "../schema/column.js";
import {edition} from "../schema/edition.js";
import type {Read} from "../schema/common.js";
import type {Row} from "../schema/table.js";
import {checkBounds} from "./bounds.js";
import {checkDockets} from "./dockets.js";
import {aboutOf, rowsOf} from "./rows.js";
import {checkTotals} from "./totals.js";
import {checkTranslations} from "./translations.js";
import {checkWeekdays} from "./weekdays.js";

/** The earliest year that a record of this kind speaks of; before it a digit is more likely wrong. */
const EARLIEST = 1600;
/** How many years after its edition a record may speak of. */
const AHEAD = 100;

/** Days are in a time that the record can speak of: a year such as 1025 or 2205 is most often a slip. */
function checkDates(record: PartialRecord, report: Report): void {
  const day = record.edition.edition;
  const latest = day === undefined ? Infinity : Number(day.slice(0, 4)) + AHEAD;
  for (const {table, entry} of rowsOf(record))
    for (const {name, type, format, derived} of table.columns) {
      const value = entry.row[name];
      if (derived || typeof value !== "string" || !(type.kind === "date" || format === "edtf" || format === "period"))
        continue;
      const years = [...value.matchAll(/(?:^|\/)(\d{4})/g)].map(([, year]) => Number(year));
      if (years.every((year) => year >= EARLIEST && year <= latest)) continue;
      report(
        "date-far",
        entry.placeOf(name),
        `${name} is ${value}, far from the edition`,
        `a year from ${EARLIEST}${latest === Infinity ? " on" : ` to ${latest}`}, unless it is intended`,
        aboutOf(table.name, entry.row, name)
      );
    }
}

/** Ids are unique across all tables: a citation names the id alone. */
export function checkIds(record: PartialRecord, report: Report): void {
  const seen = new Map<string, {table: string; place: Location; dimension: unknown}>();
  for (const {table, entry} of rowsOf(record)) {
    const {id, dimension} = entry.row;
    if (typeof id !== "string") continue;
    const observed = table.name === "observations";
    const place = entry.placeOf(observed ? "period" : "id");
    const first = seen.get(id);
    if (!first) {
      seen.set(id, {table: table.name, place, dimension});
      continue;
    }
    const where = `${first.place.file}:${first.place.line}`;
    if (
      observed &&
      typeof dimension === "string" &&
      typeof first.dimension === "string" &&
      dimension !== first.dimension
    )
      report(
        "observation-duplicate",
        entry.placeOf("dimension"),
        `the dimension ${show(dimension)} makes the same id as ${show(first.dimension)} at ${where}: ${show(id, 120)}`,
        "dimensions that differ in their letters or digits: an id leaves case and punctuation out",
        aboutOf(table.name, {id}, "dimension")
      );
    else if (observed) {
      report(
        "observation-duplicate",
        place,
        `the observation ${show(id, 120)} is at ${where} already`,
        "one value for a series, period, geography and dimension",
        aboutOf(table.name, {id}, "period")
      );
    } else {
      report(
        "id-duplicate",
        place,
        `the id ${show(id)} is at ${where} already, in ${first.table}`,
        "an id that no other row of any table has",
        aboutOf(table.name, {id}, "id")
      );
    }
  }
}

/** An order's columns agree with each other, and with its case. */
export function checkOrders({tables}: PartialRecord, report: Report): void {
  const filed = new Map(tables.cases.map(({row}) => [row.id, row.filed]));
  for (const {row, placeOf} of tables.orders) {
    const {from, until, until_reason, type, restriction, case_id, date_start, date_end} = row;
    const about = (field: string) => aboutOf("orders", row, field);
    const begun = filed.get(case_id);
    if (begun && date_end && date_end < begun) {
      report(
        "before-case-filed",
        placeOf("date"),
        `the order was made by ${date_end}, and its case ${case_id} was filed on ${begun}`,
        "a date from the filing on, or the right case",
        about("date")
      );
    }
    if (from && until && until <= from) {
      report(
        "interval-reversed",
        placeOf("until"),
        `the order ends on ${until} and begins on ${from}`,
        "an end after the beginning: until is the first day on which it no longer held",
        about("until")
      );
    }
    if (from && date_start && from < date_start) {
      report(
        "from-before-date",
        placeOf("from"),
        `the order holds from ${from} and was made on ${row.date ?? date_start}`,
        "from: the day it was made, or later",
        about("from")
      );
    }
    if (until && until_reason === null) {
      report(
        "until-without-reason",
        placeOf("until"),
        `the order ends on ${until}, and nothing says why`,
        "until_reason: what ended it",
        about("until")
      );
    }
    if (restriction === undefined || restriction === "none") continue;
    if (type === "denial" || type === "affirmance") {
      report(
        "denial-restricts",
        placeOf("restriction"),
        `of type ${type}, and restriction is ${restriction}`,
        "restriction: none",
        about("restriction")
      );
    } else if (from === null) {
      report(
        "restriction-without-from",
        placeOf("from"),
        `restriction is ${restriction}, and no day is given from which it held`,
        "from: the first day on which it held",
        about("from")
      );
    }
  }
}

interface Cited {
  grade?: string;
  read?: Read | null;
  source_id?: string;
  source_ids?: readonly string[];
}

/** Every row that can name sources names one, and a text that is graded primary was read, as far as anybody noted. */
export function checkSources(record: PartialRecord, report: Report): void {
  const reads = new Map(record.tables.sources.map(({row}) => [row.id, row.read]));
  for (const {table, entry} of rowsOf(record)) {
    const {source_ids, source_id, grade, read} = entry.row as Cited;
    const texts = read
      ? [read]
      : [...(source_ids ?? []), source_id].filter((id) => id !== undefined).map((id) => reads.get(id));
    if (
      grade === "primary" &&
      texts.length > 0 &&
      texts.every((text) => text === "quoted" || text === "address-only")
    ) {
      report(
        "primary-unread",
        entry.placeOf("grade"),
        "the row is graded primary, and no text of it was read",
        "another grade, or in `read` how much of the text was read",
        aboutOf(table.name, entry.row, "grade")
      );
    }
    if (Array.isArray(source_ids) && source_ids.length === 0) {
      report(
        "source-missing",
        entry.placeOf("source_ids"),
        "the row names no source",
        "source_ids: at least one id of the table sources",
        aboutOf(table.name, entry.row, "source_ids")
      );
    }
  }
}

const places = (value: number) => String(value).split(".")[1]?.length ?? 0;

/** An observation is in a unit of its series, and money is exact to the cent. */
export function checkUnits({tables}: PartialRecord, report: Report): void {
  const units = new Map(tables.units.map(({row}) => [row.id, row.quantity]));
  const allowed = new Map(tables.series.map(({row}) => [row.id, row.unit_ids]));
  for (const {row, placeOf} of tables.observations) {
    const {series_id, unit, value} = row;
    if (unit === undefined) continue;
    const unitIds = allowed.get(series_id);
    if (unitIds && units.has(unit) && !unitIds.includes(unit)) {
      report(
        "unit-mismatch",
        placeOf("unit"),
        `the unit ${show(unit)} is not one of the series ${series_id}`,
        either(unitIds) || "a unit listed in the unit_ids of the series",
        aboutOf("observations", row, "unit")
      );
    }
    if (units.get(unit) !== "money" || value === undefined) continue;
    if (places(value) > 2 || Math.abs(value) * 100 > Number.MAX_SAFE_INTEGER || /e/.test(String(value))) {
      report(
        "money-inexact",
        placeOf("value"),
        `${value} is not an amount that is exact to the cent`,
        "dollars, or dollars and cents, below 90 trillion",
        aboutOf("observations", row, "value")
      );
    }
  }
}

/** No case is an appeal of itself, through however many steps. Reported once for each circle, at its first case in the file. */
export function checkCases({tables}: PartialRecord, report: Report): void {
  const below = new Map(tables.cases.flatMap(({row}) => (row.id !== undefined ? [[row.id, row.appeal_of]] : [])));
  const done = new Set<string>();
  for (const {row, placeOf} of tables.cases) {
    const path: string[] = [];
    let id: string | null | undefined = row.id;
    while (id && !done.has(id) && !path.includes(id)) {
      path.push(id);
      id = below.get(id);
    }
    if (id && path.includes(id) && path[0] === id) {
      report(
        "case-cycle",
        placeOf("appeal_of"),
        `the case is an appeal of itself: ${[...path, id].join(" → ")}`,
        "appeal_of names the case below, and the first of them has none",
        aboutOf("cases", row, "appeal_of")
      );
      for (const step of path) done.add(step);
    }
  }
}

/** An appeal is from orders of the case below it, made before it was docketed. */
export function checkAppealed({tables}: PartialRecord, report: Report): void {
  const orders = new Map(tables.orders.map(({row}) => [row.id, row]));
  for (const {row, placeOf} of tables.cases)
    for (const [index, id] of (row.appealed_order_ids ?? []).entries()) {
      const order = orders.get(id);
      if (!order) continue;
      const field = `appealed_order_ids.${index}`;
      const wrong = (message: string, expected: string) =>
        report("appealed-order-mismatch", placeOf(field), message, expected, aboutOf("cases", row, field));
      if (!row.appeal_of)
        wrong("the case names an order that it is an appeal from, and no case below", "appeal_of: the case below");
      else if (order.case_id !== undefined && order.case_id !== row.appeal_of)
        wrong(
          `the order ${id} is of ${order.case_id}, and the case below is ${row.appeal_of}`,
          `an order of ${row.appeal_of}`
        );
      else if (row.filed && order.date_start && order.date_start > row.filed)
        wrong(
          `the order ${id} was made on ${order.date}, and the appeal was docketed on ${row.filed}`,
          "an order from before the appeal was docketed"
        );
    }
}

const EXPECTED = "a day up to the edition's, or a later edition";

/** Nothing entered an edition after its day. */
export function checkRecorded(record: PartialRecord, report: Report): void {
  const {edition: day, verified_through} = record.edition;
  if (day === undefined) return;
  if (verified_through && verified_through > day && record.placeOfEdition) {
    report(
      "recorded-after-edition",
      record.placeOfEdition("verified_through"),
      `verified through ${verified_through}, after the edition of ${day}`,
      EXPECTED,
      {field: "verified_through"}
    );
  }
  for (const {table, entry} of rowsOf(record)) {
    for (const field of ["recorded", "until_recorded"]) {
      const recorded = entry.row[field];
      if (typeof recorded !== "string" || recorded <= day) continue;
      report(
        "recorded-after-edition",
        entry.placeOf(field),
        `recorded on ${recorded}, after the edition of ${day}`,
        EXPECTED,
        aboutOf(table.name, entry.row, field)
      );
    }
  }
}

/** Reports what is wrong between the rows of a record, and between the columns of a row; each check passes over what could not be read. */
export function checkInto(record: PartialRecord, report: Report): void {
  for (const check of [
    checkIds,
    checkReferences,
    checkOrders,
    checkSources,
    checkUnits,
    checkCases,
    checkAppealed,
    checkDockets,
    checkRecorded,
    checkBounds,
    checkDates,
    checkTotals,
    checkTranslations,
    checkWeekdays
  ])
    check(record, report);
}

/** What is wrong with a record whose rows are sound one by one; `readRecord` has done this with what it read. */
export function checkRecord(record: PartialRecord): Diagnostic[] {
  const findings = new Findings();
  checkInto(record, findings.report);
  return findings.sorted();
}

interface Reference {
  id: string;
  /** The table that the id belongs to; `*` for any. */
  table: string;
  /** The column, with its place inside it: `binds.1`. */
  path: string;
}

/** The references in some columns of a row, those in lists and in lists of mappings among them. */
function* referencesIn(columns: readonly Column[], row: Row, prefix = ""): Generator<Reference> {
  for (const {name, type, references: table} of columns) {
    const value = row[name];
    const path = `${prefix}${name}`;
    if (type.kind === "list" && Array.isArray(value)) {
      for (const [index, item] of value.entries()) {
        if (type.item.kind === "struct") yield* referencesIn(type.item.fields, item as Row, `${path}.${index}.`);
        else if (table && typeof item === "string") yield {id: item, table, path: `${path}.${index}`};
      }
    } else if (type.kind === "struct" && value) yield* referencesIn(type.fields, value as Row, `${path}.`);
    else if (table && typeof value === "string") yield {id: value, table, path};
  }
}

/** Every id that a row names belongs to a row, and nothing rests on a lead. */
export function checkReferences(record: PartialRecord, report: Report): void {
  const {unread = new Set<string>()} = record;
  const ids = new Map<string, Set<string>>();
  const all = new Set<string>();
  const leads = new Set<string>();
  for (const {table, entry} of rowsOf(record)) {
    const {id, grade} = entry.row;
    if (typeof id !== "string") continue;
    (ids.get(table.name) ?? ids.set(table.name, new Set()).get(table.name)!).add(id);
    all.add(id);
    if (grade === "unverified") leads.add(id);
  }

  // A mistyped id often stands in thousands of rows, and to look for the nearest is to look at every id.
  const near = new Map<string, string | undefined>();
  const nearestTo = (id: string, table: string, candidates: ReadonlySet<string>) => {
    const key = `${table} ${id}`;
    if (!near.has(key)) near.set(key, near.size < 200 ? nearest(id.slice(0, 80), candidates) : undefined);
    return near.get(key);
  };
  const unknown = ({id, table}: Reference): string | null => {
    const candidates = table === "*" ? all : (ids.get(table) ?? new Set());
    if (candidates.has(id) || (table === "*" ? unread.size > 0 : unread.has(table))) return null;
    const similar = nearestTo(id, table, candidates);
    return similar
      ? `did you mean ${similar}?`
      : `an id of ${table === "*" ? "a row of the record" : `the table ${table}`}`;
  };
  const message = ({id, table}: Reference) => `${show(id)} is the id of no row${table === "*" ? "" : ` of ${table}`}`;

  for (const {table, entry} of rowsOf(record)) {
    for (const reference of referencesIn(table.columns, entry.row)) {
      const {id, path} = reference;
      const expected = unknown(reference);
      const about = aboutOf(table.name, entry.row, path);
      if (expected !== null) report("reference-unknown", entry.placeOf(path), message(reference), expected, about);
      // A correction or a recheck says something about a row, and rests on nothing in it.
      else if (leads.has(id) && entry.row.grade !== "unverified" && !["corrections", "checks"].includes(table.name)) {
        report(
          "rests-on-unverified",
          entry.placeOf(path),
          `this row rests on ${show(id)}, which is an unverified lead`,
          "a row that is verified",
          about
        );
      }
    }
  }
  if (!record.placeOfEdition) return;
  for (const reference of referencesIn(columnsOf(edition), record.edition)) {
    const expected = unknown(reference);
    if (expected !== null)
      report("reference-unknown", record.placeOfEdition(reference.path), message(reference), expected, {
        field: reference.path
      });
  }
}
