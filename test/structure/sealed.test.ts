import {expect, test} from "vitest";
import {files, isCode, matches} from "./files.js";

const site = files().filter((file) => /^(src|site)\//.test(file) && /\.(ts|js|md|css|html)$/.test(file));

test("nothing in the site loads anything from another origin", () => {
  const loads = [
    /\b(fetch|import|Worker|EventSource|WebSocket|sendBeacon|importScripts)\s*\(\s*["'`](https?:|wss?:)?\/\//,
    // What `npm:` names comes from node_modules.
    /\bfrom\s+["'](https?:|jsr:)/,
    /\b(src|srcset|poster|data)\s*=\s*["'](https?:)?\/\//,
    /<link\b[^>]*href\s*=\s*["'](https?:)?\/\//i,
    /@import\s+(url\()?["']?(https?:)?\/\//,
    /url\(\s*["']?(https?:)?\/\//
  ];
  expect(loads.flatMap((pattern) => matches(site, pattern))).toEqual([]);
});

test("no file names a folder of the machine that it was written on", () => {
  const text = files().filter(
    (file) => isCode(file) || /\.(md|ya?ml|json|csv|css|html|svg|txt)$|^\.ci\/|^\.[a-z]+rc$/.test(file)
  );
  const folders = ["work", "tmp", "root", "home/[a-z]+", "Users"].map((name) => `/${name}/`);
  expect(matches(text, new RegExp(`(^|[\\s"'\`(=:])(${folders.join("|")})`))).toEqual([]);
});
