import {html, type Html} from "../components/html.js";
import {questions} from "../lib/explore/questions.js";
import {counted} from "../lib/words.js";
import type {Site} from "../site/site.js";

const SHOWN = 12;

/** The worked questions with their SQL and the answers that it gave when the site was built. */
export function questionList({answers = {}}: Site): Html {
  return html`${questions.map(({id, title, about, sql}) => {
    const {columns, rows} = answers[id] ?? {columns: [], rows: []};
    const cut =
      rows.length > SHOWN ? html`<p class="note">The first ${SHOWN} of ${counted(rows.length, "row")}.</p>` : "";
    return html`<section class="question" id="question-${id}" data-question="${id}"><h3>${title}</h3><p>${about}</p>
<details><summary>The query and its answer</summary><pre><code>${sql}</code></pre>
<div class="scroll" role="region" aria-label="Answer: ${title}" tabindex="0"><table><thead><tr>${columns.map((name) => html`<th scope="col">${name}</th>`)}</tr></thead><tbody>${rows
      .slice(0, SHOWN)
      .map(
        (row) => html`<tr>${row.map((value) => html`<td>${value}</td>`)}</tr>`
      )}</tbody></table></div>${cut}</details></section>`;
  })}`;
}
