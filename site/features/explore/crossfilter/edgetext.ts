import type {Edges} from "./edges.js";
import type {Profile} from "./profile.js";

const pad = (value: number, length = 2) => String(value).padStart(length, "0");

/** A day as DuckDB writes and reads it, also before the year 1. */
function day(date: Date): string {
  const year = date.getUTCFullYear();
  return `${pad(year > 0 ? year : 1 - year, 4)}-${pad(date.getUTCMonth() + 1)}-${pad(date.getUTCDate())}${year > 0 ? "" : " (BC)"}`;
}

function moment(date: Date): string {
  const ms = date.getUTCMilliseconds();
  return `${day(date)} ${pad(date.getUTCHours())}:${pad(date.getUTCMinutes())}:${pad(date.getUTCSeconds())}${ms ? `.${pad(ms, 3)}` : ""}`;
}

/** A whole number with its point put in. */
function pointed(value: bigint, scale: number): string {
  const digits = String(value < 0n ? -value : value).padStart(scale + 1, "0");
  const point = digits.length - scale;
  return `${value < 0n ? "-" : ""}${digits.slice(0, point)}${scale ? `.${digits.slice(point)}` : ""}`;
}

/** An edge as SQL writes it, without quotes. */
export function edgeText(
  {type, scale}: Pick<Profile, "type" | "scale">,
  {at, exact, unit}: Edges,
  step: number
): string {
  const edge = at[step]!;
  if (exact) return pointed(exact[step]!, scale);
  if (type === "date") return day(new Date(edge));
  if (type === "timestamp") return moment(new Date(edge));
  if (type === "timestamptz") return `${moment(new Date(edge))}+00`;
  return type === "float" ? String(edge) : edge.toFixed(unit as number);
}
