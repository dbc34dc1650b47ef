/** A value as a message names it. */
export const shown = (value: unknown): string =>
  typeof value === "string" ? JSON.stringify(value.slice(0, 40)) : String(value);

/** A value that no output could hold without changing it. The codes are stable. */
export class ValueError extends Error {
  override name = "ValueError";

  constructor(
    readonly code:
      | "value-missing"
      | "value-type"
      | "text-nul"
      | "text-lone-surrogate"
      | "integer-inexact"
      | "number-not-finite"
      | "decimal-form"
      | "date-unknown"
      | "enum-unknown",
    /** The column, with the list item or field inside it: `parties[2].name`. */
    readonly path: string,
    message: string
  ) {
    super(`${path}: ${message}`);
  }

  /** A value of another type than its column's. */
  static expected(what: string, value: unknown, path: string): ValueError {
    return new ValueError("value-type", path, `expected ${what}, found ${shown(value)}`);
  }
}
