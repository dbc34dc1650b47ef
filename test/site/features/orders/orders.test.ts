import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {citedName} from "../../../../site/features/orders/casename.js";
import {orderCitations} from "../../../../site/features/orders/ordercitation.js";
import {rulingsOf} from "../../../../site/record/rulings.js";
import {drawView} from "../../../../site/framework/views.js";
import {sampleSite} from "../../../tools/site.js";

const site = await sampleSite();
const page = (id: string, from = site) => {
  const {body} = drawView("order", {path: `/orders/${id}`, params: {id}, options: {}}, from);
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  return [...document.querySelectorAll(".side dt")].map((term) => [
    term.textContent,
    term.nextElementSibling?.textContent
  ]);
};

test("an order is by the court of its case, with the judges of the case", () => {
  expect(page("ames-stay")).toEqual(
    expect.arrayContaining([
      ["By", "Sample District Court of the North"],
      ["Judge", "Judge Sample"]
    ])
  );
});

test("an order that a higher court made in the case is by that court, and by no judge of the case", () => {
  const events = site.tables.events.map((event) =>
    event.order_ids.includes("ames-stay") ? {...event, court_id: "sampca"} : event
  );
  const facts = page("ames-stay", {...site, tables: {...site.tables, events}});
  expect(facts).toContainEqual(["By", "Sample Court of Appeals"]);
  expect(facts.map(([term]) => term)).not.toContain("Judge");
});

test("an order that lets part go on and bars the rest is told as both, and one that bars nothing by itself as that", () => {
  const as = (change: object) =>
    page("ames-stay", {
      ...site,
      tables: {
        ...site.tables,
        orders: site.tables.orders.map((row) => (row.id === "ames-stay" ? {...row, ...change} : row))
      }
    });
  expect(as({effect: "permits"})).toContainEqual([
    "At the time",
    "it allowed part of giving passenger lists to the harbor and limited the rest"
  ]);
  expect(as({effect: "permits", restriction: "none"})).toContainEqual([
    "At the time",
    "it set no limit of its own on giving passenger lists to the harbor"
  ]);
});

test("no page says that orders about other data were verified through the day of the record", () => {
  const words = (id: string) => {
    const open = site.tables.orders.map((row) => (row.id === id ? {...row, until: null} : row));
    const from = {...site, tables: {...site.tables, orders: open}};
    return drawView("order", {path: `/orders/${id}`, params: {id}, options: {}}, from).body.text;
  };
  expect(words("ames-stay")).toContain("No end date was found. The record is verified through March 31, 2022");
  expect(words("clay-limits")).toContain("No end date was found.");
  expect(words("clay-limits").replace(/<footer[^]*/, "")).not.toContain("verified through March 31, 2022");
});

test("an order in an appeal is cited by the name of the case, without the note that tells the appeal apart", () => {
  const facts = page("ames-affirmance");
  expect(facts.find(([term]) => term === "Legal citation")?.[1]).toMatch(/^Ames v\. Ferry, No\. /);
});

test("the list of orders says with a bar what it leaves open, and with nothing else", () => {
  const {body} = drawView("orders", {path: "/orders/", params: {}, options: {}}, site);
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  const limits = [...document.querySelectorAll("tbody tr")].map((row) => [row.id, row.textContent] as const);
  const open = site.tables.orders.filter(
    ({restriction, requires}) => restriction === "barred" && /except/.test(requires)
  );
  expect(open.length).toBeGreaterThan(0);
  expect(limits.filter(([, text]) => /except /.test(text)).map(([id]) => id)).toEqual(
    limits.map(([id]) => id).filter((id) => open.some((order) => order.id === id))
  );
});

