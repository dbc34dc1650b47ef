import {z} from "zod";
import {show} from "../../diagnostics/show.js";
import {register, type ColumnMeta, type TextRules} from "../codec.js";

const TAG = /<(?:\/?[a-z][^<>]*>|!--)/i;
const ENTITY = /&(?:#\d{1,7}|#x[0-9a-f]{1,6}|[a-z][a-z0-9]{1,31});/i;

export const proseRules: TextRules = {
  free: true,
  faults(text) {
    const markup = TAG.exec(text)?.[0] ?? ENTITY.exec(text)?.[0];
    const fault = {
      code: "text-markup",
      message: `${show(text)} holds the markup ${show(markup ?? "", 30)}`,
      expected: "plain text; it is shown as it stands"
    } as const;
    return markup ? [fault] : [];
  }
};

/** Text. In the files that people edit it has no markup and no white space at its ends; what is loaded in bulk is taken as it is. */
export const text = (meta: ColumnMeta) => register(z.string(), {kind: "text"}, meta, "prose");
