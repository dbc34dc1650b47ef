import {readFile} from "node:fs/promises";
import {createRequire} from "node:module";
import type {Browser, Page} from "playwright-core";
import {build} from "esbuild";
import {launch} from "../../site/cli/browser.js";

const require = createRequire(import.meta.url);
const FONTS = {"Public Sans": "@fontsource-variable/public-sans/files/public-sans-latin-wght-normal.woff2"};

let browser: Promise<Browser> | undefined;

/** The Chromium of all tests of a worker: it starts when the first asks for it, and ends with the worker. Nobody closes it. */
export const sharedBrowser = (): Promise<Browser> => (browser ??= launch());

const bundled = async (options: {entry: string; name?: string}) => {
  const {outputFiles} = await build({
    entryPoints: [options.entry],
    bundle: true,
    write: false,
    format: "iife",
    logLevel: "warning",
    ...(options.name && {globalName: options.name})
  });
  return outputFiles[0]?.text ?? "";
};

/** The site's own style, that of its lists and its timeline among it, with its charts' font inside. */
export async function siteStyle(): Promise<string> {
  const faces = await Promise.all(
    Object.entries(FONTS).map(
      async ([family, file]) =>
        `@font-face{font-family:"${family}";font-weight:100 900;src:url(data:font/woff2;base64,${(await readFile(require.resolve(file))).toString("base64")})}`
    )
  );
  const entries = [
    "style/index",
    "charts/strip",
    "features/list/list",
    "features/chronology/events",
    "features/chronology/timeline/timeline"
  ];
  const rules = await Promise.all(entries.map((entry) => bundled({entry: `site/${entry}.css`})));
  return [...faces, ...rules].join("\n");
}

/** A module of the site as a script that leaves its exports under a name. */
export const siteScript = (entry: string, name: string): Promise<string> => bundled({entry, name});

/** A page with a body, styled as the site is, its fonts there. */
export async function pageWith(
  browser: Browser,
  style: string,
  body: string,
  options: Parameters<Browser["newPage"]>[0] = {}
): Promise<Page> {
  const page = await browser.newPage({
    viewport: {width: 1200, height: 900},
    locale: "en-US",
    timezoneId: "UTC",
    ...options
  });
  await page.setContent(
    `<!DOCTYPE html><html lang="en"><head><title>Sample</title><style>${style}</style></head><body><main><h1>Sample</h1><h2>Figures</h2>${body}</main></body></html>`
  );
  await page.evaluate(async () => {
    await Promise.all([400, 600].map((weight) => document.fonts.load(`${weight} 14px "Public Sans"`)));
  });
  return page;
}
