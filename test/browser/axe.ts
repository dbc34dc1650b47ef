import type {Page} from "playwright-core";
import {axeFinds} from "../../site/cli/axe.js";

export * from "../../site/cli/axe.js";

/** A width in CSS pixels, and a theme. */
export type Look = readonly [number, "light" | "dark"];

/**
 * What axe finds on an open page at each width and in each theme: the page is resized, not loaded again.
 * @param name what a finding is told under
 */
export async function axeFindsIn(page: Page, looks: readonly Look[], name = ""): Promise<Record<string, string[]>> {
  const found: Record<string, string[]> = {};
  for (const [width, colorScheme] of looks) {
    await page.setViewportSize({width, height: 900});
    await page.emulateMedia({colorScheme});
    const violations = await axeFinds(page);
    if (violations.length) found[`${name} ${width} ${colorScheme}`] = violations;
  }
  return found;
}
