import {loadavg} from "node:os";
import {createRequire} from "node:module";
import {pathToFileURL} from "node:url";
import {chromium} from "playwright-core";
import {findChromium} from "../site/cli/chromium.js";
import {serve} from "../site/cli/serve.js";

/*
 * What Lighthouse says of the built site (npm run build) as a phone sees it: the story, the chronology, a notebook and the workbench. Its
 * performance goes by the machine's own load, which is printed beside it: an audit with others on the machine is no measure.
 */
const PAGES = ["", "chronology", "taxpayers/disclosures", "explore"];
const LEAST = {performance: 98, accessibility: 100, "best-practices": 100, seo: 100};
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
const site = await serve("dist", 0);
const browser = await chromium.launch({
  executablePath,
  args: [`--remote-debugging-port=${PORT}`, "--no-sandbox", "--disable-gpu", "--disable-background-networking"]
});
try {
  for (const page of PAGES) {
    const categories = Object.keys(LEAST) as Category[];
    const result = await lighthouse(site.address + page, {
      port: PORT,
      onlyCategories: categories,
      formFactor: "mobile",
      logLevel: "error"
    });
    if (!result) throw new Error(`Lighthouse says nothing of /${page}`);
    const {lhr} = result;
    const scores = categories.map((name) => Math.round(lhr.categories[name].score * 100));
    console.log(`/${page}: ${scores.join(" / ")}  (load ${loadavg()[0]!.toFixed(1)})`);
    for (const [index, name] of categories.entries()) {
      if (scores[index]! >= LEAST[name]) continue;
      process.exitCode = 1;
      for (const {id, weight} of lhr.categories[name].auditRefs) {
        const {score, title, displayValue = ""} = lhr.audits[id]!;
        if (weight > 0 && score !== null && score < 1) console.log(`  ${name}: ${id}: ${title} ${displayValue}`);
      }
    }
  }
} finally {
  await browser.close();
  await site.close();
}
