import type {Site} from "../story/story.js";
import type {Case} from "../../loaders/schema/tables/cases.js";
import {html, type Html} from "../ui/html.js";
import {courtOf} from "./names.js";
import {unchecked} from "./sourcelinks.js";

/** A docket in another court, linked to where it stands. */
export const docketLine = (site: Site, {court_id, docket_number, url, address}: Case["dockets"][number]): Html => {
  const words = `${courtOf(site, court_id)?.short_name} ${docket_number ?? "(docket number not seen)"}`;
  return url === null ? html`${words}` : html`<a href="${url}" rel="noreferrer">${words}</a>${unchecked(address)}`;
};

/** The dockets that a case has in courts where it has no row of its own. */
export const otherDockets = (site: Site, {dockets}: Case): Html =>
  html`<ul>${dockets.map((docket) => html`<li>${docketLine(site, docket)}</li>`)}</ul>`;
