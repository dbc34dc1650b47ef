import type {Site} from "../story/story.js";

const LIST = new Intl.ListFormat("en-GB", {type: "conjunction"});

/** Names one after another: `Agency A, Agency B and Agency C`. */
export const listed = (names: readonly string[]): string => LIST.format(names);

/** The row of a court, or undefined. */
export const courtOf = ({tables}: Site, id: string | undefined) => tables.courts.find((row) => row.id === id);

/** Agencies by their short names; `nobody` for none. */
export const agencyNames = ({tables}: Site, ids: readonly string[]): string =>
  listed(ids.map((id) => tables.agencies.find((row) => row.id === id)?.short_name ?? id)) || "nobody";

/** Courts by the names that citations use. */
export const courtNames = (site: Site, ids: readonly string[]): string =>
  listed(ids.map((id) => courtOf(site, id)?.short_name ?? id));

/** A text that begins with a capital. */
export const capital = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);
