import type {Site} from "../story/story.js";
import type {Case} from "../../loaders/schema/tables/cases.js";
import {courtOf} from "./names.js";
import type {Source} from "../../loaders/schema/tables/sources.js";
import {html, type Html} from "../ui/html.js";

/** Says of an address that nobody checked it. */
export const unchecked = (address: Source["address"]): Html | false =>
  address === "derived" && html` <span class="soft">(address not checked)</span>`;

/** Where a source can be read: the original, and the copy that was read where it was one. */
export const sourceLinks = ({title, url, copy_url, address}: Source): Html => {
  const copy = url === null ? "Read a copy" : "The copy that was read";
  return html`${url !== null && html` <a class="out" href="${url}" rel="noreferrer" aria-label="Read it: ${title}">Read it</a>${unchecked(address)}`}${copy_url !== null && html` <a class="out" href="${copy_url}" rel="noreferrer" aria-label="${copy}: ${title}">${copy}</a>`}`;
};

/** A docket in another court, linked where its address is known. */
export const docketLine = (site: Site, {court_id, docket_number, url, address}: Case["dockets"][number]): Html => {
  const words = `${courtOf(site, court_id)?.short_name} ${docket_number ?? "(docket number not known)"}`;
  return url === null ? html`${words}` : html`<a href="${url}" rel="noreferrer">${words}</a>${unchecked(address)}`;
};

/** The dockets that a case has in courts where it has no row of its own. */
export const otherDockets = (site: Site, {dockets}: Case): Html =>
  html`<ul>${dockets.map((docket) => html`<li>${docketLine(site, docket)}</li>`)}</ul>`;
