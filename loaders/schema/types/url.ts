import {z} from "zod";
import {show} from "../../diagnostics/show.js";
import type {Fault} from "../../diagnostics/fault.js";
import {ownRule, register, type ColumnMeta, type TextRules} from "../codec.js";

function faults(text: string): Fault[] {
  const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(text)?.[1]?.toLowerCase();
  if (scheme !== "http" && scheme !== "https") {
    const message = scheme ? `${show(text)} has the scheme ${show(`${scheme}:`, 20)}` : `${show(text)} has no scheme`;
    return [{code: "url-scheme", message, expected: "an address that begins with https:// or http://"}];
  }
  const parsed = URL.canParse(text) ? new URL(text) : null;
  const plain =
    parsed !== null &&
    /^https?:\/\/[^/]/i.test(text) &&
    !/[\s\\<>"]/.test(text) &&
    parsed.username === "" &&
    parsed.password === "";
  const expected = "https://, a host, and a path without spaces, as the browser's address bar has it";
  return plain ? [] : [{code: "url-malformed", message: `${show(text)} is not an address`, expected}];
}

export const urlRules: TextRules = {
  words: "web address",
  faults,
  tableSchema: "uri",
  bulk: {
    // Addresses whose parts need no second look: a host of names that ends in one of letters, then printable ASCII.
    pattern: "https?://(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\\.)+[a-z][a-z]+(?:[/?#][!#-;=?-\\[\\]^-~]*)?",
    conditions: [{check: "punycode", sql: (value) => `NOT contains(${value}, 'xn--')`}]
  }
};

const isAddress = /* @__PURE__ */ ownRule("url", (text) => faults(text).length === 0);

/** An address that a reader may open: http or https, nothing else (not `javascript:`), with a host and without a user name. */
export const url = (meta: ColumnMeta) => register(z.string().refine(isAddress), {kind: "text"}, meta, "url");
