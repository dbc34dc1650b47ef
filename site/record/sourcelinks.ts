import type {Site} from "../story/story.js";
import type {Case} from "../../loaders/schema/tables/cases.js";
import {courtOf} from "./names.js";
import type {Source} from "../../loaders/schema/tables/sources.js";
import {words} from "../words/words.js";
import {html, type Html} from "../ui/html.js";

/** Says of an address that nobody checked it. */
export const unchecked = (address: Source["address"]): Html | false =>
  address === "derived" && html` <span class="soft">(${words().citations.unchecked})</span>`;

/** What a reader is to know of a source before following it: that its address was not checked, and, where `copied`, that a copy of it was read. */
export function howFound({address, copy_url}: Pick<Source, "address" | "copy_url">, copied = true): Html | false {
  const say = words().citations;
  const said = [address === "derived" && say.unchecked, copied && copy_url !== null && say.copied].filter(Boolean);
  return said.length > 0 && html` <span class="soft">(${said.join("; ")})</span>`;
}

/** Hosts under which anyone opens a site of any name: a copy there can look like its publisher's page, so no page links to it. */
const ANYONES =
  /\.(pages\.dev|netlify\.app|vercel\.app|web\.app|github\.io|blogspot\.com|azurewebsites\.net|cloudfront\.net)$/;

/** Whether a page links to the copy of a source. */
export const isLinked = (copy: string): boolean => !ANYONES.test(new URL(copy).hostname);

/** Where a reader is sent for a source: the original, else the copy that was read, else null. */
export const sourceAddress = ({url, copy_url}: Pick<Source, "url" | "copy_url">): string | null =>
  url ?? (copy_url !== null && isLinked(copy_url) ? copy_url : null);

/** The host of the copy that was read, as a link where pages link to it. */
export const copyHost = (copy: string): Html => {
  const host = new URL(copy).host.replace(/^www\./, "");
  return isLinked(copy)
    ? html`<a href="${copy}" rel="noreferrer">${host}</a>`
    : html`${host} ${words().record.notLinked}`;
};

/** Where a source can be read: the original, and the copy that was read where it was one. */
export const sourceLinks = ({title, url, copy_url, address}: Source): Html => {
  const say = words().record;
  const copy = url === null ? say.readCopy : say.copyRead;
  return html`${url !== null && html` <a class="out" href="${url}" rel="noreferrer" aria-label="${say.readIt}: ${title}">${say.readIt}</a>${unchecked(address)}`}${copy_url !== null && (isLinked(copy_url) ? html` <a class="out" href="${copy_url}" rel="noreferrer" aria-label="${copy}: ${title}">${copy}</a>` : html` <span class="soft">${say.copyAt}${copyHost(copy_url)}</span>`)}`;
};

/** A docket in another court, linked where its address is known. */
export const docketLine = (site: Site, {court_id, docket_number, url, address}: Case["dockets"][number]): Html => {
  const said = `${courtOf(site, court_id)?.short_name} ${docket_number ?? words().record.noDocketNumber}`;
  return url === null ? html`${said}` : html`<a href="${url}" rel="noreferrer">${said}</a>${unchecked(address)}`;
};

/** The dockets that a case has in courts where it has no row of its own. */
export const otherDockets = (site: Site, {dockets}: Case): Html =>
  html`<ul>${dockets.map((docket) => html`<li>${docketLine(site, docket)}</li>`)}</ul>`;
