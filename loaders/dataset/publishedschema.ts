import {parquetMetadataAsync, parquetSchema, type AsyncBuffer, type SchemaTree} from "hyparquet";
import {z} from "zod";

/** What the descriptor of a load says of the rows in its files. */
export const loadDescriptor = z.object({
  load: z.string(),
  rows: z.number().int().min(0),
  partition: z.array(z.string()),
  schema: z.object({fields: z.array(z.object({name: z.string(), type: z.string()}))})
});
export type LoadDescriptor = z.infer<typeof loadDescriptor>;

/** What a Parquet file holds, as a Table Schema has it. */
export interface Held {
  rows: number;
  columns: string[];
}

const column = (name: string, type: string) => `${name}: ${type}`;

/** The type of a column in the words of a Table Schema. */
function typeOf({element, children}: SchemaTree): string {
  const {type, converted_type: converted, logical_type: logical} = element;
  if (converted === "LIST" || logical?.type === "LIST") return "array";
  if (children.length) return "object";
  if (converted === "DATE" || logical?.type === "DATE") return "date";
  if (converted === "DECIMAL" || logical?.type === "DECIMAL" || type === "DOUBLE") return "number";
  return type === "BYTE_ARRAY" ? "string" : type === "BOOLEAN" ? "boolean" : "integer";
}

/** The number of rows and the columns that a Parquet file says it has. Throws for what is no Parquet. */
export async function heldBy(file: AsyncBuffer): Promise<Held> {
  const metadata = await parquetMetadataAsync(file);
  return {
    rows: Number(metadata.num_rows),
    columns: parquetSchema(metadata).children.map((one) => column(one.element.name, typeOf(one)))
  };
}

/** The columns that each file of a load should have: what names its folders stands in none of them. */
export const promised = ({schema, partition}: LoadDescriptor): string[] =>
  schema.fields.filter(({name}) => !partition.includes(name)).map(({name, type}) => column(name, type));
