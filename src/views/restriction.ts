import type {Order} from "../../loaders/schema/orders.js";

/** The limit that an order sets by itself, in words. */
export const RESTRICTION_WORDS: Record<Order["restriction"], string> = {
  none: "no limit by itself",
  notice: "allowed only after notice",
  barred: "barred"
};
