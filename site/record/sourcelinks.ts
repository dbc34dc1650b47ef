import type {Source} from "../../loaders/schema/tables/sources.js";
import {html, type Html} from "../ui/html.js";

/** Says of an address that nobody checked it. */
export const unchecked = (address: Source["address"]): Html | false =>
  address === "derived" && html` <span class="soft">(address not checked)</span>`;

/** Where a source can be read: the original, and the copy that was read where it was one. */
export const sourceLinks = ({title, url, copy_url, address}: Source): Html =>
  html`${url !== null && html` <a class="out" href="${url}" rel="noreferrer" aria-label="Read it: ${title}">Read it</a>${unchecked(address)}`}${copy_url !== null && html` <a class="out" href="${copy_url}" rel="noreferrer" aria-label="Read the copy: ${title}">${url === null ? "Read a copy" : "The copy that was read"}</a>`}`;
