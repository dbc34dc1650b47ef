import {formatDate, formatGrade} from "../../ui/format.js";
import {formatValue} from "../../ui/value.js";
import {record, siteRoot} from "./record.js";

/**
 * A citation of a row for a cell's text: its value, or its title, as a link to the page that has its source, grade and locator.
 * @param id of an observation, an order or a case
 * @param words what stands in the text in place of the value or title
 * @throws RangeError, from the promise, for an id that there is no such row of
 */
export async function cite(id: string, words?: string): Promise<HTMLAnchorElement> {
  const [observations, units, orders, cases] = await Promise.all([
    record.observations,
    record.units,
    record.orders,
    record.cases
  ]);
  const link = (address: string, text: string, title: string) =>
    Object.assign(document.createElement("a"), {
      className: "cite",
      href: new URL(address, siteRoot()).href,
      textContent: words ?? text,
      title
    });
  const value = observations.find((row) => row.id === id);
  if (value) {
    const unit = units.find((row) => row.id === value.unit) ?? {id: value.unit, title: value.unit};
    const how = `${formatDate(value.period)}; ${formatGrade(value.grade, null)}${value.locator === null ? "" : `; ${value.locator}`}`;
    return link(`series/${value.series_id}#${id}`, formatValue(value, unit), how);
  }
  const order = orders.find((row) => row.id === id);
  if (order) return link(`orders/${id}`, order.title, `${formatDate(order.date)}; ${formatGrade(order.grade, null)}`);
  const found = cases.find((row) => row.id === id);
  if (!found) throw new RangeError(`there is no observation, order or case ${id}`);
  return link(`cases/${id}`, found.short_caption, found.caption);
}
