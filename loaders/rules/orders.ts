import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf} from "./rows.js";

/** An order's columns agree with each other, and with its case. */
export function checkOrders({tables}: PartialRecord, report: Report): void {
  const filed = new Map(tables.cases.map(({row}) => [row.id, row.filed]));
  for (const {row, placeOf} of tables.orders) {
    const {from, until, until_reason, type, restriction, case_id, date_end} = row;
    const about = (field: string) => aboutOf("orders", row, field);
    const begun = filed.get(case_id);
    if (begun && date_end && date_end < begun) {
      report(
        "before-case-filed",
        placeOf("date"),
        `the order was made by ${date_end}, and its case ${case_id} was filed on ${begun}`,
        "a date from the filing on, or the right case",
        about("date")
      );
    }
    if (from && until && until <= from) {
      report(
        "interval-reversed",
        placeOf("until"),
        `the order ends on ${until} and begins on ${from}`,
        "an end after the beginning: until is the first day on which it no longer held",
        about("until")
      );
    }
    if (until && until_reason === null) {
      report(
        "until-without-reason",
        placeOf("until"),
        `the order ends on ${until}, and nothing says why`,
        "until_reason: what ended it",
        about("until")
      );
    }
    if (restriction === undefined || restriction === "none") continue;
    if (type === "denial" || type === "affirmance") {
      report(
        "denial-restricts",
        placeOf("restriction"),
        `of type ${type}, and restriction is ${restriction}`,
        "restriction: none",
        about("restriction")
      );
    } else if (from === null) {
      report(
        "restriction-without-from",
        placeOf("from"),
        `restriction is ${restriction}, and no day is given from which it held`,
        "from: the first day on which it held",
        about("from")
      );
    }
  }
}
