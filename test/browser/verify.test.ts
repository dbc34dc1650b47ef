import {createHash} from "node:crypto";
import {readFileSync} from "node:fs";
import {join} from "node:path";
import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {visit, type Visit} from "./browser.js";
import {DIST} from "./files.js";

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

const manifest = () =>
  JSON.parse(readFileSync(join(DIST, "data/datapackage.json"), "utf8")) as {resources: {path: string}[]};

describe("the page that checks this copy", () => {
  it("hashes every file of the manifest in the browser, and finds an untouched copy as published", async () => {
    const {page, wrong} = await site.open("/verify");
    const fingerprint = createHash("sha256")
      .update(readFileSync(join(DIST, "data/datapackage.json")))
      .digest("hex");
    expect(await page.locator("#verify-copy code").first().textContent()).toBe(fingerprint);
    await page.getByRole("button", {name: "Check the files"}).click();
    await page.getByText("files are as published").waitFor();
    expect(await page.locator(".verify-files li").count()).toBe(manifest().resources.length + 1);
    expect(wrong).toEqual([]);
    await page.context().close();
  });

  it("names the file that differs, the one that is missing, and a manifest that is not this edition's", async () => {
    const {page} = await site.open("/verify");
    await page.route("**/data/cases.csv", (route) => route.fulfill({body: "id\nchanged\n"}));
    await page.route("**/data/orders.parquet", (route) => route.fulfill({status: 404, body: ""}));
    await page.getByRole("button", {name: "Check the files"}).click();
    await page.getByText(/^2 of \d+ files are not as published/).waitFor();
    expect(await page.getByText("cases.csv: differs").count()).toBe(1);
    expect(await page.getByText("orders.parquet: could not be loaded: the host answers 404").count()).toBe(1);
    await page.route("**/data/datapackage.json", (route) => route.fulfill({body: '{"resources": []}'}));
    await page.getByRole("button", {name: "Check the files"}).click();
    await page.getByText("1 of 1 files are not as published").waitFor();
    await page.context().close();
  });
});
