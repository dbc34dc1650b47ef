import {createRequire} from "node:module";
import {resolve} from "node:path";
import {pathToFileURL} from "node:url";
import {chromium, type Browser} from "playwright-core";
import {afterAll, beforeAll, expect, it} from "vitest";
import {installPeers} from "../../bench/install.js";
import {haveChromium} from "../../site/cli/chromium.js";
import {serve, type Served} from "../../site/cli/serve.js";
import {DIST} from "../browser/files.js";

/*
 * What Lighthouse finds on a phone, in both languages, besides how long things take: that is measured by bench/lighthouse.ts.
 */
const PORT = 9334;
const CATEGORIES = ["accessibility", "best-practices", "seo"] as const;
/** What needs addresses that are whole, which a site has when it is built for one (test/site/features/publish). */
const NEED_ORIGIN = ["hreflang", "canonical"];

interface Result {
  lhr: {
    categories: Record<string, {score: number; auditRefs: {id: string; weight: number}[]}>;
    audits: Record<string, {score: number | null; title: string}>;
  };
}
type Lighthouse = (url: string, flags: object) => Promise<Result | undefined>;

let lighthouse: Lighthouse;
let browser: Browser;
let site: Served;
beforeAll(async () => {
  await installPeers();
  const path = createRequire(resolve("bench/package.json")).resolve("lighthouse");
  ({default: lighthouse} = (await import(pathToFileURL(path).href)) as {default: Lighthouse});
  site = await serve(DIST, 0);
  browser = await chromium.launch({
    executablePath: await haveChromium(() => undefined),
    args: [`--remote-debugging-port=${PORT}`, "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
  });
}, 600_000);
afterAll(async () => {
  await browser.close();
  await site.close();
});

it.each(["", "chronology", "taxpayers/disclosures", "explore", "es/", "es/chronology", "es/itin"])(
  "/%s has nothing that Lighthouse would have otherwise, of accessibility, good practice and search engines",
  async (page) => {
    const result = await lighthouse(site.address + page, {
      port: PORT,
      onlyCategories: CATEGORIES,
      skipAudits: NEED_ORIGIN,
      formFactor: "mobile",
      disableFullPageScreenshot: true,
      logLevel: "error"
    });
    const {categories, audits} = result!.lhr;
    const missed = CATEGORIES.flatMap((name) =>
      categories[name]!.auditRefs.filter(({id, weight}) => weight > 0 && (audits[id]?.score ?? 1) < 1).map(
        ({id}) => `${name}: ${audits[id]!.title}`
      )
    );
    expect(missed).toEqual([]);
    expect(CATEGORIES.map((name) => categories[name]!.score)).toEqual([1, 1, 1]);
  }
);
