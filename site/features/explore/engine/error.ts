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

const bytesOf = (point: number) => (point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4);

/** An editor counts UTF-16 units; the engine counts bytes of UTF-8, but its parser counts characters. */
function unitsOf(text: string, position: number, by: "bytes" | "characters"): number {
  let counted = 0;
  let units = 0;
  for (const character of text) {
    if (counted >= position) break;
    counted += by === "bytes" ? bytesOf(character.codePointAt(0)!) : 1;
    units += character.length;
  }
  return units;
}

/** What was said, taken apart; null when it is plain words. What the parser refuses is wrapped twice. */
function partsOf(said: string): Said | null {
  try {
    const parts = JSON.parse(said.slice(said.indexOf("{"))) as Said;
    const inner = parts.exception_message?.startsWith("{") ? partsOf(parts.exception_message) : null;
    return {...parts, ...inner};
  } catch {
    return null;
  }
}

const ABROAD = /httpfs|Failed to execute 'send' on 'XMLHttpRequest'|https?:\/\/|s3:\/\//;

export const NO_EXTENSIONS = "This page loads no extensions. To read a file of yours, use “Open a file”.";

/** Sentences for what DuckDB leaves to extensions, by what it says then; what it lists after its first line helps nobody. */
const INSTEAD: readonly (readonly [RegExp, string])[] = [
  [
    /[' "](?:[-+*/%]|\*\*|abs|avg|ceil|cos|exp|favg|floor|kurtosis|ln|log\w*|mean|pow\w*|product|round|sign|sin|sqrt|skewness|std\w*|sum|fsum|var\w*)\((?:(?:VARCHAR|\w*INT|\w+_LITERAL|DECIMAL\([^()]*\)|DOUBLE|FLOAT)(?:, )?)+\).*explicit type casts/,
    "A text column has to be cast to a number first: use Cast under Columns of a file, or write t::DOUBLE. With a decimal comma, write replace(t, ',', '.')::DOUBLE."
  ],
  [
    /\((?:[^()]*, )?(?:VARCHAR|STRING_LITERAL)\b.*explicit type casts/,
    "A text column has to be cast first: write year(t::TIMESTAMP) or t::DATE, or use Cast under Columns of a file."
  ],
  [
    /\bicu\b|TIMESTAMP WITH TIME ZONE/,
    "This page does not load DuckDB's time zones, and times with a zone are in UTC. Write t::TIMESTAMP instead, as in year(t::TIMESTAMP) or t::TIMESTAMP::DATE. For local time, add or subtract the hours: t::TIMESTAMP - INTERVAL 5 HOUR."
  ],
  [
    /\bjson\b/,
    "This page does not load DuckDB's JSON functions. Objects in a JSON file are structs here: write p.name or p['name'], and p[1] for the first item of a list."
  ],
  [/in the (\w+) extension/, NO_EXTENSIONS]
];

/** What the engine said (`errors_as_json`), as an error for people. `sql` is the statement. */
export function queryError(said: string, sql: string): QueryError {
  const parts = partsOf(said);
  if (!parts) return new QueryError(said, null);
  const {exception_type: type, exception_message: message = said, position} = parts;
  const first = message.split("\n")[0]!;
  const instead = INSTEAD.find(([about]) => about.test(first))?.[1];
  // It says that an extension could not be loaded, and not what of.
  const loading = type === "Extension Autoloading";
  const abroad = ABROAD.test(message) || /file system operations are disabled/.test(message);
  const saves = /^\s*(?:copy|export)\b/i.test(sql);
  const words = instead
    ? `${loading ? "" : `${first.replace(/\.?$/, ".")} `}${instead}`
    : abroad
      ? `${first.replace(/\.?$/, ".")} ${saves ? "To save rows, run their query and press CSV, JSON, Parquet or Arrow above the result." : "This page reads only the record's tables and the files that you open."}`
      : /\n\tCandidate functions:/.test(message)
        ? first
        : message;
  const at =
    position === undefined || !/^\d+$/.test(position)
      ? null
      : unitsOf(sql, Number(position), type === "Parser" ? "characters" : "bytes");
  return new QueryError(type && !(loading && instead) ? `${type}: ${words}` : words, at);
}
