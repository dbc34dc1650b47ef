import {tableOf} from "../../loaders/schema/tables.js";
import type {Story} from "../story/story.js";

type WithPlaces = {story: Pick<Story, "places">};

const filled = (pattern: string, {story}: WithPlaces, id: string) => {
  // An observation's id begins with its series.
  const values: Record<string, string> = {...story.places, id, series_id: id.split("@")[0] ?? id};
  return pattern.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? "");
};

/** The address of a row, from the site's root: a page of its own, or its place on a page that lists it; null for a table whose rows have none. */
export function addressOf(site: WithPlaces, table: string, id: string): string | null {
  const pattern = tableOf(table)?.address;
  return pattern === undefined ? null : filled(pattern, site, id);
}

/** The address of the list of a table's rows, from the site's root; null for a table whose rows have none. */
export function listAddressOf(site: WithPlaces, table: string): string | null {
  const {listAddress, address} = tableOf(table) ?? {};
  const pattern = listAddress ?? address?.replace(/#?\{id\}$/, "");
  return pattern === undefined ? null : filled(pattern, site, "");
}
