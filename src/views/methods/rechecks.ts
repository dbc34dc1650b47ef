import {html, type Html} from "../../components/html.js";
import {addressOf} from "../../lib/address.js";
import {dateInWords, numberInWords} from "../../lib/words.js";
import {OUTCOMES, type Check} from "../../../loaders/schema/checks.js";
import type {TableName} from "../../../loaders/schema/tables.js";
import type {Site} from "../../site/site.js";

const HEADS: Record<Check["outcome"], string> = {
  "agrees-second-copy": "Agree with a second copy",
  "agrees-cited-copy": "Agree with the cited copy",
  disagrees: "Disagree",
  "no-second-copy": "No second copy found",
  "not-looked-up": "Not looked up"
};

const NAMED = ["events", "orders", "cases", "laws", "claims", "observations"] as const satisfies TableName[];

/** What was rechecked, when, how it was drawn and how it came out; with the rows that disagreed, as far as they are known by id. */
export function rechecks({tables}: Site): Html {
  if (!tables.checks.length) return html`<p>No row has been rechecked yet.</p>`;
  const groups = new Map<string, Check[]>();
  for (const check of tables.checks) {
    const key = JSON.stringify([check.date, check.drawn, check.of]);
    (groups.get(key) ?? groups.set(key, []).get(key)!).push(check);
  }
  const tableOf = (id: string) => NAMED.find((name) => tables[name].some((row) => row.id === id));
  const lines = [...groups.values()].map((rows) => {
    const [{date, drawn, of} = rows[0]!] = rows;
    const count = (outcome: Check["outcome"]) => {
      const found = rows.filter((row) => row.outcome === outcome);
      return html`<td class="number">${found.length ? numberInWords(found.reduce((sum, row) => sum + row.count, 0)) : "–"}</td>`;
    };
    return html`<tr><th scope="row">${dateInWords(date)}</th><td>${drawn}</td><td>${of.join(", ")}</td>${OUTCOMES.map(count)}</tr>`;
  });
  const notes = [...new Set(tables.checks.flatMap(({note}) => note ?? []))];
  const wrong = tables.checks.filter(({outcome}) => outcome === "disagrees").flatMap(({row_ids}) => row_ids);
  return html`<div class="scroll" role="region" aria-label="Rechecks" tabindex="0"><table><caption>How many rows were rechecked, and how they came out</caption><thead><tr><th scope="col">Ended</th><th scope="col">Drawn</th><th scope="col">Of</th>${OUTCOMES.map((outcome) => html`<th scope="col" class="number">${HEADS[outcome]}</th>`)}</tr></thead><tbody>${lines}</tbody></table></div>
${notes.map((note) => html`<p class="soft">${note}</p>`)}${
    wrong.length > 0 &&
    html`<p>Rows that disagreed: ${wrong.map((id, index) => {
      const table = tableOf(id);
      const address = table === undefined ? null : addressOf(table, id);
      return html`${index > 0 && ", "}${address === null ? id : html`<a href="${address}">${id}</a>`}`;
    })}.</p>`
  }`;
}
