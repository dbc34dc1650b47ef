import {describe, expect, it} from "vitest";
import {addressOf} from "../../site/record/addresses.js";
import {built, documents, idsOf, record} from "./built.js";

/** Addresses that can be come to from the front page by links alone, without a script. */
function reached(): {pages: Set<string>; anchors: Set<string>} {
  const pages = new Set<string>();
  const anchors = new Set<string>();
  const waiting = ["/"];
  for (let path; (path = waiting.pop()) !== undefined;) {
    if (pages.has(path) || !documents.has(path)) continue;
    pages.add(path);
    for (const link of built(path).querySelectorAll("a[href]")) {
      const {origin, pathname, hash} = new URL(link.getAttribute("href") ?? "", `http://site${path}`);
      if (origin !== "http://site") continue;
      if (hash) anchors.add(pathname + hash);
      waiting.push(pathname);
    }
  }
  return {pages, anchors};
}

describe("by links alone", () => {
  const {pages} = reached();

  it("every page can be come to from the front page", () => {
    expect(
      [...documents.keys()].filter((path) => !pages.has(path) && path !== "/404" && !path.startsWith("/embed/"))
    ).toEqual([]);
  });

  it.each(["events", "orders", "cases", "claims", "laws", "sources", "series"] as const)(
    "every row of %s can be come to, under an address of its own",
    (table) => {
      const lost = record.tables[table].filter(({id}) => {
        const {pathname, hash} = new URL(addressOf(record, table, id) ?? "", "http://site");
        return !pages.has(pathname) || (hash !== "" && !idsOf(pathname).has(hash.slice(1)));
      });
      expect(lost).toEqual([]);
    }
  );
});
