import type {Observation} from "../schema/observations.js";

const slugOf = (text: string) =>
  text
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "");

/**
 * The id of an observation: `jct-6103-i2@2021`, `soi-returns@2022/US-CA`, `itin-people@2012--2015/children`. The home geography is
 * left out; a period keeps no slash, since a slash parts the others.
 */
export function observationId({series_id, period, geography, dimension}: Pick<Observation, "series_id" | "period" | "geography" | "dimension">, home: string): string {
  const parts = [`${series_id}@${period.replaceAll("/", "--")}`];
  if (geography !== home) parts.push(geography);
  if (dimension !== null) parts.push(slugOf(dimension));
  return parts.join("/");
}
