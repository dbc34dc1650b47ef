import type {Observation} from "../../loaders/schema/tables/observations.js";
import type {Unit} from "../../loaders/schema/tables/units.js";
import {formatNumber} from "./format.js";

const BOUND_WORDS: Record<Observation["bound"], string> = {
  exact: "",
  about: "about ",
  nearly: "nearly ",
  "more-than": "more than ",
  "less-than": "less than ",
  low: "",
  central: "",
  high: ""
};
const ENDS: Partial<Record<Observation["bound"], string>> = {
  low: " (low end)",
  central: " (central value)",
  high: " (high end)"
};

/** A value with its unit and bound, as a person writes it: `about 1,280,000 people`, `$96,700,000,000`, `less than 5%`. */
export function formatValue(
  {value, bound}: Pick<Observation, "value" | "bound">,
  unit: Pick<Unit, "id" | "title">
): string {
  const money = /^usd(?:-|$)/.test(unit.id);
  const share = /^percent(?:-|$)/.test(unit.id);
  const number = `${value < 0 ? "−" : ""}${money ? "$" : ""}${formatNumber(Math.abs(value))}${share ? "%" : ""}`;
  const rest = money
    ? unit.title.replace(/^dollars/, "")
    : share
      ? unit.title.replace(/^percent/, "")
      : ` ${unit.title}`;
  return `${BOUND_WORDS[bound]}${number}${rest}${ENDS[bound] ?? ""}`;
}
