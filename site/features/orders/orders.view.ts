import type {Site} from "../../story/story.js";
import type {Order} from "../../../loaders/schema/tables/orders.js";
import type {Status} from "../../../loaders/schema/tables/status.js";
import {words} from "../../words/words.js";
import {type Html, html, inEnglish} from "../../ui/html.js";
import {capital, formatDate, formatHeld, formatList, unslug, formatVerified} from "../../ui/format.js";
import {
  agencyNames,
  courtCell,
  courtNames,
  docketNumber,
  exception,
  flowName,
  judgeName,
  orderCourt
} from "../../record/names.js";
import {type StripRow, strips} from "../../charts/strip.js";
import {dayAfter} from "../../charts/time.js";
import {orderHistory} from "../../record/appeals.js";
import {docketLink} from "../../record/courtlistener.js";
import {followedThrough} from "../../record/followed.js";
import {otherDockets, unchecked} from "../../record/sourcelinks.js";
import type {Block} from "../../ui/block.js";
import {
  disagreementList,
  facts,
  gradeMark,
  leadsOf,
  limitWords,
  noteText,
  restrictionMark,
  sourcesInFull
} from "../../record/cited.js";
import {eventList} from "../chronology/eventlist.js";
import {listTable, type ListRow} from "../../ui/listtable.js";
import {questionPlace} from "../methods/methods.view.js";
import {commonException, courtsWithExceptions, type Limited} from "../status/law.js";
import {rulingOf, rulingsOf} from "../../record/rulings.js";
import {orderCitations} from "./ordercitation.js";
import {entryWords, limitLine} from "./orderlist.js";

/** A status in a few words, with what all of its courts leave open: `barred by one court, except …`. */
export function statusWords(site: Site, status: Limited): string {
  const {restriction, court_ids} = status;
  const {orders: say, status: legal} = words();
  if (restriction === "none") return legal.noLimit;
  if (restriction === "notice") return say.noticeBy(court_ids.length);
  const open = commonException(site.tables, status);
  return `${say.barredBy(court_ids.length)}${open === null ? "" : `, ${open}`}`;
}

/** The courts of a status by name, each with what it leaves open, where they do not all say the same. */
function statusCourts(site: Site, status: Limited): string {
  const plain = status.restriction !== "barred" || commonException(site.tables, status) !== null;
  return plain
    ? courtNames(site, status.court_ids)
    : words().status.excepting(courtsWithExceptions(site.tables, status));
}

/** A status in words alone, its courts by name where there are any. */
const statusInFull = (site: Site, status: Limited): string =>
  `${statusWords(site, status)}${status.restriction === "none" ? "" : ` (${statusCourts(site, status)})`}`;

/** The status of a flow on a day, from the intervals of the `status` table. */
export function statusAt(intervals: readonly Status[], flow: string, day: string): Status {
  const found = intervals.find(
    (row) => row.flow === flow && (row.from === null || row.from <= day) && (row.until === null || day < row.until)
  );
  if (!found) throw new RangeError(`the status table has nothing of ${flow} on ${day}`);
  return found;
}

function card(site: Site, status: Status, day: string): Html {
  return html`<div class="status status-${status.restriction}"><h3>${formatDate(day)}</h3><p class="restriction">${capital(statusWords(site, status))}</p>${status.restriction !== "none" && html`<p>${words().orders.by(statusCourts(site, status))}</p><p>${words().orders.bound(agencyNames(site, status.binds))}</p>`}</div>`;
}

/** The status on the day before something and on the day of it, side by side; in a sentence where it stayed the same. */
function turn(site: Site, order: Order, day: string): {same: boolean; before: Status; after: Status; drawn: Html} {
  const before = statusAt(site.tables.status, order.flow, dayAfter(day, -1));
  const after = statusAt(site.tables.status, order.flow, day);
  const limit = ({restriction, court_ids, binds}: Status) => [restriction, ...court_ids, "", ...binds].join(" ");
  const same = limit(before) === limit(after);
  return {
    same,
    before,
    after,
    drawn: same
      ? html`<p>${words().orders.stayed(statusInFull(site, after))}</p>`
      : html`<div class="turn">${card(site, before, dayAfter(day, -1))}<span class="arrow" aria-hidden="true">→</span>${card(site, after, day)}</div>`
  };
}

