/** A count with its noun: `1 row`, `1,024 rows`. */
export const counted = (count: number, one: string, many = `${one}s`): string =>
  `${count.toLocaleString("en")} ${count === 1 ? one : many}`;

/** What one row is called, of tables whose name is not that with an s. */
const ONE: Readonly<Record<string, string>> = {agencies: "agency", series: "series", status: "status"};

/** The rows of tables: `127 events, 1 flow`. */
export const countedRows = (counts: Readonly<Record<string, number>>): string =>
  Object.entries(counts)
    .map(([table, count]) => counted(count, ONE[table] ?? table.replace(/s$/, ""), table))
    .join(", ");
