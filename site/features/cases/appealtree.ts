import type {Site} from "../../story/story.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import {html, type Html} from "../../ui/html.js";
import {counted, dateInWords} from "../../ui/format.js";
import {courtOf} from "../../record/names.js";
import {docketLine} from "../../record/dockets.js";

/** The case that a line of appeals began with. */
export function firstOf(cases: readonly Case[], row: Case): Case {
  const below = cases.find(({id}) => id === row.appeal_of);
  return below ? firstOf(cases, below) : row;
}

/** A case and the appeals from it, court under court; `current` is the case whose page it is drawn on. */
export function appealTree(site: Site, root: Case, current?: string): Html {
  const {cases, orders} = site.tables;
  const node = (row: Case): Html => {
    const made = orders.filter(({case_id}) => case_id === row.id).length;
    const appeals = cases.filter(({appeal_of}) => appeal_of === row.id);
    const here = row.id === current;
    const number = html`<span class="number">${courtOf(site, row.court_id)?.short_name} ${row.docket_number}</span>`;
    return html`<li id="${row.id}"${here && html` class="here"`}><div class="node"><p>${here ? html`<b aria-current="page">${row.caption}</b>` : html`<a href="/cases/${row.id}">${row.caption}</a>`}</p><p class="when">${number}${row.filed !== null && html` · ${row.appeal_of === null ? "filed" : "docketed"} ${dateInWords(row.filed)}`}${made > 0 && html` · ${counted(made, "order")}`}</p><p class="standing">${row.status}</p></div>${(appeals.length > 0 || row.dockets.length > 0) && html`<ul>${appeals.map(node)}${row.dockets.map((docket) => html`<li><div class="node"><p>${courtOf(site, docket.court_id)?.name}</p><p class="when">${docketLine(site, docket)}</p></div></li>`)}</ul>`}</li>`;
  };
  return html`<ul class="tree">${node(root)}</ul>`;
}
