import type {Mark} from "./layout.js";
import type {TimelineEvent} from "./rows.js";

/** Looks that a mark can have; each is one path for all its marks, so that thousands cost a few elements. */
export const LOOKS = ["plain", "order", "disclosure", "unverified"] as const;
export type Look = (typeof LOOKS)[number];

/** The look of an event's mark: whether it is verified comes before what it is. */
export function lookOf(event: TimelineEvent): Look {
  if (event.grade === "unverified") return "unverified";
  if (event.kind === "order") return "order";
  return event.kind === "disclosure" ? "disclosure" : "plain";
}

/** Drawn hollow: the day is not known, or nothing about it is verified. */
export const isHollow = ({precision, grade}: TimelineEvent): boolean => precision !== "day" || grade === "unverified";

const round = (value: number) => Math.round(value * 10) / 10;

/** A line of next to no length (of none, some printers draw nothing): its cap is the mark. `x` is the middle. */
export const point = (x: number, y: number): string => `M${round(x)},${y}h.01`;

/** The pill behind a number, half as high as a row, drawn as a thick line. */
export const pill = (x0: number, x1: number, y: number): string =>
  `M${round(x0 + 8)},${y}H${round(Math.max(x0 + 8.1, x1 - 8))}`;

/** The middle of a mark, in the same pixels as its ends. */
export const middle = ({x0, x1}: Mark): number => (x0 + x1) / 2;
