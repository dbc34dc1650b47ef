import {group, sum} from "d3-array";
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

const counted = ({count}: Check) => count;
const AGREES: ReadonlySet<Check["outcome"]> = new Set(["agrees-second-copy", "agrees-cited-copy"]);

/** The share that agrees of the rows that had something to be compared with; nothing where no outcome but agreement was noted, since all that was counted then agrees. */
function shareOf(rows: readonly Check[]): string {
  const compared = sum(
    rows.filter(({outcome}) => AGREES.has(outcome) || outcome === "disagrees"),
    counted
  );
  if (compared === 0 || rows.every(({outcome}) => AGREES.has(outcome))) return "";
  const agree = sum(
    rows.filter(({outcome}) => AGREES.has(outcome)),
    counted
  );
  return `${formatNumber(agree)} of ${formatNumber(compared)} that could be compared agree (${Math.round((100 * agree) / compared)}%). `;
}

const NAMED = ["events", "orders", "cases", "laws", "claims", "observations"] as const satisfies TableName[];

/** What was rechecked, when, how it was drawn and how it came out; with the rows that disagreed, as far as they are known by id. */
export function rechecks(site: Site): Html {
  const {tables} = site;
  if (!tables.checks.length) return html`<p>No row has been rechecked yet.</p>`;
  const draws = group(tables.checks, ({date, drawn}) => `${date} ${drawn}`);
  const tableOf = (id: string) => NAMED.find((name) => tables[name].some((row) => row.id === id));
  const lines = [...draws.values()].map((rows) => {
    const [{date, drawn} = rows[0]!] = rows;
    const kinds = [...group(rows, ({of}) => of.join(", "))];
    const shares = kinds.length > 1 && ` (${kinds.map(([, own]) => formatNumber(sum(own, counted))).join(" + ")})`;
    const told = kinds.map(([of, own]) => {
      const parts = OUTCOMES.flatMap((outcome) => {
        const found = own.filter((row) => row.outcome === outcome);
        const count = sum(found, counted);
        return found.length ? [WORDS[outcome](count === 0 ? "none" : formatNumber(count))] : [];
      });
      return html`Of ${pluralize(sum(own, counted), "row")} of ${of}: ${shareOf(own)}${parts.join(", ")}.`;
    });
    return html`<li><strong>${formatDate(date)}.</strong> ${drawn}${shares}. ${told.map((one, index) => html`${index > 0 && " "}${one}`)}</li>`;
  });
  const notes = [...new Set(tables.checks.flatMap(({note}) => note ?? []))];
  const disagreed = tables.checks.filter(({outcome}) => outcome === "disagrees");
  const wrong = disagreed.flatMap(({row_ids}) => row_ids);
  const unnamed = sum(disagreed, counted) - wrong.length;
  return html`<ul class="rechecks">${lines}</ul>
${notes.length > 0 && html`<details class="fold"><summary>Notes on the rechecks</summary>${notes.map((note) => html`<p class="soft">${note}</p>`)}</details>`}${
    unnamed > 0 && html`<p>Nobody noted which ${unnamed === 1 ? "row" : pluralize(unnamed, "row")} disagreed.</p>`
  }${
    wrong.length > 0 &&
    html`<p>Rows that disagreed: ${wrong.map((id, index) => {
      const table = tableOf(id);
      const address = table === undefined ? null : addressOf(site, table, id);
      return html`${index > 0 && ", "}${address === null ? id : html`<a href="${address}">${id}</a>`}`;
    })}.</p>`
  }`;
}
