import type {Site} from "../../story/story.js";
import {dateInWords, numberInWords} from "../../ui/format.js";
import {html, type Html} from "../../ui/html.js";

const known = (rows: readonly {grade: string}[]) =>
  numberInWords(rows.filter(({grade}) => grade !== "unverified").length);

/** As of which day a page speaks, and what it rests on; unverified leads do not count. */
export const storyEdition = ({tables, edition}: Site): Html =>
  html`<div class="story-edition"><p><a href="/methods#verified">Record ${edition.verified_through === null ? "not verified yet" : html`verified through <time datetime="${edition.verified_through}">${dateInWords(edition.verified_through)}</time>`}</a></p>
<p>${known(tables.events)} events · ${known(tables.orders)} orders · ${known(tables.observations)} figures, each with its source</p></div>`;
