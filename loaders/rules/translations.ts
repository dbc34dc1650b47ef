import {createHash} from "node:crypto";
import type {Report} from "../diagnostics/findings.js";
import {nearest} from "../diagnostics/nearest.js";
import {either, show} from "../diagnostics/show.js";
import type {Entry, PartialRecord} from "../record/record.js";
import type {Row, Table} from "../schema/table.js";
import type {Translation} from "../schema/tables/translations.js";
import {tableOf, tables} from "../schema/tables.js";

/** What a translation carries of the text that it was made from: when the text changes, it is another. */
export const textHash = (text: string): string => createHash("sha256").update(text).digest("hex").slice(0, 12);

/** What translations call the record itself, whose title is translated. */
export const EDITION = "edition";

const address = (...parts: unknown[]) => parts.join(" ");

/** The translations whose text has not changed since: the ones that pages show. `tables` are those of the record, as it was written. */
export const freshTranslations = <R extends Partial<Translation>>(
  translations: readonly R[],
  tables: Readonly<Record<string, readonly Row[]>>
): R[] => {
  const byId = new Map(
    Object.entries(tables).map(([name, rows]) => [name, new Map(rows.map((row) => [row["id"] ?? row["name"], row]))])
  );
  return translations.filter(({table_name, row_id, column_name, hash}) => {
    const text = byId.get(table_name ?? "")?.get(row_id)?.[column_name ?? ""];
    return typeof text === "string" && textHash(text) === hash;
  });
};

/** Each translation is of a text that is there and has not changed since; and each text is in every language that has a file. */
export function checkTranslations(record: PartialRecord, report: Report): void {
  const entries = record.tables.translations;
  if (!entries.length) return;
  const byTable = record.tables as Readonly<Record<string, readonly Entry<Row>[]>>;
  const translatable = Object.values<Table>(tables).filter(({translate}) => translate?.length);
  const texts = new Map<string, {entry: Entry<Row>; table: string; id: string; column: string; hash: string}>();
  for (const {name: table, translate = []} of translatable)
    for (const entry of byTable[table] ?? [])
      for (const column of translate) {
        const [id, text] = [entry.row["id"], entry.row[column]];
        if (typeof id === "string" && typeof text === "string")
          texts.set(address(table, id, column), {entry, table, id, column, hash: textHash(text)});
      }

  const {name, title} = record.edition;
  if (name !== undefined && title !== undefined && record.placeOfEdition)
    texts.set(address(EDITION, name, "title"), {
      entry: {row: record.edition, placeOf: record.placeOfEdition},
      table: EDITION,
      id: name,
      column: "title",
      hash: textHash(title)
    });

  const translated = new Map<string, Set<string>>();
  for (const {row, placeOf} of entries) {
    const {language, table_name: table, row_id: id, column_name: column, hash} = row;
    if (language === undefined || table === undefined || id === undefined || column === undefined) continue;
    const own = translated.get(language) ?? new Set();
    translated.set(language, own.add(address(table, id, column)));
    const text = texts.get(address(table, id, column));
    const about = {table: "translations", row: id};
    // Of a table that could not be read nothing is known.
    if (!text && record.unread?.has(table)) continue;
    if (text) {
      if (hash !== undefined && hash !== text.hash)
        report(
          "translation-stale",
          placeOf("hash"),
          `${column} of ${id} changed after it was translated`,
          `hash ${text.hash}, once the translation says what the text says now`,
          {...about, field: "hash"}
        );
      continue;
    }
    const columns = tableOf(table)?.translate;
    const [field, names] = columns
      ? columns.includes(column)
        ? ["row_id", (byTable[table] ?? []).map(({row: known}) => String(known["id"]))]
        : ["column_name", columns]
      : ["table_name", translatable.map(({name}) => name)];
    const value = {table_name: table, column_name: column, row_id: id}[field] ?? "";
    const near = nearest(value, names);
    report(
      "reference-unknown",
      placeOf(field),
      field === "row_id" ? `${table} has no text ${column} of ${show(id)}` : `nothing is translated of ${show(value)}`,
      near && near !== value ? `did you mean ${near}?` : field === "row_id" ? "a row that is there" : either(names),
      {...about, field}
    );
  }

  for (const [language, own] of translated)
    for (const [key, {entry, table, id, column, hash}] of texts)
      if (!own.has(key))
        report(
          "translation-missing",
          entry.placeOf(column),
          `${column} of ${id} is not in ${language}`,
          `a row ${table},${id},${column},${hash} in translations/${language}.csv`,
          {table, row: id, field: column}
        );
}
