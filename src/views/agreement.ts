import {eventsNamed, formatDate, html, LANE_NAMES, say, strips, type Html, type Site} from "docketbook/client";

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
    label: say(label),
    dots: events
      .filter((event) => event.lane === lane)
      .map(({date_start, date_end, precision}) => ({start: date_start, end: date_end, certain: precision === "day"}))
  }));
  const rows = [
    {
      label: say("Signed, not suspended"),
      strong: true,
      bars: [{from: made.date_start, until: order.from, restriction: "plain" as const}]
    },
    {
      label: say("Suspended"),
      strong: true,
      bars: [{from: order.from, until: order.until, restriction: "barred" as const}]
    },
    ...lanes.filter(({dots}) => dots.length > 0)
  ];
  const [signed, suspended] = [formatDate(made.date), formatDate(order.from)];
  const description =
    order.until === null
      ? say`Signed ${signed}; suspended ${suspended}, with no end date found. ${events.length} events, listed below.`
      : say`Signed ${signed}; suspended ${suspended} until ${formatDate(order.until)}. ${events.length} events, listed below.`;
  return html`<figure class="over-time"><figcaption><b>${say("From draft to suspension.")}</b> ${say`Signed ${signed}, suspended by`} <a href="/orders/${order.id}">${say`the order of ${formatDate(order.date)}`}</a>. ${say("Dots are events by who acted, hollow if the day is unknown.")} <span class="key key-beyond">${say("not verified")}</span></figcaption>${strips(rows, description, {from: `${first.slice(0, 8)}01`, to: edition.edition, verifiedThrough: edition.verified_through})}</figure>`;
}
