import type {FigureMaker} from "docketbook/client";
import {fromRequestToViolation} from "./fromrequest.js";
import {whoRanTheIrs} from "./leaders.js";
import {lawOnAnyDate} from "./lawonanydate.js";
import {oneDay} from "./oneday.js";
import {howMatchingFailed} from "./requestform.js";
import {whatIsAtStake} from "./stake.js";
import {whatTheStatuteAsks} from "./statute.js";
import {turningPoints} from "./turningpoints.js";

/** Every figure of the story by its id, in the order in which the story shows them; the first is its share image. */
export const figures: Readonly<Record<string, FigureMaker>> = {
  "from-request-to-violation": fromRequestToViolation,
  "one-day-against-28-years": oneDay,
  "law-on-any-date": lawOnAnyDate,
  "how-matching-failed": howMatchingFailed,
  "turning-points": turningPoints,
  "what-the-statute-asks": whatTheStatuteAsks,
  "what-is-at-stake": whatIsAtStake,
  "who-ran-the-irs": whoRanTheIrs
};
