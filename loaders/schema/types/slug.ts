import {z} from "zod";
import {show} from "../../diagnostics/show.js";
import {register, type ColumnMeta, type TextRules} from "../codec.js";

const SLUG = /^[a-z0-9]+(?:[-.][a-z0-9]+)*$/;

const slugOf = (text: string) =>
  text
    .normalize("NFKD")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/[-.]*[.][-.]*/g, ".")
    .replace(/^[-.]+|[-.]+$/g, "");

export const slugRules: TextRules = {
  words: "id",
  faults(text) {
    if (SLUG.test(text)) return [];
    const near = slugOf(text.slice(0, 200)).slice(0, 60);
    const expected = `lower-case words and numbers joined by hyphens${near ? `, such as ${near}` : ""}`;
    return [{code: "id-malformed", message: `${show(text)} is not an id`, expected}];
  }
};

/** An id: lower-case words joined by hyphens, stable because it is in people's links. */
export const slug = (meta: ColumnMeta) => register(z.string().regex(SLUG), {kind: "text"}, meta, "slug");
