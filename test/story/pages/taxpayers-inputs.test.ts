import {afterAll, beforeAll, describe, expect, it} from "vitest";
import {axeFinds} from "../../browser/axe.js";
import {visit, type Visit} from "../../browser/browser.js";

let site: Visit;
beforeAll(async () => void (site = await visit()));
afterAll(() => site.close());

const wide = {viewport: {width: 1280, height: 900}};
const openCell = async (path: string, id: string) => {
  const {page, wrong: troubles} = await site.open(path, wide);
  const section = page.locator(`[data-cell="${id}"]`);
  return {
    page,
    troubles,
    section,
    wrong: section.locator(".cell-wrong"),
    said: section.locator(".cell-said"),
    title: section.locator(".figure-title")
  };
};
const openLoss = () => openCell("/taxpayers/taxes", "cost-of-fewer-filings");
const openStates = () => openCell("/taxpayers/states", "states-compared");

describe("an input that is refused", () => {
  it("says why beside it, is marked and described by the words, and says that the chart shows the last valid values, until it is right again", async () => {
    const {page, troubles, section, wrong, said, title} = await openLoss();
    const points = section.locator('[name="points"]');
    const hint = (await points.getAttribute("aria-describedby"))!;
    const before = await title.textContent();
    await points.fill("101");
    await wrong.waitFor();
    expect(await wrong.textContent()).toBe(
      "Not drawn. Compliance falls by, percentage points: its source supports 0 to 100, and no more."
    );
    expect(await wrong.getAttribute("role")).toBe("alert");
    expect(await points.getAttribute("aria-invalid")).toBe("true");
    expect(await points.getAttribute("aria-describedby")).toBe(`${await wrong.getAttribute("id")} ${hint}`);
    const [field, words] = [(await points.boundingBox())!, (await wrong.boundingBox())!];
    expect(words.y - field.y - field.height).toBeLessThan(20);
    expect(await section.locator(".cell-before").textContent()).toContain("Chart shows your last valid values");
    expect(await title.textContent()).toBe(before);
    expect(await axeFinds(page)).toEqual([]);
    // Within the bounds, and refused by the code: the same words beside it, without the class of an error.
    await points.fill("90");
    await wrong.filter({hasText: "A fall of 90 points would lose"}).waitFor();
    expect(await wrong.textContent()).toMatch(/^Not drawn\. A fall of 90 points .* that far\.$/);
    await points.fill("20");
    await said.filter({hasText: "just now"}).waitFor();
    expect((await wrong.count()) + (await section.locator(".cell-before").count())).toBe(0);
    expect(await points.getAttribute("aria-invalid")).toBeNull();
    expect(await points.getAttribute("aria-describedby")).toBe(hint);
    expect(await title.textContent()).toContain("A fall of 20 points");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("is every input that the words are about: they go from the one that was changed first to the one that was changed last", async () => {
    const {page, section, wrong} = await openLoss();
    await section.locator('[name="points"]').fill("101");
    await wrong.waitFor();
    await section.locator('[name="points"]').fill("10");
    await section.locator('[name="federal"]').fill("80");
    await wrong.filter({hasText: "Federal tax lost a year"}).waitFor();
    expect(
      await section.locator("[aria-invalid]").evaluateAll((all) => all.map((one) => (one as HTMLInputElement).name))
    ).toEqual(["federal"]);
    await page.context().close();
  });

  it("draws a fall of nothing with one zero on the axis", async () => {
    const {page, section, said} = await openLoss();
    await section.locator('[name="points"]').fill("0");
    await said.filter({hasText: "just now"}).waitFor();
    expect(await section.locator("figure svg").first().locator("text.tick").allTextContents()).toEqual(["0"]);
    await page.context().close();
  });
});

describe("the choices of the states", () => {
  it("offer no share of people in returns, nor of all returns in themselves, and say why", async () => {
    const {page, troubles, section, said, title} = await openStates();
    const as = section.locator('[name="as"]');
    for (const [series, why] of [
      ["soi-returns", "100%"],
      ["pew-unauthorized-by-state", "counts people"]
    ] as const) {
      await section.locator('[name="series"]').selectOption(series);
      await section.locator(".cell-unless", {hasText: why}).waitFor();
      expect(await as.locator('option[value="share"]').isDisabled()).toBe(true);
      expect(await as.inputValue()).toBe("number");
      await said.filter({hasText: "just now"}).waitFor();
      expect(await title.textContent()).not.toContain("%");
    }
    await section.locator('[name="series"]').selectOption("soi-efiled");
    await page.waitForFunction(() => !document.querySelector<HTMLOptionElement>('option[value="share"]')!.disabled);
    expect(await section.locator(".cell-unless").textContent()).toBe("");
    expect(troubles).toEqual([]);
    await page.context().close();
  });

  it("say which years a series has when the chosen one is none of them", async () => {
    const {page, section, said} = await openStates();
    await section.locator('[name="series"]').selectOption("cms-undocumented-by-state");
    await said.filter({hasText: "for 2022: the series has 2010 to 2019"}).waitFor();
    await section.locator('[name="series"]').selectOption("pew-unauthorized-by-state");
    await section.locator('[name="year"]').fill("2020");
    await said
      .filter({hasText: "for 2020: the series has 1990, 1995, 1998, 2000, 2003, 2005 to 2019 and 2021 to 2023"})
      .waitFor();
    await page.context().close();
  });

  it("stand right under their labels, one row of fields beginning at one height, and no option is cut", async () => {
    const {page} = await site.open("/taxpayers/states", wide);
    const fields = await page.locator('[data-cell="states-compared"] .cell-input').evaluateAll((all) =>
      all.map((field) => {
        const [label, control] = [
          field.querySelector("label")!.getBoundingClientRect(),
          field.querySelector("select, input")!.getBoundingClientRect()
        ];
        return {top: field.getBoundingClientRect().top, label: label.top, gap: control.top - label.bottom};
      })
    );
    for (const {top, label, gap} of fields) {
      expect(gap).toBeLessThan(12);
      expect(label - top).toBeLessThan(2);
    }
    const cut = await page.locator('[data-cell="states-compared"] select[name="series"]').evaluate((select) => {
      const copy = select.cloneNode(true) as HTMLElement;
      copy.removeAttribute("id");
      copy.className = "whole";
      select.after(copy);
      const sheet = new CSSStyleSheet();
      sheet.replaceSync(".whole {max-width: none !important; position: absolute}");
      document.adoptedStyleSheets.push(sheet);
      return copy.getBoundingClientRect().width - select.getBoundingClientRect().width;
    });
    expect(cut).toBeLessThan(1);
    await page.context().close();
  });
});
