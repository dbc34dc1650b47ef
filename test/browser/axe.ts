import type {Page} from "playwright-core";
import {axeFinds} from "../../site/cli/axe.js";

export * from "../../site/cli/axe.js";

/** A width in CSS pixels, and a theme. */
export type Look = readonly [number, "light" | "dark"];

/** The rules that a theme can bring to another answer: it changes colors, and no name, role or place. */
const COLORS = ["color-contrast", "link-in-text-block"];

/**
 * What axe finds on an open page at each width and in each theme: the page is resized, not loaded again. Where a look has the width of the
 * one before, the rules about colors alone are asked again.
 * @param name what a finding is told under
 */
export async function axeFindsIn(page: Page, looks: readonly Look[], name = ""): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [index, [width, colorScheme]] of looks.entries()) {
    await page.setViewportSize({width, height: 900});
    await page.emulateMedia({colorScheme});
    const violations = await axeFinds(page, looks[index - 1]?.[0] === width ? COLORS : undefined);
    if (violations.length) found[`${name} ${width} ${colorScheme}`] = violations;
  }
  return found;
}
