import type {PartialRecord} from "../record/record.js";
import {checkCases, checkDockets} from "./cases.js";
import type {Diagnostic} from "../diagnostics/diagnostic.js";
import {Findings, type Report} from "../diagnostics/findings.js";
import {checkIds} from "./ids.js";
import {checkOrders} from "./orders.js";
import {checkRecorded} from "./recorded.js";
import {checkReferences} from "./references.js";
import {checkSources} from "./sources.js";
import {checkTotals} from "./totals.js";
import {checkUnits} from "./units.js";
import {checkWeekdays} from "./weekdays.js";
import {checkBounds} from "./bounds.js";

/** Reports what is wrong between the rows of a record, and between the columns of a row; each check passes over what could not be read. */
export function checkInto(record: PartialRecord, report: Report): void {
  for (const check of [
    checkIds,
    checkReferences,
    checkOrders,
    checkSources,
    checkUnits,
    checkCases,
    checkDockets,
    checkRecorded,
    checkBounds,
    checkTotals,
    checkWeekdays
  ])
    check(record, report);
}

/** What is wrong with a record whose rows are sound one by one; `readRecord` has done this with what it read. */
export function checkRecord(record: PartialRecord): Diagnostic[] {
  const findings = new Findings();
  checkInto(record, findings.report);
  return findings.sorted();
}
