import {mkdirSync, writeFileSync} from "node:fs";
import {join} from "node:path";
import {parseHTML} from "linkedom";
import {expect, test} from "vitest";
import {brokenLinks, foldersWithoutPage} from "../../../site/cli/sitechecks.js";
import {freshFolder} from "../../tools/folder.js";

test("a link to a page, an anchor or a file that is not there is named; so is one to a folder without a page", async () => {
  const folder = await freshFolder();
  mkdirSync(join(folder, "series"));
  writeFileSync(join(folder, "series/sample.html"), "");
  writeFileSync(join(folder, "rows.csv"), "");
  const page = (path: string, body: string) => ({
    path,
    document: parseHTML(`<!doctype html><html><body>${body}</body></html>`).document
  });
  const links = [
    "./",
    "gone",
    "other#there",
    "other#not",
    "other#q=x",
    "rows.csv",
    "series/sample",
    "series/",
    "#here"
  ];
  const first = page("/", `<h2 id="here"></h2>${links.map((href) => `<a href="${href}">a</a>`).join("")}`);
  expect(brokenLinks([first, page("/other", '<p id="there"></p>')], folder)).toEqual([
    "/ → gone",
    "/ → other#not",
    "/ → series/"
  ]);
});

test("a folder of pages without one of its own is named: an address that is cut short leads there", () => {
  expect(foldersWithoutPage(["/", "/about", "/cases/", "/cases/one", "/fr/", "/fr/series/one", "/series/two"])).toEqual(
    ["/fr/series/", "/series/"]
  );
});
