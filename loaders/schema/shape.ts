import {z} from "zod";

/** The `row` of a table: its columns by name, in order, and no others. */
export const columns = <const C extends z.ZodRawShape>(shape: C): z.ZodObject<C, z.core.$strict> =>
  z.strictObject(shape);
