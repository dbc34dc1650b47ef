import type {Case} from "../../loaders/schema/tables/cases.js";
import {html, type Html} from "../ui/html.js";
import {words} from "../words/words.js";
import {unchecked} from "./sourcelinks.js";

const HOST = "https://www.courtlistener.com";
const slugOf = (caption: string) =>
  caption
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, "-")
    .replace(/^-|-$/g, "")
    .slice(0, 75);

/** Where a docket stands: at its known address, else by its number at CourtListener, else by a search there. For a reader to open; no page asks it. */
export function docketLink({courtlistener_id, docket_url, address, caption, court_id, docket_number}: Case): Html {
  const number = docket_number.replace(/\s*\(.*\)$/, "");
  const href =
    docket_url ??
    (courtlistener_id === null
      ? `${HOST}/?${new URLSearchParams({type: "r", docket_number: number, court: court_id}).toString()}`
      : `${HOST}/docket/${courtlistener_id}/${slugOf(caption)}/`);
  const host = new URL(href).host;
  const where = host === new URL(HOST).host ? "CourtListener" : host.replace(/^www\./, "");
  const say = words().record;
  const said = docket_url === null && courtlistener_id === null ? say.lookUpAt(where) : say.docketAt(where);
  return html`<a href="${href}" rel="noreferrer">${said}</a>${unchecked(docket_url === null ? null : address)}`;
}
