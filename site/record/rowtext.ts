import type {Row, Table} from "../../loaders/schema/table.js";
import {tableOf} from "../../loaders/schema/tables.js";
import type {Column} from "../../loaders/schema/column.js";
import {formatDate, formatNumber, unslug} from "../ui/format.js";

const isDated = ({type, format}: Column) => type.kind === "date" || format === "edtf" || format === "period";

/** A pattern such as `{date}: {title}` with a row's columns in it, dates in words. */
export const filledIn = ({columns}: Pick<Table, "columns">, row: Row, pattern: string): string =>
  pattern.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = row[name];
    const column = columns.find((known) => known.name === name);
    if (typeof value === "number") return formatNumber(value);
    if (typeof value !== "string") return "";
    return column && isDated(column) ? formatDate(value) : value;
  });

/**
 * The texts that a path of columns leads to, as `search` of a table has them: through references (`case_id.court_id.name`), into the structs
 * of a list (`parties.name`), and two fields of each in one (`quantities.name:value`). Words of an enum are said as words.
 */
export function textsAt(
  tables: Readonly<Record<string, readonly Row[]>>,
  columns: readonly Column[],
  row: Row,
  path: string
): string[] {
  const [first = "", ...rest] = path.split(".");
  const column = columns.find(({name}) => name === first);
  const value = row[first];
  if (!column || value === null || value === undefined) return [];
  const further = rest.join(".");
  const {type, references} = column;
  if (further && references !== undefined) {
    const target = tables[references]?.find(({id}) => id === value);
    return target ? textsAt(tables, tableOf(references)?.columns ?? [], target, further) : [];
  }
  const items = Array.isArray(value) ? (value as unknown[]) : [value];
  const item = type.kind === "list" ? type.item : type;
  if (item.kind === "struct")
    return items.map((one) =>
      further
        .split(":")
        .flatMap((field) => textsAt(tables, item.fields, one as Row, field))
        .join(": ")
    );
  return items.map((one) =>
    typeof one === "number" ? formatNumber(one) : item.kind === "enum" ? unslug(String(one)) : String(one)
  );
}
