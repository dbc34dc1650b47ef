const format = new Intl.NumberFormat("en-US", {maximumFractionDigits: 6});

/** A number as messages in English print it, with thousands separators and at most six decimals: `1,024`, `0.5`. */
export const thousands = (count: number | bigint): string => format.format(count);

/** A count with its noun: `1 row`, `1,024 rows`. */
export const pluralize = (count: number, one: string, many = `${one}s`): string =>
  `${thousands(count)} ${count === 1 ? one : many}`;

// Newspapers put no comma before “and”; en-US would.
const and = new Intl.ListFormat("en-GB", {type: "conjunction"});

/** Names one after another, as messages in English print them: `Agency A, Agency B and Agency C`. */
export const listed = (names: readonly string[]): string => and.format(names);
