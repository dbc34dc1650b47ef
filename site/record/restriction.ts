import type {Order} from "../../loaders/schema/tables/orders.js";
import {html, type Html} from "../ui/html.js";
import {capital} from "./names.js";

/** The limit that an order sets by itself, in words. */
export const RESTRICTION_WORDS: Record<Order["restriction"], string> = {
  none: "no limit by itself",
  notice: "allowed only after notice",
  barred: "barred"
};

/** The limit that an order sets by itself, as a mark in words. */
export const restrictionMark = ({restriction}: Pick<Order, "restriction">): Html =>
  html`<span class="pill pill-${restriction}">${capital(RESTRICTION_WORDS[restriction])}</span>`;
