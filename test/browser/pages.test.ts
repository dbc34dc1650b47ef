import {formatDate} from "../../site/ui/format.js";
import es from "../../site/words/es.js";
import {createHash} from "node:crypto";
import {readFileSync, existsSync} from "node:fs";
import {unzipSync} from "fflate";
import {brokenLinks, foldersWithoutPage} from "../../site/cli/sitechecks.js";
import {describe, expect, it} from "vitest";
import {built as page, documents, record as site, wordsOf} from "./built.js";
import {builtPages, DIST} from "./files.js";

const ids = (path: string) => new Set([...page(path).querySelectorAll("main [id]")].map(({id}) => id));

describe("the built pages", () => {
  it("are all that the design names, and one for each case and order", () => {
    const wanted = [
      "/",
      "/chronology",
      "/memorandum",
      "/taxpayers/",
      "/claims",
      "/explore",
      "/sources",
      "/methods",
      "/cases/",
      "/orders/"
    ];
    const rows = [
      ...site.tables.cases.map(({id}) => `/cases/${id}`),
      ...site.tables.orders.map(({id}) => `/orders/${id}`)
    ];
    expect([...documents.keys()]).toEqual(expect.arrayContaining([...wanted, ...rows]));
    expect(rows).not.toHaveLength(0);
  });

  it.each([
    ["/chronology", "events"],
    ["/cases/", "cases"],
    ["/memorandum", "laws"],
    ["/claims", "claims"],
    ["/taxpayers/", "series"],
    ["/sources", "sources"]
  ] as const)("%s shows every row of %s under its id", (path, table) => {
    const shown = ids(path);
    expect(site.tables[table].filter(({id}) => !shown.has(id))).toEqual([]);
    expect(site.tables[table]).not.toHaveLength(0);
  });

  it("show the whole text of each event, with its sources and what sources disagree on", () => {
    const {document} = {document: page("/chronology")};
    for (const {id, title, summary, source_ids, disagreements} of site.tables.events) {
      const text = document.getElementById(id)?.textContent ?? "";
      expect(text).toContain(title);
      expect(text).toContain(summary);
      expect(document.getElementById(id)?.querySelectorAll(".sources li")).toHaveLength(source_ids.length);
      for (const {says} of disagreements) expect(text).toContain(says);
    }
  });

  it("head the months of each long year of the chronology, above their events and no others", () => {
    const years = [...page("/chronology").querySelectorAll(".year")];
    expect(years.map((year) => year.querySelector("summary > h3")?.textContent)).not.toContain(undefined);
    const long = years.filter(
      (year) => /^\d{4}$/.test(year.getAttribute("data-group")!) && year.querySelectorAll(".event").length >= 10
    );
    expect(long.length).toBeGreaterThan(0);
    for (const year of years) {
      const months = [...year.querySelectorAll(".month")];
      expect(months.length > 1).toBe(long.includes(year));
      for (const month of months) {
        const name = `${month.querySelector("h4")?.textContent} ${year.getAttribute("data-group")}`;
        const days = [...month.querySelectorAll("time")].map((time) => time.getAttribute("datetime")!.slice(0, 7));
        expect(new Set(days.map(formatDate))).toEqual(new Set(days.length ? [name] : []));
      }
      const names = months.map((month) => month.querySelector("h4")?.textContent);
      expect(names).toEqual([...new Set(names)]);
    }
  });

  it("give each order a title of its own, and say whom it binds and how long it held", () => {
    for (const {id, title, requires} of site.tables.orders) {
      const order = page(`/orders/${id}`);
      expect(order.title).toContain(title);
      expect(order.querySelector("main")?.textContent).toContain(requires);
    }
  });

  it("mark every lead as unverified and list it among the leads", () => {
    const leads = site.tables.events.filter(({grade}) => grade === "unverified");
    expect(leads).not.toHaveLength(0);
    for (const {id} of leads) {
      expect(page("/chronology").getElementById(id)?.textContent).toContain("unverified lead");
      expect(page("/methods").querySelector(`.leads a[href$="#${id}"]`)).not.toBeNull();
    }
  });

  it("list every open question with what would answer it and a link to each row that it is about", () => {
    const asked = [...page("/methods").querySelectorAll(".questions > li")];
    expect(site.edition.questions).not.toHaveLength(0);
    expect(asked).toHaveLength(site.edition.questions.length);
    for (const [index, {question, would_close, row_ids}] of site.edition.questions.entries()) {
      expect(asked[index]?.querySelector("summary")?.textContent).toBe(question);
      expect(asked[index]?.textContent).toContain(would_close);
      expect(asked[index]?.querySelectorAll("li a")).toHaveLength(row_ids.length);
    }
  });

  it("tell of a lead where the story tells of its appeal, marked as unverified", () => {
    const lead = page("/").querySelector(".leads .unverified");
    expect(lead?.textContent).toMatch(/^Unverified, /);
    expect(
      page("/").querySelectorAll('.page-sources [id="source-lead-dc-circuit-ruling-september-2026"]')
    ).toHaveLength(0);
  });

  it("say on every page through which day the record was verified", () => {
    const day = site.edition.verified_through ?? "";
    for (const [path, document] of documents) {
      const verified = path.startsWith("/es/") ? es.date.day(day) : formatDate(day);
      expect([path, document.querySelector("footer")?.textContent.includes(verified)]).toEqual([path, true]);
    }
  });

  it("have a language, can be zoomed, describe themselves, and carry a policy that names no other origin", () => {
    for (const [path, document] of documents) {
      expect([path, document.documentElement.getAttribute("lang")]).toEqual([
        path,
        path.startsWith("/es/") ? "es" : "en"
      ]);
      expect(document.querySelector('meta[name="viewport"]')?.getAttribute("content")).toBe(
        "width=device-width, initial-scale=1"
      );
      expect(document.querySelector('meta[name="description"]')?.getAttribute("content")?.length).toBeGreaterThan(20);
      const policy =
        document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
      expect(policy).toMatch(/^default-src 'none'/);
      const rule = (name: string) => new RegExp(`(?:^|; )${name} ([^;]*)`).exec(policy)?.[1] ?? "";
      const cells = [...document.querySelectorAll("script:not([src])")].some(({textContent}) =>
        /\bdefine\(\{id: /.test(textContent)
      );
      expect([path, policy]).toEqual([path, expect.not.stringMatching(/https?:|\*/)]);
      expect([path, rule("script-src")]).toEqual([path, expect.not.stringMatching(/unsafe-inline/)]);
      // What a page may do beyond its own files goes by what it uses: a library of a cell that compiles text, or styles that one writes.
      if (!cells) expect([path, policy]).toEqual([path, expect.not.stringMatching(/unsafe-inline|'unsafe-eval'/)]);
      const arquero =
        document.querySelector(':is(link[rel="modulepreload"], link[rel="cells"])[href*="/arquero@"]') !== null;
      expect([path, rule("script-src").includes("'unsafe-eval'")]).toEqual([path, arquero]);
      expect([path, policy.includes("wasm-unsafe-eval")]).toEqual([path, path === "/explore"]);
    }
  });

  it("leave out the clock, this machine and addresses that work only at a root", () => {
    // The page for what is not there is the one that cannot know how deep it stands.
    for (const {path, source} of builtPages()) {
      expect([path, /lastModified|generator|\/work\/|\/tmp\/|node_modules/.exec(source)?.[0]]).toEqual([
        path,
        undefined
      ]);
      const local = [...page(path).querySelectorAll("[href], [src]")].map(
        (element) => element.getAttribute("href") ?? element.getAttribute("src") ?? ""
      );
      expect([path, local.filter((address) => address.startsWith("/") && path !== "/404")]).toEqual([path, []]);
    }
  });

  it("link only to pages, anchors and files that are there", () => {
    expect(brokenLinks([...documents].map(([path, document]) => ({path, document})))).toEqual([]);
  });

  it("stand in folders that have a page: an address that is cut short leads somewhere", () => {
    expect(foldersWithoutPage([...documents.keys()])).toEqual([]);
  });

  it("come with the tables at addresses that do not change", () => {
    for (const table of Object.keys(site.tables))
      for (const format of ["parquet", "csv"]) expect(existsSync(`${DIST}/data/${table}.${format}`)).toBe(true);
    expect(JSON.parse(readFileSync(`${DIST}/data/datapackage.json`, "utf8"))).toMatchObject({
      version: site.edition.edition
    });
  });

  it("come with the whole record as one file, each table in it as its data package says", () => {
    const files = unzipSync(readFileSync(`${DIST}/data/record.zip`));
    const {resources} = JSON.parse(Buffer.from(files["datapackage.json"]!).toString()) as {
      resources: {path: string; hash: string}[];
    };
    expect(resources.length).toBeGreaterThan(20);
    for (const {path, hash} of resources)
      expect(`sha256:${createHash("sha256").update(files[path]!).digest("hex")}`, path).toBe(hash);
    // What `sha256sum -c` reads: a hash, two spaces and a name in each line, for every file but itself.
    const {SHA256SUMS: sums, ...others} = files;
    expect(Buffer.from(sums!).toString()).toBe(
      Object.entries(others)
        .map(([name, bytes]) => `${createHash("sha256").update(bytes).digest("hex")}  ${name}\n`)
        .join("")
    );
    expect(wordsOf(documents.get("/verify")!.querySelector("main"))).toContain("sha256sum -c SHA256SUMS");
    expect(Buffer.from(files["CITATION.cff"]!)).toEqual(readFileSync(`${DIST}/CITATION.cff`));
    expect(Buffer.from(files["README.txt"]!).toString()).toContain(`edition of ${site.edition.edition}`);
    // Its size is said where it is offered: at the foot of every page.
    const size = `${Math.round(readFileSync(`${DIST}/data/record.zip`).length / 100_000) / 10} MB`;
    for (const [path, document] of documents) {
      const link = document.querySelector('footer a[href$="data/record.zip"]');
      expect([path, link?.textContent]).toEqual([path, expect.stringContaining(`(zip, ${size})`)]);
      // An edition without an address to write to asks for no corrections.
      const {publisher} = site.edition;
      const asks = path.startsWith("/es/") && (publisher?.contact ?? publisher?.url ?? null) !== null;
      const asking = document.querySelector('footer a[href$="about#how-to-correct-us"]');
      if (path.startsWith("/es/"))
        expect([path, asking?.textContent]).toEqual([path, asks ? es.shell.mistake : undefined]);
    }
  });
});
