import {Parser} from "htmlparser2";

export type Attributes = Record<string, string>;
export interface Visitor {
  open?: (name: string, attributes: Attributes) => void;
  text?: (text: string) => void;
  close?: (name: string) => void;
}

const local = (name: string) => name.slice(name.indexOf(":") + 1);

/** Walks through XML; names are given without their prefix, attributes with. Nothing outside of the text is ever looked up. */
export function walk(xml: string, {open, text, close}: Visitor): void {
  const parser = new Parser(
    {
      onopentag: (name, attributes) => open?.(local(name), attributes),
      ontext: text ?? (() => undefined),
      onclosetag: (name) => close?.(local(name))
    },
    {xmlMode: true}
  );
  parser.end(xml);
}
