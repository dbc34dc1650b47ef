import {stateName} from "../ui/states.js";

/** What tells a value of a series apart from the others. */
export interface Counted {
  series_id: string;
  unit: string;
  period: string;
  geography: string;
  dimension: string | null;
}

/** A value and one that it holds, among values of one series that differ in that alone. */
export interface Whole {
  series_id: string;
  by: "geography" | "dimension" | "period";
  /** Null for a dimension where there is none: the whole. */
  whole: string | null;
  part: string;
}

/** Whether a place is inside another: a state's code begins with that of its country. */
const inside = (whole: string, part: string) => part.startsWith(`${whole}-`);

/** Whether a dimension is the whole of another: none, or what is called the total. What a slash parts can be of another kind. */
const under = (whole: string) => whole === "" || whole === "total";

/** Whether two periods share days, as `2022` and `2022-07`; the one that begins first is asked of the other. */
const overlaps = (whole: string, part: string) => {
  const [from = "", to = from] = whole.split("/");
  const [begins = ""] = part.split("/");
  // A year's days sort between it and it with a letter that follows a dash.
  return from <= begins && begins <= `${to}~`;
};

const WITHIN = {geography: inside, dimension: under, period: overlaps};

/** What holds a whole beside its parts, in words, and what is to be written in SQL so that the two are not added. */
export function wholeWords({by, whole, part}: Whole): {holds: string; write: string} {
  const is = whole === null ? `${by} IS NULL` : `${by} = '${whole.replaceAll("'", "''")}'`;
  const named = (place: string) => `${stateName(place)} (${place})`;
  if (by === "geography")
    return {
      holds: `a total and its parts: ${named(whole ?? "")} and places in it, such as ${named(part)}`,
      write: `${is.replace(" = ", " <> ")} for the parts, or ${is} for the total`
    };
  return by === "period"
    ? {holds: `periods that overlap: ${whole} and ${part}`, write: `${is}, or keep other periods that do not overlap`}
    : {
        holds: `a total and its parts: ${whole === null ? "the whole" : `“${whole}”`} and “${part}”`,
        write: `${is} for the total, or name parts that do not overlap`
      };
}

/** Where among some values a whole stands beside its parts: of each series and way of dividing, the first that is found. */
export function wholesOf(values: readonly Counted[]): Whole[] {
  const found = new Map<string, Whole>();
  for (const by of ["geography", "dimension", "period"] as const) {
    const alike = new Map<string, {series_id: string; names: Set<string>}>();
    for (const value of values) {
      const {series_id, unit, period, geography, dimension} = value;
      const key = JSON.stringify([series_id, unit, {period, geography, dimension, [by]: null}]);
      const one = alike.get(key) ?? {series_id, names: new Set()};
      alike.set(key, one);
      one.names.add(value[by] ?? "");
    }
    for (const {series_id, names} of alike.values()) {
      const key = `${by} ${series_id}`;
      if (names.size < 2 || found.has(key)) continue;
      const all = [...names].sort();
      // What holds the most is the whole.
      const parts = all.map((whole) => all.filter((part) => part !== whole && WITHIN[by](whole, part)));
      const at = parts.reduce((most, {length}, index) => (length > parts[most]!.length ? index : most), 0);
      const [part] = parts[at]!;
      if (part !== undefined) found.set(key, {series_id, by, whole: all[at]! || null, part});
    }
  }
  return [...found.values()];
}
