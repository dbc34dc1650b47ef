import {existsSync, readFileSync} from "node:fs";
import {createHash} from "node:crypto";
import {join} from "node:path";
import {expect, test} from "vitest";
import {addressOf} from "../../src/lib/address.js";
import {formatDate} from "../../src/lib/words.js";
import {NAVIGATION} from "../../src/story/places.js";
import {built, documents, record, wordsOf} from "./built.js";
import {DIST} from "./files.js";

const TABLES = ["cases", "orders", "events", "laws", "claims", "series", "sources"] as const;

test("the pages are all that the way around names, and one for each case and order", () => {
  const rows = [
    ...record.tables.cases.map(({id}) => `/cases/${id}`),
    ...record.tables.orders.map(({id}) => `/orders/${id}`)
  ];
  const wanted = [...NAVIGATION.map(([address]) => address), "/orders/", "/404", ...rows];
  expect(wanted.filter((path) => !documents.has(path))).toEqual([]);
});

test.each(TABLES)("every row of %s is shown at its address", (table) => {
  const lost = record.tables[table].filter(({id}) => {
    const {pathname, hash} = new URL(addressOf(table, id) ?? "", "http://site");
    return !documents.has(pathname) || (hash !== "" && !built(pathname).getElementById(hash.slice(1)));
  });
  expect(lost).toEqual([]);
});

test("every lead is marked as one", () => {
  for (const {id} of record.tables.events.filter(({grade}) => grade === "unverified"))
    expect(wordsOf(built("/chronology").getElementById(id))).toContain("unverified lead");
});

test("every page says through which day the record was verified, has a language and a policy that names no other origin", () => {
  for (const [path, document] of documents) {
    expect([path, wordsOf(document.querySelector("footer"))]).toEqual([
      path,
      expect.stringContaining(formatDate(record.edition.verified_through))
    ]);
    expect(document.documentElement.getAttribute("lang")).toBe("en");
    const policy = document.querySelector('meta[http-equiv="Content-Security-Policy"]')?.getAttribute("content") ?? "";
    expect([path, policy]).toEqual([path, expect.stringMatching(/^default-src 'none'/)]);
    expect([path, /https?:|\*|unsafe-inline|'unsafe-eval'/.exec(policy)?.[0]]).toEqual([path, undefined]);
  }
});

test("links lead to pages, anchors and files that are there", () => {
  const broken: string[] = [];
  for (const [path, document] of documents) {
    for (const link of document.querySelectorAll("a[href], link[href], script[src], img[src]")) {
      const address = link.getAttribute("href") ?? link.getAttribute("src") ?? "";
      if (/^(https?|data):/.test(address)) continue;
      const {pathname, hash} = new URL(address, `http://site${path}`);
      const target = documents.get(pathname);
      const found = target
        ? hash === "" || target.getElementById(decodeURIComponent(hash.slice(1))) !== null
        : existsSync(join(DIST, pathname)) || existsSync(join(DIST, `${pathname}.html`));
      if (!found) broken.push(`${path} → ${address}`);
    }
  }
  expect(broken).toEqual([]);
});

test("the tables are those that the data package describes", () => {
  const {resources} = JSON.parse(readFileSync(`${DIST}/data/datapackage.json`, "utf8")) as {
    resources: {path: string; hash: string}[];
  };
  expect(resources.length).toBeGreaterThan(0);
  for (const {path, hash} of resources)
    expect([
      path,
      `sha256:${createHash("sha256")
        .update(readFileSync(`${DIST}/data/${path}`))
        .digest("hex")}`
    ]).toEqual([path, hash]);
});