const titles = (site: Site, ids: readonly string[]) =>
  ids.map(
    (id, index) =>
      html`${index ? "; " : ""}<a href="/orders/${id}">${site.tables.orders.find((row) => row.id === id)?.title}</a>`
  );

/** What an order changed about its flow when it began and when it ended, derived from the status table. */
export function orderChange(site: Site, order: Order): Html {
  const say = words().orders;
  const name = site.tables.flows.find(({id}) => id === order.flow)?.title ?? order.flow;
  if (order.from === null) {
    return html`<p>${order.restriction === "none" ? say.noFirstDay : say.notCounted}</p>`;
  }
  const began = turn(site, order, order.from);
  const others = began.after.order_ids.filter((id) => id !== order.id && !began.before.order_ids.includes(id));
  const lifted = site.tables.orders.filter(
    ({restriction, until, superseded_by}) =>
      restriction !== "none" && until === order.from && superseded_by.includes(order.id)
  );
  const said = [
    began.same && say.stayed(statusInFull(site, began.after)),
    // What limits in another way says so above.
    order.restriction === "none" &&
      order.effect !== "restricts" &&
      (order.type === "stay" || order.type === "vacatur" ? say.noLimit : say.noLimitOthersStand),
    !began.same &&
      (order.restriction === "none"
        ? others.length > 0
          ? say.throughOthers
          : lifted.length === 0 && say.anotherEnded
        : others.length > 0 && say.togetherWith)
  ].filter((part) => part !== false);
  const also = !began.same && others.length > 0 ? html`${titles(site, others)}.` : null;
  const last = order.until === null || order.restriction === "none" ? null : turn(site, order, order.until);
  const told = said.length > 0 && html`<p>${said.join(" ")}${also}</p>`;
  // Two cards that say the same would look like a change.
  return html`${!began.same && html`<p class="soft">${say.beforeAndAfter(name)}</p>${began.drawn}`}${told}${
    lifted.length > 0 &&
    html`<p>${order.type === "stay" ? say.itPaused : say.itEnded}${titles(
      site,
      lifted.map(({id}) => id)
    )}.</p>`
  }${last && order.until !== null && html`<h3 class="title">${say.whenItEnded}</h3>${last.drawn}<p>${order.until_reason}</p>`}`;
}

/** Who is bound, by full name. */
export const boundNames = ({tables}: Site, {binds}: Order): string =>
  formatList(binds.map((id) => tables.agencies.find((row) => row.id === id)?.name ?? id));

/** The status of an order's flow over time, with the order's own bar, and the day that it was made. */
export function orderStrip(site: Site, order: Order): Html {
  const {tables, edition} = site;
  const intervals = tables.status.filter(({flow}) => flow === order.flow);
  const days = [order.date_start, ...intervals.flatMap(({from}) => (from === null ? [] : [from]))].sort();
  const start = new Date(`${days[0]}T00:00:00Z`);
  start.setUTCMonth(start.getUTCMonth() - 2, 1);
  const flow = tables.flows.find(({id}) => id === order.flow)?.title ?? order.flow;
  const rows: StripRow[] = [
    {
      label: flow,
      bars: intervals.map(({from, until, restriction}) => ({
        from,
        until,
        restriction,
        quiet: order.restriction !== "none"
      }))
    }
  ];
  if (order.restriction !== "none" && order.from !== null)
    rows.push({
      label: words().orders.thisOrder,
      strong: true,
      bars: [{from: order.from, until: order.until, restriction: order.restriction}]
    });
  const said = intervals
    .map(
      (interval) =>
        `${interval.from === null ? words().law.atFirst : words().law.from(formatDate(interval.from))} ${statusInFull(site, interval)}`
    )
    .join("; ");
  const certain = order.date_start === order.date_end;
  const marker = certain
    ? {marker: {day: order.date_start, label: words().orders.thisOrderOn(formatDate(order.date_start))}}
    : {};
  if (!certain)
    rows.push({
      label: words().orders.thisOrder,
      strong: true,
      dots: [{start: order.date_start, end: order.date_end, certain}]
    });
  return html`<figure class="over-time"><figcaption><b>${words().orders.overTime(flow)}</b> <span class="key key-notice">${words().record.keys.notice}</span> <span class="key key-barred">${words().record.keys.barred}</span> <span class="key key-beyond">${words().record.keys.beyond}</span></figcaption>${strips(rows, `${flow}: ${said}. ${words().orders.thisOrder}: ${formatDate(order.date)}.`, {from: start.toISOString().slice(0, 10), to: edition.edition, verifiedThrough: followedThrough(site, order.flow), ...marker})}</figure>`;
}

