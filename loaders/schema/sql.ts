/** A name in SQL, quoted. */
export const name = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** A text in SQL, quoted. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** SQL: a cell of CSV is a number or a boolean as JSON writes it, of so few digits that none is lost. */
export const isJsonScalar = (cell: string): string =>
  `regexp_full_match(${cell}, '(?:-?(?:(?:0|[1-9][0-9]{0,6})(?:\\.[0-9]{1,8})?|[1-9][0-9]{0,14})(?:[eE][-+]?[0-9]{1,2})?|true|false)')`;
