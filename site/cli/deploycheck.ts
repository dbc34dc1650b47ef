import {request as requestHttp} from "node:http";
import {request as requestHttps} from "node:https";
import type {Command} from "commander";
import {ASK, FOREVER, TYPES} from "../features/publish/hosts.js";
import {documentOf} from "./builtpages.js";
import {thousands} from "../../loaders/diagnostics/pluralize.js";

/** One thing that a host does otherwise than a site needs. */
export interface HostFinding {
  /** The file's path from the site's root. */
  path: string;
  /** `wrong` where readers lose something; `slow` where they wait longer than they need to. */
  weight: "wrong" | "slow";
  says: string;
  /** What would be right. */
  expected: string;
}

interface Answer {
  status: number;
  headers: Record<string, string | undefined>;
  body: Buffer;
}

/** What helps where a host finds files by their whole names alone. */
const CLEAN =
  "the page, by a rule of the host; where it has none, publish the unpacked archive instead (docketbook archive)";

/** What could not be asked at all. */
export class UnreachableError extends Error {
  override name = "UnreachableError";
}

/** Asks as a browser does and takes the answer as it comes: nothing is inflated, no redirect is followed. */
function ask(
  url: URL,
  {headers = {}, timeout}: {headers?: Record<string, string> | undefined; timeout: number}
): Promise<Answer> {
  const request = url.protocol === "https:" ? requestHttps : requestHttp;
  return new Promise((resolve, reject) => {
    const fail = (error: Error) => reject(new UnreachableError(`${url.href} does not answer: ${error.message}`));
    const sent = request(url, {headers: {accept: "*/*", ...headers}, timeout: timeout * 1000}, (response) => {
      const parts: Buffer[] = [];
      response.on("data", (part: Buffer) => parts.push(part));
      response.on("error", fail);
      response.on("end", () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers as Record<string, string | undefined>,
          body: Buffer.concat(parts)
        })
      );
    });
    sent.on("timeout", () => sent.destroy(new Error(`no answer within ${timeout} s`)));
    sent.on("error", fail);
    sent.end();
  });
}

const ENDINGS: Readonly<Record<string, RegExp>> = {
  html: /^text\/html\b/,
  css: /^text\/css\b/,
  js: /^(text|application)\/javascript\b/,
  json: /^application\/([\w.+-]+\+)?json\b/,
  svg: /^image\/svg\+xml\b/,
  png: /^image\/png\b/,
  woff2: /^font\/woff2\b/,
  xml: /^(application\/(atom\+)?xml|text\/xml)\b/,
  ics: /^text\/calendar\b/,
  csv: /^text\/csv\b/,
  parquet: /^application\/(vnd\.apache\.parquet|octet-stream)\b/,
  zip: /^application\/((x-)?zip|octet-stream)\b/
};
const WORTH_COMPRESSING = /^(text\/|application\/(json|javascript|xml|atom\+xml|ld\+json)|image\/svg)/;
/** Files that carry a hash of what they hold in their names. */
const IS_HASHED = /\.[0-9a-f]{8}\.\w+(\.bin)?$/;
/** A file below this size, in bytes, gains nothing that a reader would notice. */
const SMALL = 1400;

/**
 * Asks a published site for a page of each kind, what they load, the tables and what is not there, and says what its host does otherwise
 * than the site needs: types, ranges, caching, compression, addresses, missing files and headers. Nothing is written.
 * @param address the site's first page
 * @param timeout the time limit for one answer, in seconds
 * @throws UnreachableError where the host does not answer
 */
