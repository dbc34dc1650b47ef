/** What a variable of the table counts. */
export interface Meaning {
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
  VITA: "returns prepared by volunteers of the VITA programme",
  MVITA: "returns prepared by volunteers of the military VITA programme",
  TCE: "returns prepared by volunteers of the TCE programme",
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
export function meaningOf(variable: string): Meaning | null {
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
