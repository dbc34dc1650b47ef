import {expect, test} from "vitest";
import {lawFigure} from "../../../../site/features/status/law.js";
import {en} from "../../../../site/words/en.js";
import type {Order} from "../../../../loaders/schema/tables/orders.js";
import es from "../../../../site/words/es.js";
import {speak} from "../../../../site/words/words.js";
import {blank, sampleSite} from "../../../tools/site.js";

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

test("in another language each order says there how long it held, and what is unsure is quoted as it quotes", () => {
  const orders = tables.orders.map((order): Order =>
    order.restriction === "none" ? order : {...order, date: `${order.date}?`, title: "Título", binds: []}
  );
  const flows = tables.flows.map((flow) => ({...flow, activity: null}));
  const [said, missing, subtitle] = speak(es, () => {
    const figure = lawFigure({...tables, orders, flows}, {flow: edition.flow});
    const marks = [...figure.draw({document: blank(), width: 720}).querySelectorAll("[data-order][data-says]")];
    return [marks.map((mark) => mark.getAttribute("data-says") ?? ""), figure.missing, figure.subtitle];
  });
  const held = /^Título, desde el .+(; no se encontró fecha de fin| hasta el .+); obliga a: nadie por su nombre$/;
  const limits = said.filter((text) => text.startsWith("Título"));
  expect(limits.length).toBeGreaterThan(1);
  expect(limits.filter((text) => !held.test(text))).toEqual([]);
  expect(missing).toContain("No es seguro el día de «Título»");
  expect(subtitle).toMatch(/^Órdenes judiciales sobre «[^“”]+»/);
});

test("a stretch that is barred says what each court excepts, and what lies beyond the last verified day has no answer", () => {
  const figure = lawFigure(tables, {flow: edition.flow});
  const drawn = figure.draw({document: blank(), width: 720});
  const says = [...drawn.querySelectorAll("[data-says]")].map((mark) => mark.getAttribute("data-says") ?? "");
  expect(says).toContainEqual(
    expect.stringMatching(/barred by N\. Sample except in accordance with the sample act, and S\. Sample; \d orders$/)
  );
  const veil = drawn.querySelector("rect.later")!;
  expect(veil.getAttribute("data-says")).toBe(
    "No answer after March 31, 2022, the last day for which the record was verified"
  );
  const beyond = Number(veil.getAttribute("x"));
  for (const mark of drawn.querySelectorAll("rect[data-says]:not(.later)"))
    expect(Number(mark.getAttribute("x")) + Number(mark.getAttribute("width"))).toBeLessThanOrEqual(beyond + 0.01);
});
