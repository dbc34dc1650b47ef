import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {dateInWords} from "../../ui/format.js";

/** Through which day the record was verified, and what that means for a later one. */
export const verified = ({edition}: Site): Html =>
  edition.verified_through === null
    ? html`<p>The record is not verified yet. This is the edition of ${dateInWords(edition.edition)}.</p>`
    : html`<p>The record was checked through <strong>${dateInWords(edition.verified_through)}</strong>; this is the edition of ${dateInWords(edition.edition)}. What it says of any later day, it says as if nothing had changed since, and it adds that it does.</p>`;

/** What earlier editions had wrong. */
export const corrections = ({tables}: Site): Html =>
  tables.corrections.length
    ? html`<ol>${tables.corrections.map((row) => html`<li id="${row.id}">${dateInWords(row.date)}: the record said “${row.was}” and now says “${row.is}”. ${row.reason}</li>`)}</ol>`
    : html`<p>None yet: this is the first edition.</p>`;
