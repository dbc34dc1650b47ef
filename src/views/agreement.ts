import {eventsNamed, formatDate, html, LANE_NAMES, strips, type Html, type Site} from "docketbook/client";

/**
 * An agreement over time: a bar from the event that made it (`data-made`) to the order that suspended it (`data-suspended`), and
 * the events that a page names (`data-ids`) by who acted.
 */
export function agreementStrip(site: Site, options: Record<string, string>): Html {
  const {tables, edition} = site;
  const [made] = eventsNamed(site, options["made"]);
  const order = tables.orders.find(({id}) => id === options["suspended"]);
  if (!made || order?.from == null)
    throw new RangeError(
      "an agreement has data-made, the id of an event, and data-suspended, that of an order with a first day"
    );
  const events = eventsNamed(site, options["ids"]);
  const first = events[0]?.date_start ?? made.date_start;
  const lanes = Object.entries(LANE_NAMES).map(([lane, label]) => ({
    label,
    dots: events
      .filter((event) => event.lane === lane)
      .map(({date_start, date_end, precision}) => ({start: date_start, end: date_end, certain: precision === "day"}))
  }));
  const rows = [
    {
      label: "Signed, not suspended",
      strong: true,
      bars: [{from: made.date_start, until: order.from, restriction: "plain" as const}]
    },
    {label: "Suspended", strong: true, bars: [{from: order.from, until: order.until, restriction: "barred" as const}]},
    ...lanes.filter(({dots}) => dots.length > 0)
  ];
  const description = `Signed ${formatDate(made.date)}; suspended ${formatDate(order.from)}${order.until === null ? ", and no end of that was seen" : ` until ${formatDate(order.until)}`}. ${events.length} events, listed below.`;
  return html`<figure class="over-time"><figcaption><b>From draft to suspension.</b> Signed ${formatDate(made.date)}, suspended by <a href="/orders/${order.id}">the order of ${formatDate(order.date)}</a>. Dots are events by who acted, hollow where the day is not known. <span class="key key-beyond">not verified</span></figcaption>${strips(rows, description, {from: `${first.slice(0, 8)}01`, to: edition.edition, verifiedThrough: edition.verified_through})}</figure>`;
}
