import type {Input} from "../../story/story.js";
import {figureBlock, type FigureBlockOptions} from "../../charts/figureblock.js";
import type {Figure} from "../../charts/figure.js";
import {html, type Html} from "../../ui/html.js";
import {pluralize} from "../../ui/format.js";
import {exploreLink} from "../explore/workbench/link.js";
import {inputsForm} from "./inputs.js";

export interface CellBlockOptions extends FigureBlockOptions {
  id: string;
  inputs: readonly Input[];
  figure: Figure;
  /** The text that ran, and runs again in the page. */
  code: string;
  /** The text of the file that draws. */
  drawing: string;
  sql: string;
  /** How many observations the code was given, and how many rows it made. */
  read: number;
  made: number;
}

const listing = (words: string, of: string, text: string, open: boolean): Html =>
  html`<details class="cell-code"${open && html` open`}><summary>${words}</summary><pre class="scroll" tabindex="0" role="region" aria-label="${words}: ${of}"><code>${text.trimEnd()}</code></pre></details>`;

/** What was done, in a sentence. */
export const runSummary = (read: number, made: number, where: string): string =>
  `The code read ${pluralize(read, "observation")} and made ${pluralize(made, "row")}, ${where}.`;

/** A cell whole: inputs, figure, what was done, the code, and the ways out. It reads complete without a script. */
export function cellBlock({id, inputs, figure, code, drawing, sql, read, made, ...options}: CellBlockOptions): Html {
  return html`<section class="cell" id="cell-${id}" data-cell="${id}">
${inputs.length > 0 && inputsForm(id, inputs)}
${figureBlock(figure, options)}
<p class="cell-said" role="status">${runSummary(read, made, "when the site was built")}</p>
${listing("The code that makes the rows (JavaScript, Arquero)", id, code, true)}
${listing("The code that draws them (TypeScript, d3)", id, drawing, false)}
<p class="ways cell-ways"><a href="/figure/${id}.csv">The rows behind the picture (CSV)</a><a href="${exploreLink(sql)}">Open the same observations in Explore</a></p>
</section>`;
}
