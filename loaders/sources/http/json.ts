import type {z} from "zod";
import {SourceError} from "./error.js";
import type {Answer} from "./provenance.js";

/** `results[3].entry_number`, as a person would write it. */
export const jsonPath = (path: readonly PropertyKey[]): string =>
  path.reduce<string>(
    (found, key) => (typeof key === "number" ? `${found}[${key}]` : `${found}${found && "."}${String(key)}`),
    ""
  ) || "(the whole answer)";

const MOST_ISSUES = 5;

/**
 * The JSON of an answer, held to what the service promises. Fields that the schema does not name are left out without a word; a field that
 * it names must be as it says. Throws SourceError `not-json` or `schema-changed` with the path of the first difference.
 */
export function decodeJson<S extends z.ZodType>({bytes, provenance: {address}}: Answer, schema: S): z.infer<S> {
  let value: unknown;
  try {
    value = JSON.parse(new TextDecoder("utf-8", {fatal: true}).decode(bytes));
  } catch (error) {
    throw new SourceError(
      "not-json",
      address,
      `the answer is not JSON (${error instanceof Error ? error.message.slice(0, 120) : "unreadable"})`
    );
  }
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  const issues = parsed.error.issues.map(({path, message}) => `${jsonPath(path)}: ${message}`);
  const more = issues.length > MOST_ISSUES ? `; and ${issues.length - MOST_ISSUES} more` : "";
  throw new SourceError(
    "schema-changed",
    address,
    issues.slice(0, MOST_ISSUES).join("; ") + more,
    jsonPath(parsed.error.issues[0]!.path)
  );
}
