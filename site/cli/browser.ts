import {chromium, type Browser, type BrowserContextOptions, type Page} from "playwright-core";
import {findChromium} from "./chromium.js";
import {serve, type Served} from "./serve.js";

const ARGUMENTS = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run"
];

/** The built site on a loopback server, and a browser to look at it with. */
export interface Visit {
  address: string;
  browser: Browser;
  /** Opens a page in a fresh context and collects what goes wrong on it. */
  open: (path: string, options?: BrowserContextOptions) => Promise<{page: Page; wrong: string[]}>;
  close: () => Promise<void>;
}

/**
 * Serves a folder and starts Chromium.
 * @param served where another server has the folder already
 */
export async function visit(folder = "dist", served?: Served): Promise<Visit> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error("no Chromium was found; name one in CHROME_PATH");
  const {address, close} = served ?? (await serve(folder, 0));
  const browser = await chromium.launch({executablePath, args: ARGUMENTS});
  const origin = new URL(address).origin;
  return {
    address,
    browser,
    async open(path, options = {}) {
      const context = await browser.newContext({locale: "en-US", timezoneId: "UTC", ...options});
      const page = await context.newPage();
      const wrong: string[] = [];
      page.on("console", (message) => {
        if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
      });
      page.on("pageerror", (error) => wrong.push(`error: ${error.message}`));
      page.on("request", (request) => {
        const own = /^(data|blob):/.test(request.url()) || request.url().startsWith(`${origin}/`);
        if (!own) wrong.push(`foreign request: ${request.url()}`);
      });
      page.on("response", (response) => {
        if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
      });
      await page.goto(new URL(path.replace(/^\//, ""), address).href, {waitUntil: "networkidle"});
      return {page, wrong};
    },
    async close() {
      await browser.close();
      await close();
    }
  };
}
