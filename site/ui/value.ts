import type {Observation} from "../../loaders/schema/tables/observations.js";
import type {Unit} from "../../loaders/schema/tables/units.js";
import {words} from "../words/words.js";
import {formatNumber} from "./format.js";

/** A value with its unit and bound, as a person writes it: `about 1,280,000 people`, `1 person`, `$96,700,000,000`, `less than 5%`. */
export function formatValue(
  {value, bound}: Pick<Observation, "value" | "bound">,
  unit: Pick<Unit, "id" | "title"> & Partial<Pick<Unit, "one">>
): string {
  const money = /^usd(?:-|$)/.test(unit.id);
  const share = /^percent(?:-|$)/.test(unit.id);
  const number = `${value < 0 ? "−" : ""}${money ? "$" : ""}${formatNumber(Math.abs(value))}${share ? "%" : ""}`;
  const rest = money
    ? unit.title.replace(words().number.money, "")
    : share
      ? unit.title.replace(words().number.share, "")
      : ` ${(Math.abs(value) === 1 && unit.one) || unit.title}`;
  return `${words().number.bounds[bound]}${number}${rest}${words().number.ends[bound] ?? ""}`;
}
