import {loadavg} from "node:os";
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";
import {chromium} from "playwright-core";
import {findChromium} from "../site/cli/chromium.js";
import {startServer} from "../test/browser/hosts/servers.js";
import {haveTools} from "../test/run/debian.js";
import {median, report} from "./report.js";

/*
 * What Lighthouse says of the built site as a phone sees it: the story, the chronology, a notebook and the workbench, behind nginx as
 * docs/publishing.md sets it up, compression and all. `npm run bench` builds what it needs; SEO asks for a site that knows its address. Its
 * performance goes by the machine's own load, which is printed beside it: an audit with others on the machine is no measure.
 */
const PAGES = ["", "chronology", "taxpayers/disclosures", "explore"];
const LEAST = {performance: 98, accessibility: 100, "best-practices": 100, seo: 100};
const RUNS = 3;
type Category = keyof typeof LEAST;

interface Audit {
  id: string;
  title: string;
  score: number | null;
  displayValue?: string;
}
interface Report {
  categories: Record<Category, {score: number; auditRefs: {id: string; weight: number}[]}>;
  audits: Record<string, Audit>;
}
type Lighthouse = (url: string, flags: object) => Promise<{lhr: Report} | undefined>;

// A package of the bench alone (bench/package.json).
const path = createRequire(new URL("package.json", import.meta.url)).resolve("lighthouse");
const {default: lighthouse} = (await import(pathToFileURL(path).href)) as {default: Lighthouse};

const executablePath = findChromium(process.env);
if (executablePath === null) throw new Error("no Chromium was found; name one in CHROME_PATH");
const PORT = 9333;
const categories = Object.keys(LEAST) as Category[];
await haveTools(console.log);
const site = await startServer("nginx", {dist: "dist", at: "/"});
const browser = await chromium.launch({
  executablePath,
  args: [`--remote-debugging-port=${PORT}`, "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
});
try {
  for (const page of PAGES) {
    const runs: Report[] = [];
    for (let run = 0; run < RUNS; ++run) {
      const result = await lighthouse(site.address + page, {
        port: PORT,
        onlyCategories: categories,
        formFactor: "mobile",
        logLevel: "error"
      });
      if (!result) throw new Error(`Lighthouse says nothing of /${page}`);
      runs.push(result.lhr);
    }
    const scoresOf = (name: Category) => runs.map((run) => Math.round(run.categories[name].score * 100));
    const scores = categories.map((name) => median(scoresOf(name)));
    const performance = scoresOf("performance");
    console.log(
      `/${page}: ${scores.join(" / ")}  (performance ${performance.join(", ")}; load ${loadavg()[0]!.toFixed(1)})`
    );
    report({
      who: "readers",
      what: `Lighthouse, mobile, performance of /${page}`,
      unit: "of 100",
      ours: performance,
      goal: {least: LEAST.performance}
    });
    for (const [index, name] of categories.entries()) {
      if (scores[index]! >= LEAST[name]) continue;
      process.exitCode = 1;
      const last = runs.at(-1)!;
      for (const {id, weight} of last.categories[name].auditRefs) {
        const {score, title, displayValue = ""} = last.audits[id]!;
        if (weight > 0 && score !== null && score < 1) console.log(`  ${name}: ${id}: ${title} ${displayValue}`);
      }
    }
  }
} finally {
  await browser.close();
  await site.close();
}
