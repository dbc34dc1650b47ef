import {formatDay} from "../../../loaders/status/statusmessages.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {orderCourt} from "../../record/names.js";
import {rulingOf, rulingsOf} from "../../record/rulings.js";
import type {Site, SiteTables} from "../../story/story.js";
import {formatLongDate} from "../../ui/format.js";
import {html, type Html} from "../../ui/html.js";
import {words} from "../../words/words.js";
import {citedName, partiesOf} from "./casename.js";

type Style = "legal" | "APA";
/** An order of a day that is known. */
const isDated = ({date}: Pick<Order, "date">) => /^\d{4}-\d{2}-\d{2}$/.test(date);

/** A day as the Bluebook's table T12 cuts its month: as newspapers do, and March and April too. */
const bluebookDay = (day: string): string => formatDay(day).replace(/^(Mar|Apr)[a-z]+/, "$1.");
const DAY: Record<Style, (day: string) => string> = {legal: bluebookDay, APA: formatLongDate};

/** The numbers of an order's entries on the docket, where the record has them: `41 (order), 42 (opinion)` is two. */
const entries = ({docket_entry}: Order): string[] => {
  const parts = docket_entry?.split(/[,;]\s*/).map((part) => /^(\d+)(?: \([^)]*\))?$/.exec(part)?.[1]) ?? [];
  return parts.every((part) => part !== undefined) ? parts : [];
};

/** Kinds of orders that grant what they are called after. */
const GRANTED: readonly Order["type"][] = [
  "temporary-restraining-order",
  "preliminary-injunction",
  "section-705-stay",
  "stay"
];

/** How titles end that say what was done, and the same as a parenthetical begins. */
const DONE: Readonly<Record<string, string>> = {
  affirmed: "affirming",
  denied: "denying",
  dismissed: "dismissing",
  dissolved: "dissolving",
  granted: "granting",
  kept: "keeping",
  lifted: "lifting",
  modified: "modifying",
  stayed: "staying",
  suspended: "suspending",
  unsealed: "unsealing",
  vacated: "vacating"
};
const ENDS = new RegExp(`^(.+) (${Object.keys(DONE).join("|")})( in part)?$`);
/** Words that titles begin with and that are nobody's name. */
const COMMON =
  /^(?:Access|Administrative|Advance|Application|Briefs?|Discovery|Injunctions?|Leave|Memorand(?:um|a)|Motions?|Notice|Petition|Preliminary|Records?|Requests?|Service|Stay|Summary|Temporary)\b/;
const lower = (text: string) => text.replace(COMMON, (word) => word.toLowerCase());

/** What an order does by its title, as words after `order`. */
function does({type, title}: Order): string {
  const said = title.replace(/^(?:Minute order|Oral ruling|Order)(?: of [^:]+)?: /i, "");
  const [, what, done, part = ""] = ENDS.exec(said) ?? [];
  if (what !== undefined && done !== undefined) return ` ${DONE[done]} ${lower(what)}${part}`;
  if (said.startsWith("Bar on ")) return ` barring ${said.slice("Bar on ".length)}`;
  if (type === "notice") return ` requiring ${lower(said)}`;
  return type === "record" ? ` on ${lower(said)}` : `: ${said}`;
}

/** What an order is, in the words of a citation: how it was made, and where `alike` are cited by the same numbers and day, what tells it from them. */
function parenthetical(order: Order, alike: readonly Order[]): string {
  const {type, form} = order;
  const made = form === null ? "order" : form === "oral" ? "oral ruling" : "minute order";
  if (!alike.length) return form === null ? "" : ` (${made})`;
  if (GRANTED.includes(type) && alike.every((other) => other.type !== type))
    return ` (${made} granting ${type.replaceAll("-", " ")})`;
  return ` (${made}${does(order)})`;
}

/** The court and day in parentheses; the Supreme Court is `U.S.`. */
const courtAndDay = (court: {id: string; short_name: string} | undefined, day: string, style: Style): string =>
  `(${court?.id === "scotus" ? "U.S." : court?.short_name} ${DAY[style](day)})`;

const firstNumber = ({docket_number}: Case): string => `No. ${docket_number.split(/[;,]\s*/)[0]}`;

/** What an appeal before judgment can be taken from (28 U.S.C. 1292(a)(1)). */
const canBeAppealed = ({type, title}: Order): boolean =>
  ["preliminary-injunction", "section-705-stay"].includes(type) || (type === "denial" && /injunction/i.test(title));
/** Within how many days an appeal is taken where the government is a party. */
const TO_APPEAL = 60;

