import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {drawView} from "../../../../site/framework/views.js";
import {sampleSite} from "../../../tools/site.js";

const site = await sampleSite();

test("the note of a case without parties stands under What to know, and no heading stands over nothing", () => {
  const cases = site.tables.cases.map((row) =>
    row.id === "dale-v-almanac" ? {...row, note: "It was settled in May."} : row
  );
  const {body} = drawView(
    "case",
    {path: "/cases/dale-v-almanac", params: {id: "dale-v-almanac"}, options: {}},
    {...site, tables: {...site.tables, cases}}
  );
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  expect(document.getElementById("note")?.textContent).toBe("What to know");
  expect(document.getElementById("note")?.nextElementSibling?.textContent).toContain("It was settled in May.");
  expect([document.getElementById("parties"), document.getElementById("counsel")]).toEqual([null, null]);
});

test("a case has one count of its events, with how many of them are leads, in its brief and in its picture", () => {
  const events = site.tables.events.map((row) =>
    row.id === "lists-asked-for" ? {...row, case_id: "ames-v-ferry"} : row
  );
  const all = events.filter(({case_id}) => case_id === "ames-v-ferry").length;
  const {body} = drawView(
    "case",
    {path: "/cases/ames-v-ferry", params: {id: "ames-v-ferry"}, options: {}},
    {...site, tables: {...site.tables, events}}
  );
  const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
  const count = `${all} events (1 unverified)`;
  expect(document.querySelector(".side .counts")?.textContent).toContain(count);
  expect(document.querySelector("svg.strip")?.getAttribute("aria-label")).toContain(`: ${count}.`);
  expect(document.querySelector("h2")?.id).toBe("brief");
});

test("an appeal says which orders it is from, on its own page and in the line of its case, each as a link", () => {
  const links = (id: string, where: string) => {
    const {body} = drawView("case", {path: `/cases/${id}`, params: {id}, options: {}}, site);
    const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
    return [...document.querySelectorAll(`${where} a[href^="/orders/"]`)].map((link) => link.getAttribute("href"));
  };
  expect(links("ames-v-ferry-appeal", ".side")).toEqual(["/orders/ames-stay"]);
  expect(links("ames-v-ferry", "#ames-v-ferry-appeal .node")).toEqual(["/orders/ames-stay"]);
  expect(links("ames-v-ferry", ".side")).toEqual([]);
});

test("what sources say differently of a case has a heading of its own, and none where they do not", () => {
  const heading = (id: string) => {
    const {body} = drawView("case", {path: `/cases/${id}`, params: {id}, options: {}}, site);
    const {document} = parseHTML(`<!DOCTYPE html><html><body>${body.text}</body></html>`);
    return document.querySelector(".disagreements")?.previousElementSibling?.outerHTML ?? document.getElementById("disagree");
  };
  expect(heading("birch-v-harbor")).toBe('<h2 id="disagree">Sources disagree</h2>');
  // Said once.
  const {text} = drawView("case", {path: "/cases/birch-v-harbor", params: {id: "birch-v-harbor"}, options: {}}, site).body;
  expect(text.match(/Sources disagree/g)).toHaveLength(1);
  expect(heading("clay-v-tram")).toBeNull();
});
