import {z} from "zod";
import {show} from "../../diagnostics/show.js";
import {register, type ColumnMeta, type TextRules} from "../codec.js";

const TAG = /<(?:\/?[a-z][^<>]*>|!--)/i;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i;

/** How spreadsheets tell a formula from a text; a sign before a number or a space is none. */
const FORMULA = /^(?:[=@]|[+-](?![\d\s.,]))/;

export const proseRules: TextRules = {
  free: true,
  faults(text) {
    const markup = TAG.exec(text)?.[0] ?? ENTITY.exec(text)?.[0];
    const fault = {
      code: "text-markup",
      message: `${show(text)} holds the markup ${show(markup ?? "", 30)}`,
      expected: "plain text; it is shown as it stands"
    } as const;
    const formula = {
      code: "text-formula",
      message: `${show(text)} begins as a formula does`,
      expected: "a text that begins otherwise: a spreadsheet would run this one"
    } as const;
    return [...(markup ? [fault] : []), ...(FORMULA.test(text) ? [formula] : [])];
  }
};

/** Text. In the files that people edit it has no markup and no white space at its ends; what is loaded in bulk is taken as it is. */
export const text = (meta: ColumnMeta) => register(z.string(), {kind: "text"}, meta, "prose");
