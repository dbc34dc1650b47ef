import type {Page} from "playwright-core";
import {axeFinds} from "../../site/cli/axe.js";
import {LONG} from "../tools/rounds.js";

export * from "../../site/cli/axe.js";

/** A width in CSS pixels, and a theme. */
export type Look = readonly [number, "light" | "dark"];

/** The rules that a theme can bring to another answer: it changes colors, and no name, role or place. */
const COLORS = ["color-contrast", "link-in-text-block"];

/** One of several looks: always the same for an address, and not the same for all. */
const oneOf = (looks: readonly Look[], address: string): readonly Look[] => {
  const number = [...address].reduce((sum, letter) => sum + letter.codePointAt(0)!, 0);
  return looks.slice(number % looks.length).slice(0, 1);
};

/**
 * What axe finds on an open page at each width and in each theme: the page is resized, not loaded again. Where a look has the width of the
 * one before, the rules about colors alone are asked again. Axe takes as long as all else that a test does with a page, so the quick run
 * looks at a page in one of the ways.
 * @param name what a finding is told under
 * @param all whether the page is looked at in every way
 */
export async function axeFindsIn(
  page: Page,
  looks: readonly Look[],
  name = "",
  all = LONG
): Promise<Record<string, string[]>> {
  const asked = all ? looks : oneOf(looks, new URL(page.url()).pathname + name);
  const found: Record<string, string[]> = {};
  for (const [index, [width, colorScheme]] of asked.entries()) {
    await page.setViewportSize({width, height: 900});
    await page.emulateMedia({colorScheme});
    const violations = await axeFinds(page, asked[index - 1]?.[0] === width ? COLORS : undefined);
    if (violations.length) found[`${name} ${width} ${colorScheme}`] = violations;
  }
  return found;
}
