import {html, type Html} from "../../ui/html.js";

/** Where the workbench opens, and what it is, for a reader who has not asked for it or runs no script. */
export function workbenchPlace(): Html {
  return html`<div class="workbench" id="workbench"><noscript><p class="note">The workbench needs JavaScript. What follows, and the files of the tables, do not.</p></noscript></div>`;
}
