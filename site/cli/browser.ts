import {
  chromium,
  type Browser,
  type BrowserContext,
  type BrowserContextOptions,
  type ConsoleMessage,
  type Page,
  type Request,
  type Response
} from "playwright-core";
import {findChromium} from "./chromium.js";
import {serve, type Served} from "./serve.js";

/**
 * What Chromium leaves out. The suggestions below its address bar are a page of its own that it draws anew with each context, at half the cost of
 * opening one of ours. The others are Playwright's: of two such lists Chromium takes the last alone.
 */
const WITHOUT = [
  "WebUIOmniboxPopup",
  "WebUIOmniboxAimPopup",
  "AimEnabled",
  "AvoidCorsURLLoaderRestartOnRedirect",
  "AvoidUnnecessaryBeforeUnloadCheckSync",
  "DestroyProfileOnBrowserClose",
  "HttpsFirstBalancedModeAutoEnable",
  "HttpsUpgrades",
  "LensOverlay",
  "MediaRouter",
  "NetworkTimeServiceQuerying",
  "OptimizationHints",
  "PaintHolding",
  "PreconnectToSearch",
  "TcpPortRandomizationWin",
  "ThirdPartyStoragePartitioning"
];

/** What Chromium is started with: no sandbox of its own, and nothing that it would do by itself. */
const ARGUMENTS = [
  `--disable-features=${WITHOUT.join()}`,
  "--no-sandbox",
  "--disable-gpu",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
  // Without a window it would fit letters to whole pixels, and lines would break elsewhere than in a window.
  "--font-render-hinting=none"
];

/** How long a page is waited for, in milliseconds: a guard against hanging, not a measure, since a machine may be busy. */
const PATIENCE = 90_000;

/** The built site on a loopback server, and a browser to look at it with. */
export interface Visit {
  address: string;
  browser: Browser;
  /** Opens a page in a fresh context, waits until it rests, and collects what goes wrong on it. */
  open: (path: string, options?: BrowserContextOptions) => Promise<{page: Page; wrong: string[]}>;
  /** Goes to another page of the site, and waits until it rests. */
  go: (page: Page, path: string) => Promise<void>;
  /** Closes what was opened: the pages, and the browser and the server where they were started here. */
  close: () => Promise<void>;
}

/**
 * Starts Chromium.
 * @throws Error where there is none
 */
export async function launch(): Promise<Browser> {
  const executablePath = findChromium(process.env);
  if (executablePath === null) throw new Error("no Chromium was found; name one in CHROME_PATH");
  const browser = await chromium.launch({executablePath, args: ARGUMENTS});
  const open = browser.newContext.bind(browser);
  browser.newContext = async (options) => {
    const context = await open(options);
    context.setDefaultTimeout(PATIENCE);
    return context;
  };
  return browser;
}

/** What a page has asked for and not got yet, and who waits until that is nothing. */
class Asked {
  private readonly open = new Set<Request>();
  private waiting: (() => void)[] = [];

  constructor(page: Page) {
    const end = (request: Request) => {
      this.open.delete(request);
      if (!this.open.size) for (const go of this.waiting.splice(0)) go();
    };
    page.on("request", (request) => this.open.add(request));
    page.on("requestfinished", end).on("requestfailed", end);
  }

  get some(): boolean {
    return this.open.size > 0;
  }

  /** @throws Error that names what does not come */
  async all(): Promise<void> {
    if (!this.open.size) return;
    await new Promise<void>((resolve, reject) => {
      const late = setTimeout(() => {
        reject(new Error(`still to come: ${[...this.open].map((request) => request.url()).join(", ")}`));
      }, PATIENCE);
      this.waiting.push(() => {
        clearTimeout(late);
        resolve();
      });
    });
  }

  /** What the page before asked for is no matter of the next. */
  forget(): void {
    this.open.clear();
  }
}
const asked = new WeakMap<Page, Asked>();
const scriptless = new WeakSet<Page>();

/** What came is handed to a script, which may ask for more before it draws. */
const twoFrames = () =>
  new Promise((done) => requestAnimationFrame(() => setTimeout(() => requestAnimationFrame(() => setTimeout(done)))));

/**
 * Waits until a page is loaded, nothing that its scripts asked for is still to come, and what came was drawn. Unlike Playwright's
 * `networkidle` it waits for what happens, and not for half a second in which nothing does.
 * @param page one that a visit opened
 */
export async function rested(page: Page): Promise<void> {
  await page.waitForLoadState("load");
  // Without scripts nothing comes later.
  if (scriptless.has(page)) return;
  const open = asked.get(page);
  do {
    await open?.all();
    await page.evaluate(twoFrames);
  } while (open?.some);
}

/** Collects what goes wrong on a page from here on: errors and warnings, answers that are errors, and requests to another origin than its own. */
export function watch(page: Page, origin: string): {wrong: string[]; end: () => void} {
  const wrong: string[] = [];
  const logged = (message: ConsoleMessage) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`console: ${message.text()}`);
  };
  const thrown = (error: Error) => void wrong.push(`error: ${error.message}`);
  const requested = (request: Request) => {
    const own = /^(data|blob):/.test(request.url()) || request.url().startsWith(`${origin}/`);
    if (!own) wrong.push(`foreign request: ${request.url()}`);
  };
  const answered = (response: Response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  };
  page.on("console", logged).on("pageerror", thrown).on("request", requested).on("response", answered);
  return {
    wrong,
    end: () =>
      void page.off("console", logged).off("pageerror", thrown).off("request", requested).off("response", answered)
  };
}

/**
 * Serves a folder and starts Chromium.
 * @param served where another server has the folder already; it is closed with the visit
 * @param running where a browser runs already; it is left running
 */
export async function visit(folder = "dist", served?: Served, running?: Browser): Promise<Visit> {
  const {address, close} = served ?? (await serve(folder, 0));
  const browser = running ?? (await launch());
  const origin = new URL(address).origin;
  const contexts = new Set<BrowserContext>();
  const go = async (page: Page, path: string) => {
    // A page that a test opened by itself is watched from here on.
    const open = asked.get(page) ?? new Asked(page);
    asked.set(page, open);
    open.forget();
    await page.goto(new URL(path.replace(/^\//, ""), address).href, {waitUntil: "load"});
    await rested(page);
  };
  return {
    address,
    browser,
    go,
    async open(path, options = {}) {
      const context = await browser.newContext({locale: "en-US", timezoneId: "UTC", ...options});
      contexts.add(context);
      context.on("close", () => contexts.delete(context));
      const page = await context.newPage();
      if (options.javaScriptEnabled === false) scriptless.add(page);
      const {wrong} = watch(page, origin);
      await go(page, path);
      return {page, wrong};
    },
    async close() {
      for (const context of contexts) await context.close();
      if (!running) await browser.close();
      await close();
    }
  };
}
