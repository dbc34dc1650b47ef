import {gridOf, wholeNumber, type GridCell} from "../grid.js";
import {SourceError} from "../http/error.js";
import type {Answer} from "../http/provenance.js";
import type {Doubt, SourcedObservation, Tidy} from "../observation.js";
import {thousands} from "../../diagnostics/pluralize.js";

/** What a variable of the table counts. */
interface Meaning {
  unit: string;
  /** Published in thousands of dollars. */
  thousands: boolean;
  definition: string;
}

const RETURNS: Record<string, string> = {
  N1: "individual income tax returns",
  MARS1: "returns of single filers",
  MARS2: "joint returns",
  MARS4: "returns of heads of household",
  ELF: "returns filed electronically",
  CPREP: "returns prepared by computer and filed on paper",
  PREP: "returns with a paid preparer's signature",
  DIR_DEP: "returns with direct deposit",
  VRTCRIND: "returns with the virtual currency indicator",
  TOTAL_VITA: "returns prepared by volunteers",
  VITA: "returns prepared by volunteers of the VITA program",
  MVITA: "returns prepared by volunteers of the military VITA program",
  TCE: "returns prepared by volunteers of the TCE program",
  VITA_EIC: "returns prepared by volunteers, with an earned income credit",
  RAL: "returns with a refund anticipation loan",
  RAC: "returns with a refund anticipation check",
  ELDERLY: "returns of filers of 60 and over",
  SCHF: "farm returns"
};
const PERSONS: Record<string, string> = {
  N2: "individuals on the returns (exemptions, up to tax year 2017)",
  NUMDEP: "dependents on the returns"
};
/** Items of a return, by the number that its count (`N`) and its amount (`A`) share. Others are given by number alone. */
const ITEMS: Record<string, string> = {
  "00100": "adjusted gross income",
  "02650": "total income",
  "00200": "salaries and wages",
  "00300": "taxable interest",
  "00600": "ordinary dividends",
  "00650": "qualified dividends",
  "00700": "state and local income tax refunds",
  "00900": "business or profession net income",
  "01000": "net capital gain",
  "01400": "taxable IRA distributions",
  "01700": "taxable pensions and annuities",
  "02300": "unemployment compensation",
  "02500": "taxable social security benefits",
  "02900": "statutory adjustments",
  "04470": "itemized deductions",
  "04800": "taxable income",
  "09600": "alternative minimum tax",
  "07100": "tax credits",
  "07300": "foreign tax credit",
  "09400": "self-employment tax",
  "59660": "earned income credit",
  "11070": "additional child tax credit",
  "06500": "income tax",
  "10300": "tax liability"
};

/** What a variable counts, by its name; null for a name that follows none of the publisher's rules. */
function meaningOf(variable: string): Meaning | null {
  if (variable in RETURNS)
    return {unit: "returns", thousands: false, definition: `Number of ${RETURNS[variable]!} (${variable}).`};
  if (variable in PERSONS)
    return {unit: "persons", thousands: false, definition: `Number of ${PERSONS[variable]!} (${variable}).`};
  const [, kind, number = ""] = /^([NA])(\d{5})$/.exec(variable) ?? [];
  if (kind === undefined) return null;
  const item = ITEMS[number] ?? `item ${number} of the publisher's documentation guide`;
  return kind === "N"
    ? {unit: "returns", thousands: false, definition: `Number of returns with ${item} (${variable}).`}
    : {unit: "usd", thousands: true, definition: `Amount of ${item} (${variable}), published in thousands of dollars.`};
}

/** One number of the table, as published. */
interface Value {
  variable: string;
  state: string;
  /** 0 for all sizes. */
  stub: number;
  number: number;
  place: string;
}

/** Counts are published to the nearest ten, amounts to the nearest thousand dollars (the table's unit). */
const stepOf = (variable: string) => (/^A\d/.test(variable) ? 1 : 10);

/**
 * Holds the nation to the sum of the states, and all sizes to the sum of the size classes. Each published number is rounded by itself, so
 * that a total may be off by half a step for each number that it is made of, and by half for itself. Further differences are doubts.
 */
function checkTotals(values: readonly Value[]): Doubt[] {
  const sums = new Map<string, {sum: number; parts: number}>();
  const add = (key: string, number: number) => {
    const {sum, parts} = sums.get(key) ?? {sum: 0, parts: 0};
    sums.set(key, {sum: sum + number, parts: parts + 1});
  };
  for (const {variable, state, stub, number} of values) {
    if (state !== "US") add(`states ${variable} ${stub}`, number);
    if (stub !== 0) add(`sizes ${variable} ${state}`, number);
  }
  const compare = ({variable, number, place}: Value, key: string, what: string): Doubt[] => {
    const {sum, parts} = sums.get(key) ?? {sum: number, parts: 0};
    const allowed = (stepOf(variable) / 2) * (parts + 1);
    if (Math.abs(number - sum) <= allowed) return [];
    return [
      {
        code: "total-differs",
        place,
        message: `${variable}: ${what} ${thousands(number)}, and the sum of its ${parts} parts is ${thousands(sum)}; rounding explains at most ${allowed}`
      }
    ];
  };
  return values.flatMap((value) => {
    const {variable, state, stub} = value;
    return [
      ...(state === "US" ? compare(value, `states ${variable} ${stub}`, "the nation is") : []),
      ...(stub === 0 ? compare(value, `sizes ${variable} ${state}`, `all sizes in ${state} are`) : [])
    ];
  });
}

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
