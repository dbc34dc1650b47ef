import type {Observation} from "../schema/tables/observations.js";

const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/**
 * The id of an observation: `harvest@2021`, `harvest@2022/US-CA`, `harvest@2012--2015/green-apples`. The home geography is
 * left out; a period keeps no slash, since a slash parts the others.
 */
export function observationId(
  {series_id, period, geography, dimension}: Pick<Observation, "series_id" | "period" | "geography" | "dimension">,
  home: string
): string {
  const parts = [`${series_id}@${period.replaceAll("/", "--")}`];
  if (geography !== home) parts.push(geography);
  if (dimension !== null) parts.push(slugOf(dimension));
  return parts.join("/");
}