export async function checkHost(address: string, timeout = 30): Promise<HostFinding[]> {
  const root = new URL(address.replace(/[?#].*$/, "").replace(/\/*$/, "/"));
  const found: HostFinding[] = [];
  const add = (path: string, weight: HostFinding["weight"], says: string, expected: string) => {
    found.push({path, weight, says, expected});
  };
  const get = (path: string, headers?: Record<string, string>) => ask(new URL(path, root), {headers, timeout});

  const checkFile = async (path: string, {hashed = IS_HASHED.test(path)} = {}): Promise<Answer> => {
    const answer = await get(path, {"accept-encoding": "gzip, br"});
    const {status, headers, body} = answer;
    const name = path || "the first page";
    if (status >= 300 && status < 400)
      add(
        path,
        "wrong",
        `${name} redirects to ${headers["location"] ?? "another address"}`,
        "the file at its own address"
      );
    else if (status !== 200) add(path, "wrong", `${name} answers ${status}`, "200, with the file");
    if (status !== 200) return answer;
    const ending = /\.(\w+)$/.exec(path)?.[1] ?? "html";
    const type = headers["content-type"] ?? "";
    const right = ENDINGS[ending];
    if (right && !right.test(type))
      add(
        path,
        "wrong",
        `${name} comes as ${type || "no type"}`,
        TYPES[ending] ?? right.source.replace(/[\\^]|\\b/g, "")
      );
    const cache = headers["cache-control"] ?? "";
    if (hashed && !/max-age=[1-9]\d{5,}/.test(cache))
      add(
        path,
        "slow",
        `${name} is cached ${cache ? `as “${cache}” says` : "as the browser guesses"}`,
        `Cache-Control: ${FOREVER}`
      );
    if (!hashed && (/immutable/.test(cache) || /max-age=[1-9]\d{4,}/.test(cache)))
      add(
        path,
        "wrong",
        `${name} is cached as “${cache}” says, so that readers miss the next edition`,
        `Cache-Control: ${ASK}`
      );
    if (!headers["content-encoding"] && WORTH_COMPRESSING.test(type) && body.length > SMALL)
      add(path, "slow", `${name} comes uncompressed (${thousands(body.length)} bytes)`, "gzip or br");
    return answer;
  };

  const first = await checkFile("");
  if (first.status !== 200) return found;
  const plain = await get("");
  const document = documentOf(plain.body.toString("utf8"));
  if (
    !document.querySelector('meta[http-equiv="Content-Security-Policy"]') &&
    !plain.headers["content-security-policy"]
  )
    add(
      "",
      "wrong",
      "the first page has no policy: it was changed in transit, or is not a page of docketbook",
      "the page as it was built"
    );
  const header = plain.headers["content-security-policy"];
  if (header && /(?:^|;)\s*(default|script|style|connect|font|img)-src/.test(header))
    add("", "wrong", `the host adds a policy of its own to each page’s: “${header}”`, "frame-ancestors alone");
  if (plain.headers["x-content-type-options"] !== "nosniff")
    add("", "slow", "the host lets browsers guess types", "X-Content-Type-Options: nosniff");

  const local = (href: string | null): string =>
    href !== null && !/^(data|mailto|https?):|^#/.test(href) ? href.replace(/^\.?\//, "").replace(/[?#].*$/, "") : "";
  const linked = (selector: string, name: string) =>
    [...document.querySelectorAll(selector)]
      .map((element) => local(element.getAttribute(name)))
      .filter((path) => path !== "");
  const assets = new Set([
    ...linked(
      "link[rel=stylesheet], link[rel=preload], link[rel=icon], link[rel=modulepreload], link[rel=cells]",
      "href"
    ),
    ...linked("script[src]", "src")
  ]);
  for (const path of assets) await checkFile(path);
  for (const path of new Set(linked("nav a", "href"))) {
    const {status, body} = await checkFile(path);
    const bare = status === 404 && !path.endsWith("/");
    if (bare && (await get(`${path}.html`)).status === 200)
      add(path, "wrong", `${path} is known to the host as ${path}.html alone`, CLEAN);
    if (status === 200 && body.length === 0) add(path, "wrong", `${path} is empty`, "the page");
  }

  const folders = [...linked("nav a", "href"), ...linked("a.language", "href")].filter((path) => path.endsWith("/"));
  for (const path of new Set(folders)) {
    const bare = path.slice(0, -1);
    const {status, headers} = await get(bare);
    const to = headers["location"] ?? "";
    const right = status >= 300 && status < 400 && new URL(to, new URL(bare, root)).pathname.endsWith(`/${path}`);
    if (status === 200)
      add(bare, "wrong", `${bare} answers with the page of ${path}, whose links break there`, `301, to ${path}`);
    else if (!right) add(bare, "slow", `${bare} answers ${status}${to && `, to ${to}`}`, `301, to ${path}`);
  }

  for (const path of ["data/datapackage.json", "data/record.zip", "feed.xml", "calendar.ics", "robots.txt"])
    await checkFile(path);
  const descriptor = await get("data/datapackage.json");
  if (descriptor.status === 200) {
    const {resources} = JSON.parse(descriptor.body.toString("utf8")) as {resources: {path: string; bytes: number}[]};
    for (const ending of ["csv", "parquet"]) {
      const largest = resources.filter(({path}) => path.endsWith(ending)).sort((a, b) => b.bytes - a.bytes)[0];
      if (!largest) continue;
      const path = `data/${largest.path}`;
      await checkFile(path);
      if (ending !== "parquet") continue;
      const part = await get(path, {range: "bytes=0-3"});
      if (part.status !== 206 || part.body.toString("latin1") !== "PAR1")
        add(
          path,
          "slow",
          `${path} is sent whole when a part is requested (${part.status})`,
          "206, with four bytes: Accept-Ranges: bytes"
        );
      const whole = await get(path);
      if (whole.status === 200 && whole.body.length !== largest.bytes)
        add(
          path,
          "wrong",
          `${path} has ${whole.body.length} bytes`,
          `${largest.bytes} bytes, as datapackage.json says`
        );
    }
  }

  const missing = "a-page-that-is-not-there/nor-below-it";
  const none = await get(missing);
  if (none.status !== 404) add(missing, "wrong", `a missing page answers ${none.status}`, "404");
  else if (!/<main|observablehq-main/.test(none.body.toString("utf8")))
    add(missing, "slow", "a missing page gets the host’s own page", "the site’s 404.html");
  return found;
}

const line = ({path, weight, says, expected}: HostFinding) =>
  `${weight === "wrong" ? "wrong" : "slow "} /${path}: ${says}\n  expected: ${expected}`;

/** `docketbook deploy-check URL`: what a host does otherwise than the site needs. */
export function deployCheckCommand(program: Command): void {
  program
    .command("deploy-check")
    .description("request a published site as a reader's browser does, and say what its host does wrong")
    .argument("<url>", "the address of the site's first page")
    .option("--timeout <seconds>", "the time limit for one answer", Number, 30)
    .option("--json", "print what was found as JSON")
    .action(async (address: string, {timeout, json}: {timeout: number; json?: boolean}) => {
      if (!URL.canParse(address) || !/^https?:$/.test(new URL(address).protocol))
        program.error(`error: ${address} is not an address; write it as https://news.example/addresses/`, {
          exitCode: 2
        });
      if (!(timeout > 0)) program.error("error: --timeout takes a number of seconds", {exitCode: 2});
      try {
        const found = await checkHost(address, timeout);
        if (json) process.stdout.write(`${JSON.stringify(found, null, 1)}\n`);
        else if (!found.length) process.stdout.write("the host serves the site as it should\n");
        else for (const finding of found) process.stdout.write(`${line(finding)}\n`);
        process.exitCode = found.some(({weight}) => weight === "wrong") ? 1 : 0;
      } catch (error) {
        if (!(error instanceof UnreachableError)) throw error;
        process.stderr.write(`deploy-check: ${error.message}\n`);
        process.exitCode = 3;
      }
    });
}
