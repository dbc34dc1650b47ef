import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {Page} from "playwright-core";

const source = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];

/**
 * What axe finds on an open page, one line a rule.
 * @param only rules, or tags of rules, that are asked about
 * @param within what is looked at, where the rest of the page is as it was when it was looked at
 */
export async function axeFinds(page: Page, only: readonly string[] = RULES, within = "html"): Promise<string[]> {
  // A page that was looked at has it already.
  if (!(await page.evaluate(() => "axe" in window))) await page.evaluate(source);
  return page.evaluate(
    async ([runOnly, within]) => {
      const {axe} = window as unknown as {
        axe: {
          run: (
            context: string,
            options: object
          ) => Promise<{violations: {id: string; nodes: {html: string; failureSummary: string}[]}[]}>;
        };
      };
      // What passes is not told, and so needs no description.
      const {violations} = await axe.run(within, {runOnly, resultTypes: ["violations"]});
      return violations.map(
        ({id, nodes}) =>
          `${id}: ${nodes.length} × ${nodes[0]?.html.slice(0, 160)} ${nodes[0]?.failureSummary.slice(0, 200)}`
      );
    },
    [only, within] as const
  );
}
