import type {z} from "zod";

/** A check of a zod schema, as far as it can be compiled; each kind fills in its own. */
export interface ZodCheck {
  check: string;
  format?: string;
  pattern?: RegExp;
  prefix?: string;
  suffix?: string;
  includes?: string;
  position?: number;
  minimum?: number;
  maximum?: number;
  length?: number;
  value?: unknown;
  inclusive?: boolean;
  fn?: unknown;
}

/** What a zod schema says of itself. */
export interface Definition {
  type: string;
  format?: string;
  checks: ZodCheck[];
  shape?: Record<string, z.ZodType>;
  element?: z.ZodType;
  /** The type of the schema for names that are not columns: `never` refuses them. */
  catchall?: string;
}

interface Raw extends Omit<Definition, "checks" | "catchall"> {
  checks?: {_zod: {def: ZodCheck}}[];
  catchall?: z.ZodType;
  innerType?: z.ZodType;
}

const raw = (schema: z.ZodType) => schema._zod.def as unknown as Raw;

/** The definition of a schema, of whichever copy of zod it is. */
export function definition(schema: z.ZodType): Definition {
  const {type, format, checks = [], shape, element, catchall} = raw(schema);
  return {
    type,
    checks: checks.map(({_zod}) => _zod.def),
    ...(format !== undefined && {format}),
    ...(shape && {shape}),
    ...(element && {element}),
    ...(catchall && {catchall: raw(catchall).type})
  };
}

/** The schema inside `nullable()`. */
export const unwrapped = (schema: z.ZodType): z.ZodType =>
  raw(schema).type === "nullable" ? raw(schema).innerType! : schema;
