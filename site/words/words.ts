import {en, type Words} from "./en.js";

export type {Words} from "./en.js";

// A page is drawn in one go, and in one language: what draws it asks for the words, instead of every function handing them on.
let spoken: Words = en;

/** The words of the language that is being drawn; in a browser, of the page's own. */
export const words = (): Words => spoken;

/** Draws in a language. What is drawn must be done when the function returns. */
export function speak<T>(language: Words, draw: () => T): T {
  const before = spoken;
  spoken = language;
  try {
    return draw();
  } finally {
    spoken = before;
  }
}

/**
 * A text of the story's own figures and views in the language that is being drawn. English is its key, with the places of its values as `{0}`:
 * `story` of the language's words has the text that stands for it, and where it has none, English stays.
 */
export function say(strings: TemplateStringsArray | string, ...values: readonly (string | number)[]): string {
  const key =
    typeof strings === "string" ? strings : strings.reduce((text, part, index) => `${text}{${index - 1}}${part}`);
  const text = spoken.story[key];
  if (text === undefined && spoken.code !== en.code) unsaid.add(key);
  if (typeof text === "function") return text(...values.map(String));
  return (text ?? key).replace(/\{(\d+)\}/g, (place, index: string) => String(values[Number(index)] ?? place));
}

/** What `say` was asked for in a language besides English that has no text for it. */
export const unsaid = new Set<string>();