/** Whether an appeal is from a ruling: the latest of its case that one can be taken from, in the days that there are for it. */
function isFrom({filed, appeal_of}: Case, ruling: readonly Order[], tables: SiteTables): boolean {
  if (filed === null) return false;
  const since = new Date(Date.parse(filed) - TO_APPEAL * 86_400_000).toISOString().slice(0, 10);
  const could = tables.orders.filter(
    (order) =>
      order.case_id === appeal_of &&
      isDated(order) &&
      order.date >= since &&
      order.date <= filed &&
      canBeAppealed(order)
  );
  const latest = could
    .map(({date}) => date)
    .sort()
    .at(-1);
  // Two rulings of one day: which of them was appealed is not known.
  const from = rulingsOf(
    {tables},
    could.filter(({date}) => date === latest)
  );
  return from.length === 1 && ruling.includes(from[0]![0]!);
}

/** What higher courts do to a ruling, as table T8 says it. */
const DECIDED: Partial<Record<Order["type"], string>> = {affirmance: "aff’d", vacatur: "vacated", stay: "stayed"};

/** Whether two cases have the same parties, whichever is named first, by either of their names. */
const sameParties = (a: Case, b: Case): boolean =>
  (["caption", "short_caption"] as const).some((name) => {
    const [one, other] = [a, b].map((row) =>
      partiesOf(row[name])
        .map((party) => party.replace(/,? et al\.?$/, ""))
        .sort()
        .join(" v. ")
    );
    return one === other;
  });

/** What became of an order in higher courts, as the record's rows have it: affirmed, vacated or stayed, or an appeal that is docketed. */
function history(tables: SiteTables, order: Order, docket: Case, style: Style): Html[] {
  const ruling = rulingOf({tables}, order);
  const superseded = new Set(ruling.flatMap(({superseded_by}) => superseded_by));
  return tables.cases
    .filter(({appeal_of}) => appeal_of === docket.id)
    .flatMap((appeal) => {
      const from = isFrom(appeal, ruling, tables);
      const steps = tables.orders
        .filter((later) => later.case_id === appeal.id && isDated(later) && (from || superseded.has(later.id)))
        .flatMap((later) => {
          const says = DECIDED[later.type];
          const slip = later.citation?.includes("slip op.") ? ", slip op." : "";
          const court = orderCourt({tables}, later);
          return says === undefined ? [] : [{says, slip, court, day: later.date}];
        });
      const court = tables.courts.find(({id}) => id === appeal.court_id);
      const pending = from && court?.level === "appellate" && steps.every(({says}) => says === DECIDED.stay);
      const docketed = pending ? [{says: "appeal docketed", slip: "", court, day: appeal.filed ?? ""}] : [];
      return [...docketed, ...steps].map((step) => ({...step, appeal}));
    })
    .sort((a, b) => a.day.localeCompare(b.day))
    .map(({says, slip, court, day, appeal}) => {
      const sub = sameParties(appeal, docket) ? null : html` sub nom. ${citedName(appeal.short_caption)}`;
      return html`, <i>${says}${sub}</i>, ${firstNumber(appeal)}${slip} ${courtAndDay(court, day, style)}`;
    });
}

/**
 * An order as briefs and papers cite it, in English in every language; none where its day is not known. What the record does not have, the number of an
 * entry above all, is left out.
 */
export function orderCitations({tables: shown, written: tables = shown}: Site, {id}: Order): [string, Html][] {
  const order = tables.orders.find((row) => row.id === id);
  const docket = tables.cases.find((row) => row.id === order?.case_id);
  if (!order || !docket || !isDated(order)) return [];
  const found = entries(order);
  const number = [
    firstNumber(docket),
    found.length > 0 && `ECF ${found.length > 1 ? "Nos." : "No."} ${found.join(", ")}`,
    order.citation?.includes("slip op.") && "slip op."
  ]
    .filter(Boolean)
    .join(", ");
  const alike = tables.orders.filter(
    (other) =>
      other !== order &&
      other.case_id === order.case_id &&
      other.date === order.date &&
      entries(other).join() === found.join()
  );
  const cited = (style: Style) =>
    html`<span class="citation" data-style="${style}" lang="en"><i>${citedName(docket.short_caption)}</i>, ${number} ${courtAndDay(orderCourt({tables}, order), order.date, style)}${parenthetical(order, alike)}${history(tables, order, docket, style)}</span>`;
  const {facts: say} = words().orders;
  return [
    [say.legal, cited("legal")],
    [say.apa, cited("APA")]
  ];
}
