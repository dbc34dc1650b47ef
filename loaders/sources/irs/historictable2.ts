import {gridOf, wholeNumber, type GridCell} from "../grid.js";
import {SourceError} from "../http/error.js";
import type {Answer} from "../http/provenance.js";
import type {Doubt, SourcedObservation, Tidy} from "../observation.js";
import {checkTotals, type Value} from "./totals.js";
import {meaningOf} from "./variables.js";

/** The first tax year whose table came as one CSV file for all states. */
export const FIRST_YEAR = 2012;

/** The address of Historic Table 2 for a tax year. The publisher's file names follow no single rule; 2013 was never published as CSV. */
export function addressOfYear(year: number): string | null {
  if (year < FIRST_YEAR || year === 2013) return null;
  const name = year <= 2017 ? "in54cmcsv" : year === 2018 ? "in55cmagi" : "in55cmcsv";
  return `https://www.irs.gov/pub/irs-soi/${String(year % 100).padStart(2, "0")}${name}.csv`;
}

/** Places that are no state: Puerto Rico has a country code of its own, and the publisher's remainder is forces' post, territories and abroad. */
const NO_STATES: Record<string, string> = {US: "US", PR: "PR", OA: "US-other-areas"};
const placeOf = (state: string) => NO_STATES[state] ?? `US-${state}`;

/** The classes of adjusted gross income, in dollars, by `AGI_STUB`, since tax year 2012. */
const SIZES = [
  "all sizes",
  "under $1",
  "$1 under $10,000",
  "$10,000 under $25,000",
  "$25,000 under $50,000",
  "$50,000 under $75,000",
  "$75,000 under $100,000",
  "$100,000 under $200,000",
  "$200,000 under $500,000",
  "$500,000 under $1,000,000",
  "$1,000,000 or more"
];

export interface Table2Options {
  year: number;
  /** Size classes as well as totals. */
  sizes?: boolean;
  /** These variables alone. */
  variables?: readonly string[];
}

/**
 * Historic Table 2 of the IRS's Statistics of Income as observations, for any year: the columns are taken as they come. Amounts are given in
 * thousands of dollars and become dollars, exactly. Totals that differ by more than rounding explains are doubts. Throws SourceError.
 */
export function readTable2(answer: Answer, {year, sizes = false, variables}: Table2Options): Tidy {
  const {provenance} = answer;
  const [header = [], ...rows] = gridOf(answer);
  const names = header.map(({text}) => text.trim().toUpperCase());
  const [stateAt, sizeAt] = [names.indexOf("STATE"), names.indexOf("AGI_STUB")];
  if (stateAt < 0 || sizeAt < 0) {
    const seen = names.slice(0, 4).join(", ").slice(0, 80);
    throw new SourceError(
      "schema-changed",
      provenance.address,
      `the header has no ${stateAt < 0 ? "STATE" : "AGI_STUB"}; it begins with ${seen}`,
      "line 1"
    );
  }
  const absent = (variables ?? []).find((name) => !names.includes(name));
  if (absent !== undefined)
    throw new SourceError(
      "schema-changed",
      provenance.address,
      `the table of ${year} has no variable ${absent.slice(0, 20)}`,
      "line 1"
    );

  const doubts: Doubt[] = [];
  const observations: SourcedObservation[] = [];
  const values: Value[] = [];
  const at = (cell: GridCell | undefined) => `${provenance.address}:${cell?.line ?? 1}:${cell?.column ?? 1}`;

  const wanted = names.flatMap((variable, index) => {
    if (index === stateAt || index === sizeAt || (variables && !variables.includes(variable))) return [];
    const meaning = meaningOf(variable);
    if (meaning) return [{variable, index, meaning}];
    const message = `the column ${variable.slice(0, 40)} is neither a number (N…) nor an amount (A…), nor known otherwise`;
    doubts.push({code: "column-unread", place: at(header[index]), message});
    return [];
  });

  for (const row of rows) {
    const state = row[stateAt]?.text.trim().toUpperCase() ?? "";
    const stub = wholeNumber(row[sizeAt]?.text ?? "");
    if (!/^[A-Z]{2}$/.test(state) || stub === null || !(stub in SIZES) || row.length !== names.length) {
      if (row.some(({text}) => text.trim() !== ""))
        doubts.push({
          code: "cell-unread",
          place: at(row[0]),
          message: `no row of a state and a size class: ${row
            .map(({text}) => text)
            .join(",")
            .slice(0, 60)}`
        });
      continue;
    }
    for (const {variable, index, meaning} of wanted) {
      const cell = row[index]!;
      const number = wholeNumber(cell.text);
      if (number === null) {
        doubts.push({
          code: "cell-unread",
          place: at(cell),
          message: `${variable} of ${state}, size ${stub}: "${cell.text.slice(0, 40)}" is not a whole number`
        });
        continue;
      }
      values.push({variable, state, stub, number, place: at(cell)});
      if (stub !== 0 && !sizes) continue;
      const {unit, thousands, definition} = meaning;
      observations.push({
        variable,
        period: String(year),
        geography: placeOf(state),
        dimension: stub === 0 ? null : `adjusted gross income ${SIZES[stub]!}`,
        value: thousands ? number * 1000 : number,
        unit,
        definition,
        locator: `Historic Table 2, ${variable}, ${state}, AGI_STUB ${stub}`,
        provenance
      });
    }
  }
  return {observations, doubts: [...doubts, ...checkTotals(values)]};
}
