import type {Report} from "../diagnostics/findings.js";
import type {PartialRecord} from "../record/record.js";
import type {Observation} from "../schema/tables/observations.js";
import {aboutOf} from "./rows.js";
import {thousands} from "../diagnostics/pluralize.js";

/** Half of the last digit that is not zero: what rounding alone can move a value. */
function halfOfLastDigit(value: number): number {
  const digits = String(value);
  const [whole = "", fraction = ""] = digits.split(".");
  const step = fraction ? 10 ** -fraction.length : 10 ** (whole.length - whole.replace(/0+$/, "").length);
  return step / 2;
}

/** Values that can be added: counts and amounts as published, each known to the unit it is rounded to. */
const adds = ({value, bound}: Partial<Observation>): boolean =>
  value !== undefined && (bound === "exact" || bound === "about");

/**
 * What is added up agrees: no part of a whole is larger than the whole, and a series that says of which others it is the sum equals it, or the
 * note of the total says by how much it does not.
 */
export function checkTotals({tables, edition}: PartialRecord, report: Report): void {
  const home = edition.geography;
  const units = new Map(tables.units.map(({row}) => [row.id, row.quantity]));
  const counts = tables.observations.filter(({row}) => adds(row) && units.get(row.unit) === "count");
  const keyOf = ({series_id, period, dimension, unit}: Partial<Observation>) =>
    JSON.stringify([series_id, period, dimension ?? null, unit]);
  const parts = new Map<string, typeof counts>();
  for (const entry of counts) {
    if (home === undefined || !entry.row.geography?.startsWith(`${home}-`)) continue;
    const key = keyOf(entry.row);
    (parts.get(key) ?? parts.set(key, []).get(key)!).push(entry);
  }
  for (const {row: whole, placeOf: placeOfWhole} of counts) {
    const of = whole.geography === home ? (parts.get(keyOf(whole)) ?? []) : [];
    const limit = whole.value! + halfOfLastDigit(whole.value!);
    const rounding = ({value = 0}: Partial<Observation>) => value - halfOfLastDigit(value);
    const larger = of.filter(({row}) => rounding(row) > limit);
    for (const {row, placeOf} of larger) {
      report(
        "part-exceeds-whole",
        placeOf("value"),
        `${thousands(row.value!)} in ${row.geography} is more than ${thousands(whole.value!)} in ${home}`,
        "a part up to the whole: one of the two is wrong, or they count different things",
        aboutOf("observations", row, "value")
      );
    }
    if (larger.length || of.reduce((sum, {row}) => sum + rounding(row), 0) <= limit) continue;
    const sum = of.reduce((total, {row}) => total + row.value!, 0);
    report(
      "part-exceeds-whole",
      placeOfWhole("value"),
      `${thousands(whole.value!)} in ${home} is less than its ${of.length} parts together, ${thousands(sum)}`,
      "parts up to the whole: one of them is wrong, or they count different things",
      aboutOf("observations", whole, "value")
    );
  }

  const sums = new Map<string, Map<string, number>>();
  for (const {row} of tables.observations) {
    if (row.series_id === undefined || row.value === undefined || row.geography !== home) continue;
    const periods = sums.get(row.series_id) ?? new Map<string, number>();
    sums.set(row.series_id, periods.set(row.period ?? "", (periods.get(row.period ?? "") ?? 0) + row.value));
  }
  const summed = new Map(tables.series.map(({row}) => [row.id, row.sum_of ?? []]));
  for (const {row, placeOf} of tables.observations) {
    const {series_id, period = "", value, note, geography} = row;
    const ids = summed.get(series_id) ?? [];
    if (!ids.length || value === undefined || geography !== home) continue;
    const found = ids.map((id) => sums.get(id)?.get(period));
    if (found.some((part) => part === undefined)) continue;
    const sum = found.reduce<number>((total, part) => total + part!, 0);
    const off = sum - value;
    const said = [Math.abs(off), sum].some((figure) =>
      new RegExp(`(?<![\\d,.])${thousands(figure).replaceAll(".", "\\.")}(?![\\d,]*\\d)`).test(note ?? "")
    );
    if (off === 0 || said) continue;
    report(
      "total-differs",
      placeOf("value"),
      `the total ${thousands(value)} is not the sum of ${ids.join(" and ")}, ${thousands(sum)}: they differ by ${thousands(Math.abs(off))}`,
      "the sum; or, where the source itself differs, a note that gives the difference",
      aboutOf("observations", row, "value")
    );
  }
}