const drawn = (id: string, change: object = {}, from = site) => {
  const orders = from.tables.orders.map((row) => (row.id === id ? {...row, ...change} : row));
  const shown = {...from, tables: {...from.tables, orders}};
  const {body} = drawView("order", {path: `/orders/${id}`, params: {id}, options: {}}, shown);
  return parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`).document;
};
const stands = (id: string, change: object = {}, from = site) =>
  drawn(id, change, from).querySelector("body > .limit")?.textContent;

test("an order says near its title what the record says of it as of its last day", () => {
  const open = "Policy suspended except in accordance with the sample act";
  const through = "As recorded through March 31, 2022, ";
  expect(stands("ames-stay")).toBe(`${open}. · ${through}in force since June 1, 2021; no end date found`);
  expect(stands("ames-notice")).toBe(
    `Allowed only after notice. ${through}ended: from March 1, 2021 until June 1, 2021`
  );
  expect(stands("ames-stay", {until: "2022-09-01"})).toBe(
    `${open}. · ${through}in force from June 1, 2021 until Sept. 1, 2022`
  );
  expect(stands("ames-stay", {until: "2021-06-01"})).toBe(`${open}. · ${through}it never held`);
  expect(stands("ames-stay", {from: null})).toBe(`${open}. · ${through}first day unknown`);
  expect(stands("ames-stay", {superseded_by: ["birch-injunction"]})).toBe(
    `${open}. · ${through}superseded by: Injunction against the harbor`
  );
  const unverified = {...site, edition: {...site.edition, verified_through: null}};
  expect(stands("ames-stay", {}, unverified)).toBe(
    `${open}. · Not verified yet: in force since June 1, 2021; no end date found`
  );
});

test("an order that sets no limit says so, whatever its type; one that limits in another way says that", () => {
  expect(stands("ames-affirmance")).toBe("Sets no limit of its own");
  expect(stands("ames-affirmance", {type: "notice", effect: "neutral", binds: ["ferry"]})).toBe(
    "Sets no limit of its own"
  );
  expect(stands("ames-affirmance", {type: "consent", binds: ["ferry"]})).toBe("Limits in another way");
});

test("what an order changed, and its picture in words, name what a bar leaves open", () => {
  const page = drawn("ames-stay");
  const said = [...page.querySelectorAll(".turn .restriction")].map((words) => words.textContent);
  expect(said.at(-1)).toBe("Barred by one court, except in accordance with the sample act");
  expect(page.querySelector("svg.strip")?.getAttribute("aria-label")).toContain(
    "barred by one court, except in accordance with the sample act"
  );
  // Where another court bars without it, the exception stands with the court whose it is.
  const later = drawn("birch-injunction");
  expect(later.querySelector(".turn .status:last-child")?.textContent).toMatch(
    /Barred by two courts.*except in accordance with the sample act/
  );
});

test("two days that say the same are not compared: what stayed is said", () => {
  const page = drawn("ames-affirmance");
  expect(page.querySelector(".turn")).toBeNull();
  expect(page.querySelector("#change + p")?.textContent).toMatch(/^The legal status stayed as it was: barred by /);
  expect(page.querySelector("#change + p")?.textContent).toContain("except in accordance with the sample act");
});

test("the order in brief is a section with a heading, before the rest of the page", () => {
  const page = drawn("ames-stay");
  expect(page.querySelector("h2")?.textContent).toBe("The order in brief");
  expect(page.querySelector("h2")?.parentElement?.getAttribute("aria-labelledby")).toBe(page.querySelector("h2")?.id);
});

test("an order leads to the open question that names it", () => {
  expect(drawn("ames-stay").querySelector("#open + ul a")?.getAttribute("href")).toBe("/methods#question-1");
  expect(drawn("ames-notice").querySelector("#open")).toBeNull();
  const {body} = drawView("open-questions", {path: "/methods", params: {}, options: {}}, site);
  expect(body.text).toContain('id="question-1"');
});

test("names of cases are shortened word by word, and what is a party by itself is not", () => {
  for (const [caption, cited] of [
    ["United States v. Department of Education", "United States v. Dep’t of Educ."],
    ["The Services Group, Inc. v. State of New York", "Servs. Grp., Inc. v. New York"],
    [
      "American Civil Liberties Union v. U.S. Department of the Treasury et al.",
      "Am. C.L. Union v. U.S. Dep’t of the Treasury"
    ],
    [
      "Associations of Taxpayers and Employees v. University of Texas System (appeal)",
      "Ass’ns of Taxpayers & Emps. v. Univ. of Tex. Sys."
    ],
    ["Board v. Center", "Board v. Center"],
    ["In re National Prescription Opiate Litigation", "In re Nat’l Prescription Opiate Litig."]
  ] as const)
    expect(citedName(caption)).toBe(cited);
});

test("orders of one event are one ruling, unless day, form or docket entry tell them apart", () => {
  const [order] = site.tables.orders;
  const [event] = site.tables.events;
  const part = (id: string, change: object = {}) => ({...order!, id, docket_entry: null, ...change});
  const parts = (change: object, order_ids = ["a", "b"]) =>
    rulingsOf({tables: {events: [{...event!, order_ids}]}}, [part("a"), part("b", change)]).length;
  expect(parts({})).toBe(1);
  expect(parts({}, ["a"])).toBe(2);
  for (const apart of [{date: "2031-01-01"}, {form: "oral"}, {docket_entry: "7"}, {case_id: "another"}])
    expect(parts(apart)).toBe(2);
  const entry = {docket_entry: "7"};
  expect(rulingsOf({tables: {events: []}}, [part("a", entry), part("b", entry)])).toHaveLength(1);
  const events = [["a", "c"], ["b"], ["b", "c"]].map((order_ids, index) => ({...event!, id: `e${index}`, order_ids}));
  expect(
    rulingsOf(
      {tables: {events}},
      ["a", "b", "c"].map((id) => part(id))
    )
  ).toHaveLength(1);
});

test("history is the appeal's decision, under its own name where the parties are others, and of no appeal that is not from the order", () => {
  const told = (change: object, orders = site.tables.orders) => {
    const cases = site.tables.cases.map((row) => (row.appeal_of === null ? row : {...row, ...change}));
    const stay = orders.find(({id}) => id === "ames-stay")!;
    const [legal] = orderCitations({...site, tables: {...site.tables, cases, orders}}, stay);
    return legal![1].text.replace(/<[^>]+>/g, "").replace(/^.*? 2021\)(?: \([^)]*\))?/, "");
  };
  const court = site.tables.courts.find(({id}) => id === "sampca")!.short_name;
  expect(told({})).toBe(`, aff’d, No. 21-0501 (${court} Nov. 20, 2021)`);
  const boggs = {caption: "Boggs v. Ferry", short_caption: "Boggs v. Ferry (appeal)"};
  expect(told(boggs)).toBe(`, aff’d sub nom. Boggs v. Ferry, No. 21-0501 (${court} Nov. 20, 2021)`);
  const undecided = site.tables.orders.filter(({type}) => type !== "affirmance");
  expect(told({}, undecided)).toBe(`, appeal docketed, No. 21-0501 (${court} July 1, 2021)`);
  expect(told({appealed_order_ids: []})).toBe("");
  expect(told({appealed_order_ids: ["ames-notice"]}, undecided)).toBe("");
  // An appeal whose day is not known has nothing to be cited by before its decision.
  expect(told({filed: null}, undecided)).toBe("");
});

test("an order page has the appeals that are from the order; another of the case says that it has none, and what they are from", () => {
  const appeals = (id: string) =>
    page(id)
      .filter(([term]) => term === "Appeals")
      .map(([, words]) => words);
  expect(appeals("ames-stay")).toEqual([expect.stringMatching(/^Ames v\. Ferry \(appeal\), 21-0501: Affirmed/)]);
  const none = "No source in the record names this order in an appeal.Ames v. Ferry (appeal), 21-0501. Orders appealed: ";
  for (const id of ["ames-denial", "ames-notice"]) expect(appeals(id)).toEqual([expect.stringContaining(none)]);
  expect(appeals("ames-affirmance")).toEqual([]);
});

test("an affirmance and the order that its appeal is from name each other; of an appeal from several, no row says which it affirms", () => {
  const related = (id: string, appealed = ["ames-stay"]) => {
    const cases = site.tables.cases.map((row) =>
      row.id === "ames-v-ferry-appeal" ? {...row, appealed_order_ids: appealed} : row
    );
    return page(id, {...site, tables: {...site.tables, cases}}).filter(([term]) => /^Affirm/.test(term ?? ""));
  };
  expect(related("ames-affirmance")).toEqual([["Affirms", expect.stringMatching(/, June 1, 2021$/)]]);
  expect(related("ames-stay")).toEqual([["Affirmed by", "The stay is affirmed, Nov. 20, 2021"]]);
  for (const id of ["ames-affirmance", "ames-stay"]) expect(related(id, ["ames-stay", "ames-notice"])).toEqual([]);
});

test("an order of a case without an appeal says so, where the case stands, and on what its sources disagree", () => {
  const birch = site.tables.orders.find(({case_id}) => case_id === "birch-v-harbor")!;
  expect(page(birch.id)).toContainEqual([
    "Appeals",
    expect.stringMatching(
      /^The record has no appeal in this case\.Birch v\. Harbor: Enjoined on September 15, 2021.*Sources disagree: the day of filing$/
    )
  ]);
});

test("a stay under section 705 is called what it is, and any other bar a bar", () => {
  const {body} = drawView("orders", {path: "/orders/", params: {}, options: {}}, site);
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  const marked = (id: string) => document.querySelector(`tr[id="${id}"] .pill`)?.textContent;
  expect(marked("ames-stay")).toBe("Policy suspended");
  expect(marked("birch-injunction")).toBe("Barred");
});

test("what sets no limit is not said to require no notice, which an order of type notice may do in another way", () => {
  const changed = (change: object) => drawn("ames-affirmance", change).querySelector("#change + p")?.textContent;
  expect(changed({type: "notice", effect: "neutral", binds: ["ferry"]})).toContain(
    "By itself it set no limit on sharing, and it leaves other orders standing."
  );
  // One that limits in another way is not said to set none.
  expect(changed({type: "consent", effect: "restricts", binds: ["ferry"]})).not.toContain("no limit");
});

test("the orders before and after are of other rulings, and no order is linked twice", () => {
  const links = (id: string, from = site) =>
    [...drawn(id, {}, from).querySelectorAll(".neighbors > div")].map((line) =>
      [...line.children].map((link) => link.getAttribute("href")?.replace("/orders/", "") ?? link.textContent)
    );
  expect(links("ames-notice")).toEqual([["ames-denial", "ames-stay"]]);
  // Of the order about the same data only the one that is another.
  expect(links("ames-stay")).toEqual([
    ["ames-notice", "The last order in this case"],
    ["", "birch-injunction"]
  ]);
  const parts = ["ames-notice", "ames-stay"];
  const one = {
    ...site.tables,
    orders: site.tables.orders.map((row) =>
      parts.includes(row.id) ? {...row, date: "2021-06-01", date_start: "2021-06-01", docket_entry: "20"} : row
    )
  };
  for (const id of parts)
    expect(links(id, {...site, tables: one})[0]).toEqual(["ames-denial", "The last order in this case"]);
});

test("a list is filtered by what an order is, a denial apart from what it denies, and by a judge's name alone", () => {
  const cases = site.tables.cases.map((row) =>
    row.judges.length ? {...row, judges: ["Sample (senior judge, author)"]} : row
  );
  const from = {...site, tables: {...site.tables, cases}};
  for (const [view, path] of [
    ["orders", "/orders/"],
    ["cases", "/cases/"]
  ] as const) {
    const {body} = drawView(view, {path, params: {}, options: {}}, from);
    const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
    const cells = [...document.querySelectorAll('td[data-label="Judge"]')].map((cell) =>
      cell.getAttribute("data-values")
    );
    expect(cells.filter((values) => values?.includes("Sample")).every((values) => !values?.includes("senior"))).toBe(
      true
    );
    expect(cells.some((values) => values?.includes("Sample"))).toBe(true);
    if (view !== "orders") continue;
    const type = (id: string) =>
      document.querySelector(`tr[id="${id}"] td[data-label="Type"]`)?.getAttribute("data-values");
    expect(["ames-denial", "birch-injunction"].map(type)).toEqual(["Denial", "Preliminary injunction"]);
  }
});
