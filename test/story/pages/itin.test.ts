import {expect, it} from "vitest";
import {built, documents, record, wordsOf} from "../../browser/built.js";

const help = (path: string) => {
  const heading = built(path).getElementById("where-is-free-help")!;
  let list = heading.nextElementSibling!;
  while (list.localName !== "ul") list = list.nextElementSibling!;
  return list;
};
const pages = ["/itin", "/es/itin"] as const;

it.each(pages)(
  "%s offers help that a phone can use: official pages and telephones of the record, each cited beside",
  (path) => {
    const addresses = new Set(record.tables.sources.flatMap(({url}) => (url === null ? [] : [url])));
    const out = [...help(path).querySelectorAll("a[href]:not(.cite)")];
    const sites = out.map((link) => link.getAttribute("href")!).filter((href) => href.startsWith("http"));
    const phones = out.filter((link) => link.getAttribute("href")!.startsWith("tel:"));
    expect(sites.length).toBeGreaterThanOrEqual(4);
    for (const address of sites) expect(addresses).toContain(address);
    for (const address of sites) expect(new URL(address).hostname).toMatch(/\.gov$/);
    expect(phones.map((link) => link.getAttribute("href"))).toEqual(
      phones.map((link) => `tel:+${wordsOf(link).replace(/\D/g, "")}`)
    );
    expect(phones.length).toBeGreaterThanOrEqual(2);
    for (const link of out) expect(link.nextElementSibling?.className).toBe("cite cite-mark");
    // Nothing in the page looks like a telephone and is none.
    expect(wordsOf(help(path)).match(/1-8\d\d-\d{3}-\d{4}/g)).toHaveLength(phones.length);
  }
);

it.each(pages)(
  "%s says that an order is under appeal, that no decision was read, and the lead in the story’s own words",
  (path) => {
    const heading = built(path).getElementById("what-if-an-order-is-lifted")!;
    const rows: string[] = [];
    let lead = "";
    for (let next = heading.nextElementSibling; next && next.localName !== "h2"; next = next.nextElementSibling) {
      rows.push(...[...next.querySelectorAll("a.cite")].map((link) => link.getAttribute("href")!));
      if (next.matches(".leads")) lead = wordsOf(next);
    }
    expect(rows).toEqual(expect.arrayContaining(["#source-ctr-appeal-docketed", "#source-ctr-v-irs-appeal"]));
    expect(lead).toMatch(/^(?:Unverified|Sin verificar)/);
    expect(lead).toBe(wordsOf(built(path.replace("itin", "")).querySelector("main .leads > p")));
  }
);

it.each(["/", "/es/", "/itin", "/es/itin"])(
  "%s tells of a lead in its own language, with the note on the story’s page in English alone",
  (path) => {
    const leads = built(path).querySelector("main .leads")!;
    expect(leads.querySelectorAll(".note")).toHaveLength(path === "/" ? 1 : 0);
    expect([...leads.querySelectorAll("[lang]")].map(wordsOf)).toEqual([]);
    // The row's own place, to which it leads, has the note in every language.
    const {pathname, hash} = new URL(leads.querySelector("a")!.getAttribute("href")!, "https://example.org/");
    const place = built(`${path.startsWith("/es/") ? "/es" : ""}${pathname}`).getElementById(hash.slice(1))!;
    expect(wordsOf(place.closest("li, details, article") ?? place)).toContain("Not seen: opinion");
  }
);

it.each(pages)("%s says in its own words what of the lead was not seen, under it", (path) =>
  expect(wordsOf(built(path).querySelector("main .leads")!.nextElementSibling)).toMatch(
    /^(?:We have not seen the ruling|No hemos visto el fallo)/
  )
);

it.each(pages)("%s leads from what its orders bind to those orders, folded in the box at its head", (path) => {
  const page = built(path);
  const [place, ...more] = page.querySelectorAll(".law-today details[id]");
  const ways = [...page.querySelectorAll(`main a[href="#${place!.id}"]`)].map(wordsOf);
  expect(more).toEqual([]);
  expect(ways).toHaveLength(2);
  for (const way of ways) expect(way).toMatch(/binds certain agencies|obliga a ciertas agencias/);
  expect(place!.querySelectorAll("li").length).toBeGreaterThan(2);
});

it.each(pages)("%s promises no answer on a knock or a letter, and has the way to help first there", (path) => {
  const heading = built(path).getElementById("what-if-someone-knocks-on-my-door-or-i-get-a-letter")!;
  expect(wordsOf(heading)).not.toMatch(/\?/);
  expect(heading.nextElementSibling!.querySelector("a")!.getAttribute("href")).toBe("#where-is-free-help");
});

it.each(pages)("%s gives each thing that is not known its reason, with the row that it is known from", (path) => {
  let list = built(path).getElementById("what-is-not-known")!.nextElementSibling!;
  while (list.localName !== "ul") list = list.nextElementSibling!;
  for (const item of list.querySelectorAll("li")) {
    expect(wordsOf(item)).toMatch(/: .{30}/);
    expect(item.querySelector("a.cite"), wordsOf(item)).not.toBeNull();
  }
});

it.each(pages)("%s names courts by where they sit, as its own words do", (path) => {
  const box = wordsOf(built(path).querySelector(".law-today"));
  expect(box).toMatch(/Court in Washington:|Tribunal de Washington:/);
  expect(box).not.toMatch(/D\.D\.C\.|D\. Mass\./);
});

it("leads to the immigration court in the language of the page", () => {
  const court = (path: string) =>
    [...help(path).querySelectorAll("a[href^='http'][href*='acis.eoir']")].map((link) => link.getAttribute("href"));
  expect(court("/itin")).toEqual(["https://acis.eoir.justice.gov/en/"]);
  expect(court("/es/itin")).toEqual(["https://acis.eoir.justice.gov/es/"]);
});

it.each(pages)("%s says of filing this year what is known alone, each sentence cited", (path) => {
  const heading = built(path).getElementById("should-i-file-this-year")!;
  let list = heading.nextElementSibling!;
  while (list.localName !== "ul") list = list.nextElementSibling!;
  for (const item of list.querySelectorAll("li")) expect(item.querySelector("a.cite"), wordsOf(item)).not.toBeNull();
});

it("promises who follows a broken link no way to tell us, which an edition may not have, and in Spanish leads to pages in Spanish", () => {
  const page = built("/404");
  expect(page.querySelector('main a[href*="byline-and-contact"]')).toBeNull();
  expect(wordsOf(page.querySelector("main"))).not.toMatch(/tell us|avisarnos/);
  const spanish = [...page.querySelectorAll('[lang="es"] a')].map((link) => link.getAttribute("href")!);
  expect(spanish.length).toBeGreaterThanOrEqual(3);
  for (const address of spanish) expect(documents.has(new URL(address, "http://site/").pathname)).toBe(true);
});
