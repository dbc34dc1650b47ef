import {expect, test} from "vitest";
import {lawFigure} from "../../../../site/features/status/law.js";
import {en} from "../../../../site/words/en.js";
import type {Order} from "../../../../loaders/schema/tables/orders.js";
import {sampleSite} from "../../../tools/site.js";

const {tables, edition} = await sampleSite();
const subtitle = (change: (orders: Order[]) => Order[]) =>
  lawFigure({...tables, orders: change(tables.orders)}, {flow: edition.flow}).subtitle;

test("the caption explains the marks that are drawn, and no other", () => {
  const denial = (order: Order) => order.type === "denial";
  expect(subtitle((orders) => orders)).toContain(en.law.outcomes.denial);
  expect(subtitle((orders) => orders.filter((order) => !denial(order)))).not.toContain(en.law.outcomes.denial);
});

test("a higher court's stay that lets the flow go on is told as what it lifted, and never as a refusal", () => {
  const stayed = (orders: Order[]) =>
    orders
      .filter(({type}) => type !== "denial" && type !== "affirmance")
      .map((order): Order =>
        order.id === "birch-injunction" ? {...order, type: "stay", effect: "permits", restriction: "none"} : order
      );
  expect(subtitle(stayed)).toContain(en.law.outcomes.lifted);
  expect(subtitle(stayed)).not.toContain(en.law.outcomes.denial);
});

test("each order in the data of the figure is of the court that made it, on an appeal and by a higher court too", () => {
  // What is affirmed lets the flow go on, and so is drawn.
  const orders = tables.orders.map((order): Order =>
    order.id === "ames-affirmance" ? {...order, effect: "permits"} : order
  );
  const courts = (id: string, events = tables.events) =>
    lawFigure({...tables, orders, events}, {flow: edition.flow}).rows.find(
      ({kind, row}) => kind === en.law.kinds.order && row === id
    )?.courts;
  expect(courts("ames-stay")).toBe("N. Sample");
  expect(courts("ames-affirmance")).toBe("Sample Cir.");
  const above = tables.events.map((event) =>
    event.order_ids.includes("ames-stay") ? {...event, court_id: "sampca"} : event
  );
  expect(courts("ames-stay", above)).toBe("Sample Cir.");
});
