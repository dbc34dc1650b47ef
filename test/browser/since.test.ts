import type {Page} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {en} from "../../site/words/en.js";
import es from "../../site/words/es.js";
import {visit, type Visit} from "./browser.js";
import {LONG} from "../tools/rounds.js";

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

/** Serves the site's pages as an edition after another one has them: three rows changed since that. */
const afterAnother = (page: Page) =>
  page.route(/\/(sources|claims|es\/claims)$/, async (route) => {
    const answer = await route.fetch();
    const {shell} = route.request().url().includes("/es/") ? es : en;
    const told = JSON.stringify({"2020-01-02": shell.changedSince(3), "2021-01-02": null});
    const body = (await answer.text()).replace(/data-edition="/, `data-changed='${told}' $&`);
    return route.fulfill({response: answer, body});
  });
/** Asks to be told of changes, as a reader does. */
async function ask(page: Page): Promise<void> {
  await page.goto(`${site.address}corrections`);
  await page.getByRole("button", {name: en.shell.tellMe}).click();
}
const stored = (page: Page) =>
  page.evaluate(() => Object.keys(localStorage).length + Object.keys(sessionStorage).length);
const remember = (page: Page, edition: string) =>
  page.evaluate((day) => {
    const [key = ""] = Object.keys(localStorage);
    localStorage.setItem(key, JSON.stringify({edition: day, since: null}));
  }, edition);

it.each(["/itin", "/es/itin", "/", "/chronology", "/sources", "/corrections", "/about"])(
  "keeps nothing of a visit to %s",
  async (path) => {
    const {page} = await site.open(path);
    expect(await stored(page)).toBe(0);
    expect((await page.context().cookies()).length).toBe(0);
    await page.context().close();
  }
);

it("keeps the edition's day alone once a reader asks, and forgets it again", async () => {
  const {page, wrong} = await site.open("/corrections");
  const says = page.locator(".keep-edition [role=status]");
  expect(await says.textContent()).toBe(en.shell.nothingKept);
  await page.getByRole("button", {name: en.shell.tellMe}).click();
  expect(await says.textContent()).toBe(en.shell.editionKept);
  const edition = await page.locator("[data-edition]").getAttribute("data-edition");
  expect(await page.evaluate(() => Object.values<unknown>(localStorage))).toEqual([
    JSON.stringify({edition, since: null})
  ]);
  await page.goto(`${site.address}es/corrections`);
  await page.getByRole("button", {name: es.shell.forget}).click();
  expect(await stored(page)).toBe(0);
  await page.goto(`${site.address}itin`);
  expect(await stored(page)).toBe(0);
  expect(wrong).toEqual([]);
  await page.context().close();
});

it("tells a reader who asked and saw an earlier edition how many rows changed, on every page until the note is put away", async () => {
  const {page, wrong} = await site.open("/");
  await afterAnother(page);
  const note = page.locator(".changed-since");
  await ask(page);
  await page.goto(`${site.address}sources`);
  expect(await note.count()).toBe(0);
  await remember(page, "2020-01-02");
  await page.goto(`${site.address}sources`);
  expect(await note.textContent()).toContain("3 rows changed since your last visit");
  expect(await note.locator("a").getAttribute("href")).toMatch(/\/corrections#since-2020-01-02$/);
  await page.goto(`${site.address}claims`);
  expect(await note.count()).toBe(1);
  // What the device remembers is of the site, and not of one of its languages.
  await page.goto(`${site.address}es/claims`);
  expect(await note.textContent()).toContain("3 filas cambiaron desde su última visita");
  expect(await note.locator("a").getAttribute("href")).toMatch(/\/es\/corrections#since-2020-01-02$/);
  await note.getByRole("button").click();
  await page.goto(`${site.address}sources`);
  expect(await note.count()).toBe(0);
  expect(wrong).toEqual([]);
  await page.context().close();
});

it.runIf(LONG)(
  "says of an edition that the site does not keep that it has no list of what changed, on the page of corrections too",
  async () => {
    const {page, wrong} = await site.open("/");
    await ask(page);
    const said = (words: {editionUnlisted: string}, day: string) => words.editionUnlisted.replace("{0}", day);
    await remember(page, "2019-03-04");
    await page.goto(`${site.address}es/itin`);
    const note = page.locator(".changed-since");
    expect(await note.locator("a").textContent()).toBe(said(es.shell, "4 de marzo de 2019"));
    await page.goto(`${site.address}sources`);
    expect(await note.locator("a").textContent()).toBe(said(en.shell, "March 4, 2019"));
    await note.locator("a").click();
    await page.waitForURL(/corrections$/);
    expect(await page.locator(".keep-edition").textContent()).toContain(said(en.shell, "March 4, 2019"));
    await page.goto(`${site.address}sources`);
    expect(await note.count()).toBe(0);
    expect(wrong).toEqual([]);
    await page.context().close();
  }
);

it.runIf(LONG)("tells nothing where nothing changed since, or what the device remembers is not its own", async () => {
  const {page, wrong} = await site.open("/");
  await afterAnother(page);
  await ask(page);
  for (const edition of ["2021-01-02", "no day"]) {
    await remember(page, edition);
    await page.goto(`${site.address}sources`);
    expect(await page.locator(".changed-since").count()).toBe(0);
  }
  await page.evaluate(() => localStorage.setItem(Object.keys(localStorage)[0] ?? "", "not JSON"));
  await page.goto(`${site.address}sources`);
  expect(await page.locator(".changed-since").count()).toBe(0);
  expect(wrong).toEqual([]);
  await page.context().close();
});
