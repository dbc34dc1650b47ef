import {createServer} from "node:http";
import {once} from "node:events";
import {readdir, readFile, stat} from "node:fs/promises";
import {join} from "node:path";
import {describe, expect, it} from "vitest";
import {visit} from "./browser.js";
import {checkHost, UnreachableError} from "../../site/cli/deploycheck.js";
import {serve} from "../../site/cli/serve.js";
import {DIST} from "./files.js";
import {LONG, some} from "../tools/rounds.js";
import {installed} from "../run/debian.js";
import {PACKAGES, SERVERS, startServer} from "./hosts/servers.js";

/** A page of each kind, and one that loads an engine. */
const PAGES = ["", "chronology", "cases/", "orders/ctr-stay", "taxpayers/", "explore"];

/** Serves the built site with one thing wrong, as some host does. */
async function misbehave(change: (path: string, headers: Record<string, string>) => number) {
  const types: Record<string, string> = {
    html: "text/html",
    js: "text/javascript",
    css: "text/css",
    svg: "image/svg+xml"
  };
  const server = createServer((request, response) => {
    const path = decodeURIComponent(new URL(request.url ?? "/", "http://host").pathname);
    const find = async () => {
      for (const name of [path, `${path}.html`, `${path}index.html`])
        if ((await stat(join(DIST, name)).catch(() => null))?.isFile()) return name;
      return null;
    };
    void find().then(async (name) => {
      const headers: Record<string, string> = {
        "content-type": types[name?.split(".").pop() ?? ""] ?? "application/octet-stream"
      };
      const status = change(path, headers);
      response.writeHead(status || (name === null ? 404 : 200), headers);
      response.end(name === null ? "" : await readFile(join(DIST, name)));
    });
  }).listen(0, "127.0.0.1");
  await once(server, "listening");
  const {port} = server.address() as {port: number};
  return {address: `http://127.0.0.1:${port}/`, close: () => void server.close()};
}

describe.each((LONG ? SERVERS : SERVERS.slice(0, 1)).filter((name) => installed(PACKAGES[name])))(
  "%s, set up as the docs say, below a path",
  (name) => {
    it("serves every kind of page with nothing wrong, to deploy-check and to a browser", async () => {
      const served = await startServer(name, {dist: DIST, at: "/news/addresses/"});
      const site = await visit(DIST, served);
      try {
        expect(await checkHost(served.address)).toEqual([]);
        for (const path of some(PAGES, 2)) {
          const {page, wrong} = await site.open(path);
          expect(wrong, path).toEqual([]);
          await page.context().close();
        }
        const head = async (path: string) => (await fetch(new URL(path, served.address))).headers;
        expect((await head("chronology")).get("content-security-policy")).toBe("frame-ancestors 'self'");
        expect((await head("es/embed/law-on-any-date.html")).get("content-security-policy") ?? "").toBe("");
        expect((await head("embed/law-on-any-date.html")).get("content-security-policy") ?? "").toBe("");
      } finally {
        await site.close();
      }
    });
  }
);

describe("the built folder", () => {
  it("has no file over 25 MiB, which some hosts refuse, and the files by which hosts set headers", async () => {
    const sizes = await Promise.all(
      (await readdir(DIST, {recursive: true})).map(async (name) => [name, (await stat(join(DIST, name))).size] as const)
    );
    expect(sizes.filter(([, bytes]) => bytes > 25 * 1024 * 1024)).toEqual([]);
    const headers = await readFile(join(DIST, "_headers"), "utf8");
    // Netlify and Cloudflare Pages: a path on a line of its own, its headers below it, set in by two spaces.
    for (const line of headers.split("\n")) expect(line).toMatch(/^$|^\/\S*$|^ {2}[A-Z][\w-]+: \S.*$/);
    expect(headers).toMatch(/^\/_import\/\*\n {2}Cache-Control: public, max-age=31536000, immutable$/m);
    // Neither rule of a folder of frames, nor of one above it: hosts add up what matches.
    const framed = [...headers.matchAll(/^(\S+)\n {2}Content-Security-Policy/gm)].map(([, rule = ""]) => rule);
    expect(framed).toEqual(
      expect.arrayContaining(["/chronology", "/orders/*", "/es/", "/es/chronology", "/es/orders/*"])
    );
    expect(framed.filter((rule) => ["/*", "/embed/*", "/es/*", "/es/embed/*"].includes(rule))).toEqual([]);
    expect((headers.match(/^\//gm) ?? []).length).toBeLessThanOrEqual(100);
    expect(await readFile(join(DIST, ".nojekyll"), "utf8")).toBe("");
    expect(await readFile(join(DIST, ".htaccess"), "utf8")).toContain("RewriteEngine On");
  });
});

describe("deploy-check", () => {
  const findings = async (change: Parameters<typeof misbehave>[0]) => {
    const {address, close} = await misbehave(change);
    try {
      return (await checkHost(address)).map(({weight, path, says}) => `${weight} /${path}: ${says}`);
    } finally {
      close();
    }
  };

  it("names a script and a download that come as text, a page that is kept too long, a folder without its slash and a missing file that answers 200", async () => {
    const found = await findings((path, headers) => {
      if (/\.(js|zip)$/.test(path)) headers["content-type"] = "text/plain";
      if (path === "/chronology") headers["cache-control"] = "public, max-age=604800";
      return path.startsWith("/a-page-that-is-not-there") || path === "/cases" ? 200 : 0;
    });
    expect(found).toContainEqual(
      expect.stringMatching(/^wrong \/_import\/assets\/site\.[0-9a-f]{8}\.js: .* comes as text\/plain$/)
    );
    expect(found).toContain("wrong /data/record.zip: data/record.zip comes as text/plain");
    expect(found).toContainEqual(expect.stringMatching(/^wrong \/chronology: .*readers miss the next edition$/));
    expect(found).toContain("wrong /cases: cases answers with the page of cases/, whose links break there");
    expect(found).toContainEqual(expect.stringMatching(/^wrong \/a-page-that-is-not-there.* answers 200$/));
  });

  it("names a second policy, pages that are sent on, and tables that are cut", async () => {
    const found = await findings((path, headers) => {
      if (path === "/") headers["content-security-policy"] = "default-src 'self'";
      if (path === "/claims") headers["location"] = "/claims/";
      return path === "/claims" ? 301 : path === "/feed.xml" ? 404 : 0;
    });
    expect(found).toContainEqual(expect.stringMatching(/^wrong \/: the host adds a policy of its own/));
    expect(found).toContain("wrong /claims: claims redirects to /claims/");
    expect(found).toContain("wrong /feed.xml: feed.xml answers 404");
    expect(found).toContainEqual(
      expect.stringMatching(/^slow \/data\/.*parquet: .* is sent whole when a part is requested \(200\)$/)
    );
  });

  it("finds nothing wrong with the server of `npm start`", async () => {
    const {address, close} = await serve(DIST, 0);
    expect((await checkHost(address)).filter(({weight}) => weight === "wrong")).toEqual([]);
    await close();
  });

  it("says that a host does not answer", async () => {
    const {address, close} = await serve(DIST, 0);
    await close();
    await expect(checkHost(address)).rejects.toThrow(UnreachableError);
  });
});
