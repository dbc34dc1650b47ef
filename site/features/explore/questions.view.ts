import type {Site} from "../../story/story.js";
import {html, type Html} from "../../ui/html.js";
import {questionsOf} from "./questions.js";
import {pluralize} from "../../ui/format.js";

const SHOWN = 12;

/** The worked questions with their SQL and the answers that it gave when the site was built. */
export function questionList({answers = {}, story}: Site): Html {
  return html`${questionsOf(story.questions).map(({id, title, about, sql, chart}) => {
    const {columns, rows} = answers[id] ?? {columns: [], rows: []};
    const cut =
      rows.length > SHOWN ? html`<p class="note">The first ${SHOWN} of ${pluralize(rows.length, "row")}.</p>` : "";
    return html`<section class="question" id="question-${id}" data-question="${id}"${chart && html` data-chart="${JSON.stringify(chart)}"`}><h3>${title}</h3><p>${about}</p>
<details><summary>The query and its answer</summary><pre><code>${sql}</code></pre>
<div class="scroll" role="region" aria-label="Answer: ${title}" tabindex="0"><table><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows
      .slice(0, SHOWN)
      .map(
        (row) => html`<tr>${row.map((value) => html`<td>${value}</td>`)}</tr>`
      )}</tbody></table></div>${cut}</details></section>`;
  })}`;
}
