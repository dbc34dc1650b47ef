import type {Column, ColumnType} from "../schema/column.js";
import type {Table} from "../schema/table.js";

const TYPES: Readonly<Record<ColumnType["kind"], string>> = {
  text: "string",
  enum: "string",
  boolean: "boolean",
  integer: "integer",
  double: "number",
  decimal: "number",
  date: "date",
  list: "array",
  struct: "object"
};

/** Other data of the same package that a column's values are keys of; a list of keys cannot be said in a Table Schema. */
const refersTo = ({references, type}: Column) =>
  references !== undefined && references !== "*" && type.kind === "text" ? references : null;

function field({name, title, description, unit, type, format, nullable}: Column, unique: boolean): object {
  const constraints = {
    ...(!nullable && {required: true}),
    ...(unique && {unique: true}),
    ...(type.kind === "enum" && {enum: type.values})
  };
  return {
    name,
    type: TYPES[type.kind],
    ...(format === "url" && {format: "uri"}),
    title,
    description,
    ...(unit !== undefined && {unit}),
    // An empty text is a value where there is no null.
    ...(type.kind === "text" && !nullable && {missingValues: []}),
    ...(Object.keys(constraints).length > 0 && {constraints})
  };
}

/** The Table Schema (Data Package v2) of the CSV file of a table. */
export function tableSchema({columns, key, name: table}: Table): object {
  const nullable = new Set(columns.filter((column) => column.nullable).map(({name}) => name));
  // A primary key has no nulls; a unique key may.
  const primary = !key.some((name) => nullable.has(name));
  const foreign = columns.flatMap((column) => {
    const resource = refersTo(column);
    // The specification names the table itself by leaving its name out.
    return resource === null
      ? []
      : [{fields: [column.name], reference: {...(resource !== table && {resource}), fields: ["id"]}}];
  });
  return {
    fields: columns.map((column) => field(column, primary && key.length === 1 && key[0] === column.name)),
    ...(primary ? {primaryKey: key} : {uniqueKeys: [key]}),
    ...(foreign.length > 0 && {foreignKeys: foreign}),
    missingValues: [""]
  };
}
