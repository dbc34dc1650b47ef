/** A struct's parts in their order; an object of JavaScript would put names that are numbers first. */
export class Struct {
  constructor(readonly parts: readonly (readonly [name: string, value: Value])[]) {}
}

/**
 * A value of a result, exact: an integer is a number, or a bigint where a number cannot hold it; decimals, days, times and intervals are
 * text with all their places; lists are arrays, maps lists of structs of key and value.
 */
export type Value = null | boolean | number | bigint | string | Uint8Array | readonly Value[] | Struct;

/** A whole number of the smallest unit as a decimal with all its places. */
export function decimalText(whole: bigint, scale: number): string {
  const digits = String(whole < 0n ? -whole : whole).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${whole < 0n ? "-" : ""}${digits.slice(0, point)}${scale ? `.${digits.slice(point)}` : ""}`;
}

const DAY_INFINITY = 2 ** 31 - 1;

/** Days since 1970, by the proleptic Gregorian calendar; the engine's days reach further than JavaScript's. */
export function dayText(days: number): string {
  if (Math.abs(days) === DAY_INFINITY) return days < 0 ? "-infinity" : "infinity";
  // From civil_from_days: eras of 400 years, years that begin in March.
  const shifted = days + 719_468;
  const era = Math.floor(shifted / 146_097);
  const ofEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365
  );
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153);
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1;
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  const two = (value: number) => String(value).padStart(2, "0");
  const name = `${String(year > 0 ? year : 1 - year).padStart(4, "0")}-${two(month)}-${two(day)}`;
  return year > 0 ? name : `${name} (BC)`;
}

const PLACES = [0, 3, 6, 9];

/** A time of day, or a span of time, in units of 10^-0, -3, -6 or -9 seconds. */
export function clockText(value: bigint, unit: number): string {
  const places = PLACES[unit] ?? 0;
  const perSecond = 10n ** BigInt(places);
  const size = value < 0n ? -value : value;
  const seconds = size / perSecond;
  const fraction = places
    ? String(size % perSecond)
        .padStart(places, "0")
        .replace(/0+$/, "")
    : "";
  const two = (part: bigint) => String(part).padStart(2, "0");
  return `${value < 0n ? "-" : ""}${two(seconds / 3600n)}:${two((seconds / 60n) % 60n)}:${two(seconds % 60n)}${fraction ? `.${fraction}` : ""}`;
}

const INFINITY = 2n ** 63n - 1n;

/** A timestamp; one with a time zone is told in UTC. */
export function instantText(value: bigint, unit: number, zoned: boolean): string {
  if (value === INFINITY || value === -INFINITY) return value < 0n ? "-infinity" : "infinity";
  const perDay = 86_400n * 10n ** BigInt(PLACES[unit] ?? 0);
  const inDay = ((value % perDay) + perDay) % perDay;
  const day = dayText(Number((value - inDay) / perDay));
  const text = `${day} ${clockText(inDay, unit)}`;
  return zoned ? `${text}+00` : text;
}

const counted = (count: number, word: string) => (count ? `${count} ${word}${Math.abs(count) === 1 ? "" : "s"}` : "");

/** An interval of months, days and nanoseconds. */
export function intervalText(months: number, days: number, nanoseconds: bigint): string {
  const parts = [
    counted(Math.trunc(months / 12), "year"),
    counted(months % 12, "month"),
    counted(days, "day"),
    nanoseconds / 1000n ? clockText(nanoseconds / 1000n, 2) : ""
  ];
  return parts.filter(Boolean).join(" ") || "00:00:00";
}

/** A number as JavaScript writes it; those that JSON has no word for by the words that SQL has. */
export function numberText(value: number): string {
  if (Number.isNaN(value)) return "nan";
  if (!Number.isFinite(value)) return value < 0 ? "-inf" : "inf";
  return Object.is(value, -0) ? "-0" : String(value);
}

const PRINTABLE = (byte: number) => byte >= 32 && byte < 127 && byte !== 92;
/** Bytes as SQL writes a blob. */
const bytesText = (bytes: Uint8Array) =>
  Array.from(bytes, (byte) =>
    PRINTABLE(byte) ? String.fromCharCode(byte) : `\\x${byte.toString(16).toUpperCase().padStart(2, "0")}`
  ).join("");

/**
 * A value as JSON; a number that a reader of JSON would not hold exactly is text.
 * @param quoted whether every number is text
 */
export function jsonText(value: Value, quoted = false): string {
  if (value === null || typeof value === "boolean") return String(value);
  if (typeof value === "number")
    return quoted || !Number.isFinite(value)
      ? `"${numberText(value)}"`
      : Object.is(value, -0)
        ? "-0.0"
        : JSON.stringify(value);
  if (typeof value === "bigint") return `"${value}"`;
  if (typeof value === "string") return JSON.stringify(value);
  if (value instanceof Uint8Array) return JSON.stringify(bytesText(value));
  if (value instanceof Struct)
    return `{${value.parts.map(([name, item]) => `${JSON.stringify(name)}:${jsonText(item, quoted)}`).join(",")}}`;
  return `[${value.map((item) => jsonText(item, quoted)).join(",")}]`;
}

/** The first number in a value that JSON would have as text: one of more digits than a double keeps, or that is none JSON has; null where there is none. */
export function unheld(value: Value): string | null {
  if (typeof value === "bigint") return String(value);
  if (typeof value === "number") return Number.isFinite(value) ? null : numberText(value);
  if (value === null || typeof value !== "object" || value instanceof Uint8Array) return null;
  for (const item of value instanceof Struct ? value.parts.map(([, part]) => part) : value) {
    const found = unheld(item);
    if (found !== null) return found;
  }
  return null;
}

/** A value as a cell of a table or a CSV holds it: as written, without separators of thousands; null is null, not empty text. */
export function valueText(value: Value): string | null {
  if (value === null) return null;
  if (typeof value === "number") return numberText(value);
  if (typeof value === "object") return value instanceof Uint8Array ? bytesText(value) : jsonText(value);
  return String(value);
}
