import {formatDay} from "../../../loaders/status/statusmessages.js";
import type {Case} from "../../../loaders/schema/tables/cases.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import {appealsFrom, pendingSince} from "../../record/appeals.js";
import {orderCourt} from "../../record/names.js";
import {rulingOf} from "../../record/rulings.js";
import type {Site, SiteTables} from "../../story/story.js";
import {formatLongDate} from "../../ui/format.js";
import {html, type Html} from "../../ui/html.js";
import {words} from "../../words/words.js";
import {citedCase, partiesOf} from "./casename.js";

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
/** The same where a title says it so: `Written order denying TRO`. */
const DOING = new RegExp(`\\border ((?:${Object.values(DONE).join("|")}) .+)$`);
/** Kinds of rulings that have a name of their own in a parenthetical. */
const KINDS: Partial<Record<Order["type"], string>> = {
  consent: "consent order",
  "indicative-ruling": "indicative ruling"
};
/** Words that titles begin with and that are nobody's name. */
const COMMON =
  /^(?:Access|Administrative|Advance|Application|Briefs?|Discovery|Injunctions?|Leave|Memorand(?:um|a)|Motions?|Notice|Petition|Preliminary|Records?|Requests?|Service|Stay|Summary|Temporary)\b/;
const lower = (text: string) => text.replace(COMMON, (word) => word.toLowerCase());

/** What an order does by its title, as words after `order`. */
function does({type, title}: Order): string {
  const said = title.replace(/^(?:Minute order|Oral ruling|Order)(?: of [^:]+)?: /i, "");
  const [, what, done, part = ""] = ENDS.exec(said) ?? [];
  const doing = DOING.exec(title)?.[1];
  if (what !== undefined && done !== undefined) return ` ${DONE[done]} ${lower(what)}${part}`;
  if (doing !== undefined) return ` ${doing}`;
  if (said.startsWith("Bar on ")) return ` barring ${said.slice("Bar on ".length)}`;
  if (type === "notice") return ` requiring ${lower(said)}`;
  return type === "record" ? ` on ${lower(said)}` : `: ${said}`;
}

/**
 * What an order is, in the words of a citation: how it was made, and what tells it from those `alike`, which are cited by the same numbers and day. One
 * that stands alone is told by what it did, where its title or kind says so; the decision of a higher court, by nothing.
 */
function parenthetical(order: Order, alike: readonly Order[]): string {
  const {type, form, title, citation} = order;
  const made = form === null ? "order" : form === "oral" ? "oral ruling" : "minute order";
  const alone = alike.every((other) => other.type !== type);
  const kind = form === null && alone ? KINDS[type] : undefined;
  if (kind !== undefined) return ` (${kind})`;
  if (!alike.length) {
    if (form !== null) return ` (${made})`;
    if (citation !== null || DECIDED[type] !== undefined) return "";
    if (!GRANTED.includes(type)) return ENDS.test(title) || DOING.test(title) ? ` (order${does(order)})` : "";
  }
  return GRANTED.includes(type) && alone
    ? ` (${made} granting ${type.replaceAll("-", " ")})`
    : ` (${made}${does(order)})`;
}

/** Where an opinion stands in reports, without its year: `605 U.S. ___`. */
const reported = ({citation}: Order): string | null => /^(\d+ \D+ (?:\d+|_+)) \(/.exec(citation ?? "")?.[1] ?? null;

/** The court and day in parentheses; the Supreme Court is `U.S.`, and is not named again where its reports are. */
function courtAndDay(
  court: {id: string; short_name: string} | undefined,
  day: string,
  style: Style,
  order?: Order
): string {
  const name = court?.id === "scotus" ? (order && reported(order) !== null ? null : "U.S.") : court?.short_name;
  return `(${name == null ? "" : `${name} `}${DAY[style](day)})`;
}

const firstNumber = ({docket_number}: Case): string => `No. ${docket_number.split(/[;,]\s*/)[0]}`;

/** An order's places in reports and on its docket: `605 U.S. ___, No. 24A1063`. */
function numbers(order: Order, docket: Case): string {
  const found = entries(order);
  return [
    reported(order),
    firstNumber(docket),
    found.length > 0 && `ECF ${found.length > 1 ? "Nos." : "No."} ${found.join(", ")}`,
    order.citation?.includes("slip op.") && "slip op."
  ]
    .filter(Boolean)
    .join(", ");
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

/**
 * What became of an order in higher courts, as the record's rows have it: affirmed, vacated or stayed, or an appeal that is docketed, from it or from
 * other parts of the same ruling.
 */
function history(tables: SiteTables, order: Order, docket: Case, style: Style): Html[] {
  const {id, superseded_by} = order;
  const appeals = appealsFrom(tables, id);
  const ofParts = rulingOf({tables}, order).flatMap((part) => appealsFrom(tables, part.id));
  return tables.cases
    .filter(({appeal_of}) => appeal_of === docket.id)
    .flatMap((appeal) => {
      const from = appeals.includes(appeal);
      const steps = tables.orders
        .filter((later) => later.case_id === appeal.id && isDated(later) && (from || superseded_by.includes(later.id)))
        .flatMap((later) => {
          const says = DECIDED[later.type];
          const court = orderCourt({tables}, later);
          const at = `${numbers(later, appeal)} ${courtAndDay(court, later.date, style, later)}`;
          return says === undefined ? [] : [{says, at, day: later.date}];
        });
      const court = tables.courts.find(({id: of}) => of === appeal.court_id);
      const filed = from || ofParts.includes(appeal) ? pendingSince(tables, appeal) : null;
      const docketed =
        filed === null
          ? []
          : [
              {
                says: `appeal docketed${from ? "" : " as to other parts"}`,
                at: `${firstNumber(appeal)} ${courtAndDay(court, filed, style)}`,
                day: filed
              }
            ];
      return [...docketed, ...steps].map((step) => ({...step, appeal}));
    })
    .sort((a, b) => a.day.localeCompare(b.day))
    .map(({says, at, appeal}) => {
      const sub = sameParties(appeal, docket) ? null : html` sub nom. ${citedCase(appeal)}`;
      return html`, <i>${says}${sub}</i>, ${at}`;
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
  const alike = tables.orders.filter(
    (other) =>
      other !== order &&
      other.case_id === order.case_id &&
      other.date === order.date &&
      entries(other).join() === entries(order).join()
  );
  const cited = (style: Style) =>
    html`<span class="citation" data-style="${style}" lang="en"><i>${citedCase(docket)}</i>, ${numbers(order, docket)} ${courtAndDay(orderCourt({tables}, order), order.date, style, order)}${parenthetical(order, alike)}${history(tables, order, docket, style)}</span>`;
  const {facts: say} = words().orders;
  return [
    [say.legal, cited("legal")],
    [say.apa, cited("APA")]
  ];
}
