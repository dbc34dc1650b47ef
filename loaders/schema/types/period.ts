import {z} from "zod";
import {ownRule, register, type ColumnMeta, type TextRules} from "../codec.js";
import {edtfBulk, edtfFaults, readEdtf} from "./edtf.js";

const readPeriod = (text: string) => {
  const range = readEdtf(text);
  return typeof range !== "string" && /[?~%]/.test(text) ? "malformed" : range;
};

export const periodRules: TextRules = {
  words: "period (EDTF)",
  faults: (text) =>
    edtfFaults(text, readPeriod(text), [
      "period",
      "a period as EDTF without ? or ~: 2022, 2025-06, 2025-08-07, 2012/2015"
    ]),
  bulk: /* @__PURE__ */ edtfBulk("")
};

const isPeriod = /* @__PURE__ */ ownRule("period", (text) => typeof readPeriod(text) !== "string");

/** The period of an observation: EDTF without qualifiers; the series says what kind of year it is. */
export const period = (meta: ColumnMeta) => register(z.string().refine(isPeriod), {kind: "text"}, meta, "period");
