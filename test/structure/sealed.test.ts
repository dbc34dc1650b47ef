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

test("numbers and dates are printed in the locale of the page's words, and in messages by one function", () => {
  const own = files().filter(
    (file) => /^(src|site|loaders)\/.*\.(ts|js|md)$/.test(file) && !/\/words(\.ts$|\/)/.test(file)
  );
  // A segmenter cuts text, and prints none.
  const printed = own.filter((file) => !/^loaders\/diagnostics\/(pluralize|format)\.ts$/.test(file));
  expect(matches(printed, /(toLocale\w*|Intl\.\w+)\(\s*["'`]/)).toEqual([]);
});
