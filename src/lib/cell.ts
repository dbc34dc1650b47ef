import {numberInWords} from "./words.js";

/** A value of a table as a cell shows it: lists by semicolons, structs by name, nothing for null. */
export function cellText(value: unknown): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return numberInWords(value);
  if (Array.isArray(value)) return value.map(cellText).join("; ");
  if (typeof value === "object") {
    const known = Object.entries(value).filter(([, part]) => part !== null);
    return known.map(([name, part]) => `${name}: ${cellText(part)}`).join(", ");
  }
  return typeof value === "boolean" ? (value ? "yes" : "no") : (value as string);
}
