/** A query that the engine refused, and where in the query's text, when it says so. */
export class QueryError extends Error {
  constructor(
    message: string,
    /** UTF-16 units from the start of the statement. */
    readonly at: number | null
  ) {
    super(message);
    this.name = "QueryError";
  }
}

interface Said {
  exception_type?: string;
  exception_message?: string;
  position?: string;
}

/** The engine counts bytes of UTF-8, an editor UTF-16 units. */
export function unitsOf(text: string, bytes: number): number {
  let counted = 0;
  let units = 0;
  for (const character of text) {
    if (counted >= bytes) break;
    const point = character.codePointAt(0)!;
    counted += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
    units += character.length;
  }
  return units;
}

const ABROAD = /httpfs|Failed to execute 'send' on 'XMLHttpRequest'|https?:\/\/|s3:\/\//;

/** What the engine said (`errors_as_json`), as an error for people. `sql` is the statement. */
export function queryError(said: string, sql: string): QueryError {
  const from = said.indexOf("{");
  let parts: Said | null = null;
  try {
    parts = JSON.parse(said.slice(from)) as Said;
  } catch {
    return new QueryError(said, null);
  }
  const {exception_type: type, exception_message: message = said, position} = parts;
  const words = /in the (\w+) extension/.exec(message)
    ? `${message.split("\n")[0]} This page fetches no extension: open a file of yours with “Open a file”, and it is read here.`
    : ABROAD.test(message) || /file system operations are disabled/.test(message)
      ? `${message.split("\n")[0]} This page reads the record's tables and files that you open, and nothing else.`
      : message;
  const at = position === undefined || !/^\d+$/.test(position) ? null : unitsOf(sql, Number(position));
  return new QueryError(type ? `${type}: ${words}` : words, at);
}
