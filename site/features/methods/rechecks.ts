import type {TableName} from "../../../loaders/schema/tables.js";
import {OUTCOMES, type Check} from "../../../loaders/schema/tables/checks.js";
import {html, type Html} from "../../ui/html.js";
import {addressOf} from "../../record/addresses.js";
import type {Site} from "../../story/story.js";
import {pluralize, formatDate, formatNumber} from "../../ui/format.js";

const WORDS: Record<Check["outcome"], (count: string) => string> = {
  "agrees-second-copy": (count) => `${count} agree with a second copy`,
  "agrees-cited-copy": (count) => `${count} agree with the cited copy, read again`,
  disagrees: (count) => `${count} disagree`,
  "no-second-copy": (count) => `for ${count} no second copy was found`,
  "not-looked-up": (count) => `${count} were not looked up`
};

const NAMED = ["events", "orders", "cases", "laws", "claims", "observations"] as const satisfies TableName[];

/** What was rechecked, when, how it was drawn and how it came out; with the rows that disagreed, as far as they are known by id. */
export function rechecks(site: Site): Html {
  const {tables} = site;
  if (!tables.checks.length) return html`<p>No row has been rechecked yet.</p>`;
  const groups = new Map<string, Check[]>();
  for (const check of tables.checks) {
    const key = JSON.stringify([check.date, check.drawn, check.of]);
    (groups.get(key) ?? groups.set(key, []).get(key)!).push(check);
  }
  const tableOf = (id: string) => NAMED.find((name) => tables[name].some((row) => row.id === id));
  const lines = [...groups.values()].map((rows) => {
    const [{date, drawn, of} = rows[0]!] = rows;
    const total = rows.reduce((sum, {count}) => sum + count, 0);
    const parts = OUTCOMES.flatMap((outcome) => {
      const found = rows.filter((row) => row.outcome === outcome);
      const count = found.reduce((sum, row) => sum + row.count, 0);
      return found.length ? [WORDS[outcome](count === 0 ? "none" : formatNumber(count))] : [];
    });
    return html`<li><strong>${formatDate(date)}.</strong> ${drawn}. Of ${pluralize(total, "row")} of ${of.join(", ")}: ${parts.join(", ")}.</li>`;
  });
  const notes = [...new Set(tables.checks.flatMap(({note}) => note ?? []))];
  const wrong = tables.checks.filter(({outcome}) => outcome === "disagrees").flatMap(({row_ids}) => row_ids);
  return html`<ul class="rechecks">${lines}</ul>
${notes.length > 0 && html`<details class="fold"><summary>Notes on the rechecks</summary>${notes.map((note) => html`<p class="soft">${note}</p>`)}</details>`}${
    wrong.length > 0 &&
    html`<p>Rows that disagreed: ${wrong.map((id, index) => {
      const table = tableOf(id);
      const address = table === undefined ? null : addressOf(site, table, id);
      return html`${index > 0 && ", "}${address === null ? id : html`<a href="${address}">${id}</a>`}`;
    })}.</p>`
  }`;
}
