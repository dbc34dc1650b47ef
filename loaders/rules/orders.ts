import type {PartialRecord} from "../record/record.js";
import type {Report} from "../diagnostics/findings.js";
import {aboutOf} from "./rows.js";

/** An order's columns agree with each other. */
export function checkOrders({tables}: PartialRecord, report: Report): void {
  for (const {row, placeOf} of tables.orders) {
    const {from, until, until_reason, type, restriction, date_start} = row;
    const about = (field: string) => aboutOf("orders", row, field);
    if (from && until && until <= from) {
      report(
        "interval-reversed",
        placeOf("until"),
        `the order ends on ${until} and begins on ${from}`,
        "an end after the beginning: until is the first day on which it no longer held",
        about("until")
      );
    }
    if (from && date_start && from < date_start) {
      report(
        "from-before-date",
        placeOf("from"),
        `the order holds from ${from} and was made on ${row.date ?? date_start}`,
        "from: the day on which it was made, or a later one",
        about("from")
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
