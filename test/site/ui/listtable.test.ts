import {expect, it} from "vitest";
import {listTable} from "../../../site/ui/listtable.js";
import {documentOf} from "../../browser/files.js";

const COURTS = ["D.D.C.", "D. Mass.", "N.D. Cal."];
const rows = Array.from({length: 637}, (_, index) => ({
  id: `case-${index}`,
  cells: {
    title: {body: `Sample & Co v. ${index}`, sort: index},
    court: COURTS[index % COURTS.length] ?? null,
    status: `A status of its own, ${index}`,
    filed: {body: "Jan. 1, 2025", sort: "2025-01-01"}
  }
}));
const page = documentOf(
  `<main>${
    listTable({
      id: "list",
      caption: "Cases",
      noun: ["case", "cases"],
      columns: [
        {name: "title", title: "Case"},
        {name: "court", title: "Court", filter: true},
        {name: "status", title: "Status", filter: true},
        {name: "filed", title: "Filed"}
      ],
      rows
    }).text
  }</main>`
);

it("637 rows are thirteen pages of fifty, each behind a link, and all behind one more", () => {
  const bodies = [...page.querySelectorAll("tbody")];
  expect(bodies.map(({children}) => children.length)).toEqual([...Array.from({length: 12}, () => 50), 37]);
  const links = [...page.querySelectorAll(".list-pages a")].map((link) => link.getAttribute("href")?.slice(1) ?? "");
  expect(links).toHaveLength(14);
  expect(links.filter((id) => page.getElementById(id) === null)).toEqual([]);
});

it("a column offers a filter where its values repeat, and none where each row has its own", () => {
  const filters = [...page.querySelectorAll("select")].map((select) => select.getAttribute("name"));
  expect(filters).toEqual(["court"]);
  expect([...page.querySelectorAll("select option")].map(({textContent}) => textContent)).toEqual([
    "All",
    ...[...COURTS].sort((a, b) => a.localeCompare(b, "en"))
  ]);
});

it("text is text: nothing in a row is taken for markup", () => {
  expect(page.querySelector("tbody th")?.textContent).toBe("Sample & Co v. 0");
});

it("a folded column filters and is searched, and takes no room", () => {
  const folded = documentOf(
    `<main>${
      listTable({
        id: "list",
        caption: "Cases",
        noun: ["case", "cases"],
        columns: [
          {name: "title", title: "Case"},
          {name: "judge", title: "Judge", filter: true, folded: true}
        ],
        rows: ["A", "B", "A"].map((judge) => ({cells: {title: "A case", judge: {body: null, values: [judge]}}}))
      }).text
    }</main>`
  );
  expect([...folded.querySelectorAll("th[hidden], td[hidden]")]).toHaveLength(4);
  expect([...folded.querySelectorAll('select[name="judge"] option')].map(({textContent}) => textContent)).toEqual([
    "All",
    "A",
    "B"
  ]);
});

it("says before any script which rows of how many it shows, and of each page's link the same", () => {
  expect(page.querySelector(".list-count")?.textContent).toBe("637 cases, showing 1 to 50");
  const links = [...page.querySelectorAll(".list-pages a[aria-label]")].map((link) => link.getAttribute("aria-label"));
  expect(links).toHaveLength(13);
  expect(links[0]).toBe("Page 1 of 13, showing 1 to 50");
  expect(links.at(-1)).toBe("Page 13 of 13, showing 601 to 637");
});
