import {READS, type Read} from "../../loaders/schema/common.js";
import {pluralize} from "../ui/format.js";

const HOW: Record<Read | "unknown", readonly [one: string, many: string]> = {
  whole: ["was read in whole", "were read in whole"],
  part: ["was read in part", "were read in part"],
  quoted: ["is known through what others quote of it", "are known through what others quote of them"],
  "address-only": ["is known through reports alone", "are known through reports alone"],
  unknown: ["is not noted as read or unread", "are not noted as read or unread"]
};

interface ReadOrder {
  read: Read | null;
}

/** The orders by how much of their own text was read, from most to least, each group with its count in words; orders where nobody noted it come last. */
export function ordersRead<O extends ReadOrder>(orders: readonly O[]): {words: string; orders: O[]}[] {
  const groups = [...READS, null].map((read) => {
    const found = orders.filter((order) => order.read === read);
    return {words: `${found.length || "none"} ${HOW[read ?? "unknown"][found.length > 1 ? 1 : 0]}`, orders: found};
  });
  return groups.filter(({orders: found}, index) => index < READS.length || found.length > 0);
}

/** How many orders there are and how they were read, in a sentence. */
export function formatOrdersRead(orders: readonly ReadOrder[]): string {
  if (!orders.length) return "The record has no orders.";
  const groups = ordersRead(orders).map(({words}) => words);
  return `Of ${pluralize(orders.length, "order")}, ${groups.slice(0, -1).join(", ")}, and ${groups.at(-1)}.`;
}
