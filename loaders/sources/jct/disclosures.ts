import {gridOf, wholeNumber} from "../grid.js";
import {SourceError} from "../http/error.js";
import type {Answer} from "../http/provenance.js";
import type {Doubt, SourcedObservation, Tidy} from "../observation.js";
import {thousands} from "../../diagnostics/pluralize.js";

const YEAR = /^(19|20)\d{2}$/;
const DEFINITION =
  "Disclosures of returns and return information under section 6103 of the Internal Revenue Code, as reported to the Joint Committee on Taxation under section 6103(p)(3)(C). One is a record of one taxpayer for one period, not a person.";
/** The row of published totals, and the transcriber's own sum of the rows above. */
const TOTALS = "TOTALS";
const SUM = "SUM";

/**
 * The table of disclosures by recipient and subsection, a year a column, as it is transcribed from the Joint Committee's yearly reports. An
 * empty cell is no observation: it does not say zero. Years whose rows do not make up the published total are doubts. Throws SourceError.
 */
export function readDisclosures(answer: Answer): Tidy {
  const {provenance} = answer;
  const [header = [], ...rows] = gridOf(answer);
  const years = header.map(({text}) => text.trim()).slice(2);
  const odd = years.findIndex((year) => !YEAR.test(year));
  if (years.length === 0 || odd >= 0) {
    const found = header[odd < 0 ? 0 : odd + 2]?.text.slice(0, 40) ?? "";
    throw new SourceError(
      "schema-changed",
      provenance.address,
      `the third and later columns are years; found "${found}"`,
      "line 1"
    );
  }

  const observations: SourcedObservation[] = [];
  const doubts: Doubt[] = [];
  const sums = new Map<string, number>();
  const stated: {year: string; number: number; row: string; place: string}[] = [];
  for (const row of rows) {
    const [recipient = "", subsection = ""] = row.map(({text}) => text.trim());
    if (row.every(({text}) => text.trim() === "")) continue;
    years.forEach((year, index) => {
      const cell = row[index + 2];
      if (!cell || cell.text.trim() === "") return;
      const place = `${provenance.address}:${cell.line}:${cell.column}`;
      const number = wholeNumber(cell.text);
      if (number === null) {
        doubts.push({
          code: "cell-unread",
          place,
          message: `${recipient} ${subsection}, ${year}: "${cell.text.slice(0, 40)}" is not a whole number`
        });
        return;
      }
      if (recipient === TOTALS || recipient === SUM) stated.push({year, number, row: recipient, place});
      if (recipient === SUM) return;
      if (recipient !== TOTALS) sums.set(year, (sums.get(year) ?? 0) + number);
      const dimension = recipient === TOTALS ? null : [recipient, subsection].filter(Boolean).join(" ");
      observations.push({
        variable: dimension === null ? "total" : subsection || "other",
        period: year,
        geography: "US",
        dimension,
        value: number,
        unit: "disclosures",
        definition: DEFINITION,
        locator: `row "${[recipient, subsection].filter(Boolean).join(", ")}", column ${year}`,
        provenance
      });
    });
  }
  for (const {year, number, row, place} of stated) {
    const sum = sums.get(year) ?? 0;
    if (sum === number) continue;
    const message = `${year}: the row ${row} has ${thousands(number)}, and the rows above make ${thousands(sum)}`;
    doubts.push({code: "total-differs", place, message});
  }
  return {observations, doubts};
}
