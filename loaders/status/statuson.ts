import type {Status} from "../schema/tables/status.js";

/* By itself, so that a page can answer for a day without the schemas. */

/** The status on one day, and whether that day lies within what was verified. */
export interface StatusOnDay extends Status {
  on: string;
  verified: boolean;
}

/**
 * The interval that a day (`YYYY-MM-DD`) falls in. `intervals` are those of one flow, as `legalStatus` gives them.
 * @throws RangeError where no interval covers the day
 */
export function statusOn(intervals: readonly Status[], on: string): StatusOnDay {
  const found = intervals.find(({from, until}) => (from === null || from <= on) && (until === null || on < until));
  if (!found) throw new RangeError(`no interval covers ${on}: are these the intervals of one flow?`);
  return {...found, on, verified: found.verified_through !== null && on <= found.verified_through};
}