function ended({tables}: Site, {until, until_reason, superseded_by}: Order): Html | null {
  const successors = superseded_by.map(
    (id) => html`<li><a href="/orders/${id}">${tables.orders.find((row) => row.id === id)?.title}</a></li>`
  );
  if (until === null && successors.length === 0) return null;
  return html`${until_reason}${successors.length > 0 && html` ${words().orders.supersededBy}<ul>${successors}</ul>`}`;
}

/** The orders before and after one: those of other rulings, since the parts of one were made together. */
function besides(
  site: Site,
  among: readonly Order[],
  order: Order
): [before: Order | undefined, after: Order | undefined] {
  const rulings = rulingsOf(site, among);
  const at = rulings.findIndex((ruling) => ruling.includes(order));
  return [rulings[at - 1]?.[0], rulings[at + 1]?.[0]];
}

/** Links to the orders before and after one in its case, and to those about the same data where they are others. */
function neighbors(site: Site, order: Order): Html {
  const say = words().orders;
  const {orders} = site.tables;
  const link = (other: Order, said: string, rel: string) =>
    html`<a rel="${rel}" href="/orders/${other.id}"><span>${said}</span> ${other.title}</a>`;
  const line = (of: readonly Order[], among: string, shown: readonly (Order | undefined)[] = []): Html | null => {
    if (rulingsOf(site, of).length === 1) return html`<div><span class="none">${say.only(among)}</span></div>`;
    const [before, after] = besides(site, of, order);
    const known = (other: Order | undefined) => other !== undefined && shown.includes(other);
    if (known(before) && known(after)) return null;
    const place = (other: Order | undefined, said: string, rel: string, none: Html) =>
      other === undefined ? none : known(other) ? html`<span></span>` : link(other, said, rel);
    return html`<div>${place(before, say.before(among), "prev", html`<span class="none">${say.first(among)}</span>`)}${place(after, say.after(among), "next", html`<span class="none last">${say.last(among)}</span>`)}</div>`;
  };
  const inCase = orders.filter(({case_id}) => case_id === order.case_id);
  const aboutSame = orders.filter(({flow}) => flow === order.flow);
  return html`<nav class="neighbors" aria-label="${say.neighbors}">${line(inCase, say.inThisCase)}${line(aboutSame, say.aboutSameData, besides(site, inCase, order))}</nav>`;
}

/** What the record says as of its last day of an order that sets a limit, or that has an end: in force, ended, or not known. */
function standsNow(site: Site, order: Order): Html | null {
  const {flow, restriction, from, until, superseded_by} = order;
  if (restriction === "none" && until === null) return null;
  const {orders: say, status} = words();
  const through = followedThrough(site, flow);
  const said =
    from !== null && from === until
      ? say.neverHeld
      : until !== null && (through === null || until <= through)
        ? `${say.standing.ended.toLowerCase()}: ${formatHeld(order)}`
        : until === null && superseded_by.length > 0
          ? html`${say.supersededBy.toLowerCase()}${titles(site, superseded_by)}`
          : from === null
            ? say.standing.unknown.toLowerCase()
            : `${say.inForce}${formatHeld(order)}`;
  const asRecorded = through === null ? status.todayNotVerified : status.asRecorded(formatDate(through)).join("");
  return html`${asRecorded}${said}`;
}

/** From when until when an order held. One that limits nothing and ends nowhere has no time of its own: its day says it. */
function inTime({restriction, from, until, superseded_by}: Order): [string, string][] {
  const {facts: say} = words().orders;
  if (restriction === "none" && until === null) return [[say.limit, say.noLimit]];
  const ends =
    until === null
      ? superseded_by.length === 0 && from !== null
        ? say.noUntil
        : null
      : say.untilDay(formatDate(until));
  return [
    [say.from, from === null ? say.noFrom : formatDate(from)],
    ...(ends === null ? [] : [[say.until, ends] as [string, string]])
  ];
}

