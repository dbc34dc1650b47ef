import type {ColumnType} from "../schema/column.js";

/** A name in SQL, quoted. */
export const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A text in SQL, quoted. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** The DuckDB type of a column. */
export function sqlType(type: ColumnType): string {
  switch (type.kind) {
    case "text":
      return "VARCHAR";
    case "boolean":
      return "BOOLEAN";
    case "integer":
      return "BIGINT";
    case "double":
      return "DOUBLE";
    case "date":
      return "DATE";
    case "decimal":
      return `DECIMAL(${type.precision}, ${type.scale})`;
    case "enum":
      return `ENUM(${type.values.map(literal).join(", ")})`;
    case "list":
      return `${sqlType(type.item)}[]`;
    case "struct":
      return `STRUCT(${type.fields.map((field) => `${name(field.name)} ${sqlType(field.type)}`).join(", ")})`;
  }
}
