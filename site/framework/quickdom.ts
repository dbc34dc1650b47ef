import {createRequire, Module} from "node:module";
import {parseHTML} from "linkedom";

/*
 * Framework reads each part of a page with jsdom, some eight times a page, and makes a whole browser's window each time: that took three quarters of a
 * build. Its process is started with this module, which puts linkedom in jsdom's place. What Framework asks of a document, both answer alike.
 */
class JSDOM {
  readonly window: {document: Document};

  constructor(source: string) {
    const body = source.replace(/^<!DOCTYPE html><body>/, "");
    this.window = parseHTML(`<!DOCTYPE html><html><head></head><body>${body}</body></html>`);
  }
}

const require = createRequire(createRequire(import.meta.url).resolve("@observablehq/framework/package.json"));
const id = require.resolve("jsdom");
require.cache[id] = Object.assign(new Module(id), {exports: {JSDOM, VirtualConsole: Object}, loaded: true});