/** The page of one order. */
export function orderPage(site: Site, id: string): Block {
  const {tables, edition} = site;
  const order = tables.orders.find((row) => row.id === id);
  if (!order) throw new RangeError(`there is no order ${id}`);
  const docket = tables.cases.find((row) => row.id === order.case_id);
  if (!docket) throw new RangeError(`order ${id} is of no case`);
  const court = orderCourt(site, order);
  const flow = tables.flows.find((row) => row.id === order.flow);
  const events = tables.events.filter(({order_ids}) => order_ids.includes(id));
  const elsewhere = events
    .flatMap(({disagreements}) => disagreements)
    .filter(
      (position) => !order.disagreements.some(({about, says}) => about === position.about && says === position.says)
    );
  const called = [...order.disagreements, ...elsewhere];
  const open = edition.questions.flatMap(({question, row_ids}, index) =>
    row_ids.includes(id) ? [{question, place: questionPlace(index)}] : []
  );
  const {orders: say, record} = words();
  const others = rulingOf(site, order).filter((other) => other !== order);
  // Where the text stands in what somebody else published, the address is no court document's.
  const holder = tables.sources.find(
    ({url, publisher}) =>
      url !== null &&
      url === order.opinion_url &&
      publisher !== null &&
      !tables.courts.some(({name, short_name}) => [name, short_name].includes(publisher))
  );
  const noEnd =
    order.until === null && order.from !== null && order.restriction !== "none" && order.superseded_by.length === 0;
  return {
    title: order.title,
    // Two courts may order the same: whose it is, and in which case.
    of: [court?.short_name, docket.docket_number].filter(Boolean).join(", "),
    body: html`<p class="standfirst">${order.requires}</p>
<p class="limit">${limitLine(order, standsNow(site, order))}</p>
<p class="ways">${gradeMark(site, order)}<a href="/cases/${docket.id}">${docket.short_caption}</a><a href="/orders/">${say.all}</a></p>
${noEnd && leadsOf(site, [docket, ...tables.cases.filter(({appeal_of}) => appeal_of === docket.id)])}
<div class="spread"><section class="side" aria-labelledby="brief"><h2 id="brief">${say.inBrief}</h2>${facts([
      [say.facts.made, formatDate(order.date)],
      [say.facts.by, court?.name],
      // A judge of the case did not make what a higher court ordered in it.
      [words().cases.judges(docket.judges.length), formatList(court?.id === docket.court_id ? docket.judges : [])],
      [say.facts.type, [capital(unslug(order.type)), order.form && say.forms[order.form]].filter(Boolean).join(", ")],
      [
        say.facts.sameRuling,
        others.length
          ? html`<ul>${others.map((other) => html`<li><a href="/orders/${other.id}">${other.title}</a></li>`)}</ul>`
          : null
      ],
      [say.facts.binds, boundNames(site, order) || words().status.nobody],
      [say.facts.asReported, order.binds_note],
      [words().cases.about, flow && html`<a href="/methods#${flow.id}">${flow.title}</a>`],
      [
        say.facts.atTheTime,
        (order.effect === "permits" && order.restriction !== "none" ? say.permitsInPart : say.effects[order.effect])(
          flowName(site, order.flow)
        )
      ],
      ...inTime(order),
      [say.facts.whyEnded, ended(site, order)],
      [say.facts.length, order.pages === null ? null : say.facts.pages(order.pages)],
      [say.facts.citation, order.citation],
      ...orderCitations(site, order),
      [
        say.facts.opinion,
        order.opinion_url === null
          ? say.facts.noAddress
          : html`${holder && say.facts.embeddedIn}<a href="${order.opinion_url}" rel="noreferrer">${holder ? inEnglish(`${holder.title}, ${holder.publisher}`) : new URL(order.opinion_url).host.replace(/^www\./, "")}</a>${unchecked(order.address)}`
      ],
      [say.facts.ownText, order.read && words().reads[order.read]],
      [say.facts.entry, entryWords(order)],
      [record.docket, html`${docketNumber(docket.docket_number)} ${docketLink(docket)}`],
      ...orderHistory(site, order).map(({term, lines}): [string, Html] => [
        term,
        html`<ul>${lines.map((line) => html`<li>${line}</li>`)}</ul>`
      ]),
      [say.facts.otherDockets, docket.dockets.length ? otherDockets(site, docket) : null],
      [record.recorded, formatDate(order.recorded)]
    ])}</section>
${orderStrip(site, order)}
<div class="text">
<h2 id="change">${say.changed(flow?.activity ?? null)}</h2>${orderChange(site, order)}
${
  noEnd &&
  // Orders about other data were not followed through the day of the edition.
  html`<p class="soft">${say.noEnd}${order.flow === edition.flow && ` ${say.noEndThrough(formatVerified(edition.verified_through), edition.verified_through !== null)}`}</p>`
}
${order.note !== null && html`<h2 id="note">${record.whatToKnow}</h2>${noteText(order.note)}`}
${open.length > 0 && html`<h2 id="open">${say.notKnown}</h2><ul>${open.map(({question, place}) => html`<li><a href="/methods#${place}">${inEnglish(question)}</a></li>`)}</ul>`}
<h2 id="called">${say.called}</h2>${called.length ? disagreementList(called) : html`<p>${say.noContradiction}</p>`}
${events.length > 0 && html`<h2 id="events">${say.cameAbout}</h2>${eventList(site, events, {of: id})}`}
<h2 id="sources">${record.sourcesOfEntry}</h2>${sourcesInFull(site, order.source_ids)}
</div></div>
${neighbors(site, order)}`
  };
}

