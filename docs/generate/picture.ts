import {chromium} from "playwright-core";
import {findChromium} from "../../site/cli/chromium.js";
import {serve} from "../../site/cli/serve.js";

/* docs/picture.png: the top of the built site's first page, as the README shows it. */
const SIZE = {width: 1200, height: 900};

const executablePath = findChromium(process.env);
if (executablePath === null) throw new Error("picture: no Chromium was found; name one in CHROME_PATH");
const {address, close} = await serve("dist", 0);
const browser = await chromium.launch({executablePath, args: ["--no-sandbox", "--disable-gpu"]});
try {
  const page = await browser.newPage({viewport: SIZE, colorScheme: "light", reducedMotion: "reduce"});
  await page.goto(address, {waitUntil: "networkidle"});
  await page.evaluate(() => document.fonts.ready);
  await page.screenshot({path: "docs/picture.png"});
} finally {
  await browser.close();
  await close();
}
process.stdout.write("picture: docs/picture.png\n");
