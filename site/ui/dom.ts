type Attributes = Record<string, string | number | boolean | null | undefined>;

const fill = <E extends Element>(element: E, attributes: Attributes, children: readonly (Node | string)[]): E => {
  for (const [name, value] of Object.entries(attributes))
    if (value !== null && value !== undefined && value !== false)
      element.setAttribute(name, value === true ? "" : String(value));
  element.append(...children);
  return element;
};

/** An HTML element. Null, undefined and false leave an attribute out; text is escaped by being text. */
export const html = <K extends keyof HTMLElementTagNameMap>(
  document: Document,
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] => fill(document.createElement(name), attributes, children);

/** An SVG element, its attributes as those of `html`. */
export const svg = <K extends keyof SVGElementTagNameMap>(
  document: Document,
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): SVGElementTagNameMap[K] => fill(document.createElementNS("http://www.w3.org/2000/svg", name), attributes, children);

/** A button that does something. */
export function button(
  document: Document,
  label: string,
  act: (event: MouseEvent) => void,
  attributes: Attributes = {}
): HTMLButtonElement {
  const made = html(document, "button", {type: "button", ...attributes}, label);
  made.addEventListener("click", act);
  return made;
}

/** Sets an attribute only when it changes: setting the same value again costs a style recalculation. */
export function put(element: Element, name: string, value: string | number): void {
  if (element.getAttribute(name) !== String(value)) element.setAttribute(name, String(value));
}

/** Sets a text only when it changes: a screen reader hears what is set anew. */
export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}

/** Keeps as many copies of an element as are asked for and reuses them: a frame makes no garbage. */
export class Pool {
  readonly #made: SVGElement[] = [];
  constructor(
    readonly parent: SVGElement,
    readonly make: () => SVGElement
  ) {}

  /** Hands the first `count` elements to `set`; the others leave the picture. */
  each(count: number, set: (element: SVGElement, index: number) => void): void {
    for (let index = 0; index < count; index++) {
      const element = (this.#made[index] ??= this.make());
      set(element, index);
      if (element.parentNode !== this.parent) this.parent.append(element);
    }
    for (let index = count; index < this.#made.length && this.#made[index]!.parentNode; index++)
      this.#made[index]!.remove();
  }
}
