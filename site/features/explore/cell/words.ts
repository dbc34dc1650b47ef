/* What JSON has no word for, or would change without a word. */
function told(value: unknown): unknown {
  if (typeof value === "bigint") return `${value}n`;
  if (typeof value === "number" && (!Number.isFinite(value) || Object.is(value, -0)))
    return Object.is(value, -0) ? "-0" : String(value);
  if (value === undefined) return "undefined";
  if (typeof value === "function" || typeof value === "symbol") return String(value);
  if (value instanceof Map || value instanceof Set || ArrayBuffer.isView(value))
    return [...(value as unknown as Iterable<unknown>)];
  return value instanceof Error ? `${value.name}: ${value.message}` : value;
}

/** A value as JSON, with words for what JSON has none for. Throws for what holds itself. */
export function wordsOf(value: unknown, indent = 0): string {
  if (typeof value === "bigint" || (typeof value === "number" && !Number.isFinite(value))) return String(value);
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? "Invalid Date" : value.toISOString();
  if (value === undefined || typeof value === "function" || typeof value === "symbol") return String(value);
  return JSON.stringify(value, (_name, inner: unknown) => told(inner), indent);
}
