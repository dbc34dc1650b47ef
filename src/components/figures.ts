import type {FigureMaker} from "./figure.js";
import {fromRequestToViolation} from "./figures/fromrequest.js";
import {lawOnAnyDate} from "./figures/law.js";
import {whoRanTheIrs} from "./figures/leaders.js";
import {oneDay} from "./figures/oneday.js";
import {whatIsAtStake} from "./figures/stake.js";
import {whatTheStatuteAsks} from "./figures/statute.js";
import {turningPoints} from "./figures/turningpoints.js";

/** Every figure of the story by its id, in the order in which the story shows them; the first is its share image. */
export const FIGURES: Readonly<Record<string, FigureMaker>> = {
  "from-request-to-violation": fromRequestToViolation,
  "one-day-against-28-years": oneDay,
  "law-on-any-date": lawOnAnyDate,
  "turning-points": turningPoints,
  "what-the-statute-asks": whatTheStatuteAsks,
  "what-is-at-stake": whatIsAtStake,
  "who-ran-the-irs": whoRanTheIrs
};