/** Where an order stands, as a list is filtered by it. */
const standing = ({restriction, from, until}: Order): string =>
  words().orders.standing[
    restriction === "none" ? "none" : from === null ? "unknown" : until === null ? "open" : "ended"
  ];

/** Every order, the story's flow first, the latest of each first. */
export function orderIndex(site: Site): Html {
  const say = words().orders;
  const {orders, flows, cases} = site.tables;
  const story = site.edition.flow;
  const sorted = [...orders].sort(
    (a, b) => Number(b.flow === story) - Number(a.flow === story) || b.date_start.localeCompare(a.date_start)
  );
  const rulings = rulingsOf(site, orders);
  const parts = new Map(rulings.flatMap((ruling) => ruling.map((order) => [order, ruling.length])));
  const line = (order: Order): ListRow => {
    const docket = cases.find(({id}) => id === order.case_id);
    const court = orderCourt(site, order);
    const bound = order.binds.map((id) => agencyNames(site, [id]));
    const judges = court?.id === docket?.court_id ? (docket?.judges ?? []) : [];
    const about = flows.find(({id}) => id === order.flow)?.title ?? order.flow;
    const of = parts.get(order) ?? 1;
    const second = [
      capital(unslug(order.type)),
      docket?.short_caption,
      of > 1 && say.partOf(of),
      order.flow !== story && about
    ];
    return {
      id: order.id,
      cells: {
        order: {
          body: html`<a href="/orders/${order.id}">${order.title}</a><p class="soft">${second.filter(Boolean).join(" · ")}</p>`,
          sort: order.title
        },
        court: courtCell(court, judges),
        judges: {body: null, values: judges.map(judgeName)},
        date: {body: formatDate(order.date), sort: order.date_start},
        type: {body: null, values: [capital(unslug(order.type))]},
        limit: {
          body: html`${restrictionMark(order)}${order.restriction === "barred" && exception(order) && html`<p class="soft">${exception(order)}</p>`}${bound.length > 0 && html`<span class="unseen">.</span><p class="soft">${words().orders.binds(formatList(bound))}</p>`}`,
          sort: order.restriction,
          values: [capital(limitWords(order))]
        },
        binds: {body: null, values: bound},
        standing: {
          body:
            order.restriction === "none"
              ? null
              : order.from !== null && order.until === null
                ? capital(formatHeld(order))
                : html`${standing(order)}${order.from !== null && html`<p class="soft">${formatHeld(order)}</p>`}`,
          sort: standing(order),
          values: [standing(order)]
        },
        about: {body: null, values: [about]}
      }
    };
  };
  return html`<p class="counts">${words().record.rulings(rulings.length, orders.length)} · <a href="/cases/">${words().cases.all}</a> · ${words().orders.otherData}</p>${listTable(
    {
      id: "list",
      caption: say.caption,
      noun: say.noun,
      columns: [
        {name: "order", title: say.columns.order},
        {name: "court", title: say.columns.court, filter: true},
        {name: "judges", title: say.columns.judge, filter: true, folded: true},
        {name: "date", title: say.columns.date},
        {name: "type", title: say.columns.type, filter: true, folded: true},
        {name: "limit", title: say.columns.limit, filter: true},
        {name: "binds", title: say.columns.binds, filter: true, folded: true},
        {name: "standing", title: say.columns.status, filter: true},
        {name: "about", title: say.columns.data, filter: true, folded: true}
      ],
      rows: sorted.map(line)
    }
  )}`;
}
