import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {counted} from "../../ui/format.js";
import {appealTree} from "./appealtree.js";

/** Every case, under the flow that it is about and below the case that it appeals from. */
export function caseIndex(site: Site): Html {
  const {tables, edition} = site;
  const {cases, flows} = tables;
  const roots = cases.filter(({appeal_of}) => appeal_of === null);
  const groups = [
    {
      id: edition.flow,
      title: flows.find(({id}) => id === edition.flow)?.title ?? edition.flow,
      rows: roots.filter(({flow}) => flow === edition.flow),
      words: "What these courts order counts for the story’s status."
    },
    {
      id: "context",
      title: "Parallel fights over other data",
      rows: roots.filter(({flow}) => flow !== null && flow !== edition.flow),
      words: "Context: they never change the status of the story’s flow."
    },
    {
      id: "records",
      title: "Suits for records",
      rows: roots.filter(({flow}) => flow === null),
      words: "They ask for documents and are about no flow."
    }
  ].filter(({rows}) => rows.length > 0);
  return html`<p class="counts">${counted(cases.length, "case")} and appeals · <a href="/orders/">${counted(tables.orders.length, "order")}</a></p>${groups.map(({id, title, rows, words}) => html`<h2 id="${id}">${title}</h2><p class="soft">${words}</p><div class="forest">${rows.map((row) => appealTree(site, row))}</div>`)}`;
}
