export type Attributes = Record<string, string | number | boolean | null | undefined>;

const assign = <E extends Element>(element: E, attributes: Attributes): E => {
  for (const [name, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    element.setAttribute(name, value === true ? "" : String(value));
  }
  return element;
};

/** An SVG element; null, undefined and false leave an attribute out. */
export const svg = (
  document: Document,
  name: string,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): SVGElement => {
  const element = assign(document.createElementNS("http://www.w3.org/2000/svg", name), attributes);
  element.append(...children);
  return element;
};

/** An HTML element; text is escaped by being text. */
export const html = (
  document: Document,
  name: string,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElement => {
  const element = assign(document.createElement(name), attributes);
  element.append(...children);
  return element;
};

/** Sets an attribute where it differs: one that is set again to what it was has its style worked out again all the same. */
export function put(element: Element, name: string, value: string): void {
  if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

/** Keeps as many copies of an element as are asked for, and uses them again: a frame makes no garbage. */
export class Pool {
  readonly #made: SVGElement[] = [];
  constructor(
    readonly parent: SVGElement,
    readonly make: () => SVGElement
  ) {}

  /** The first `count` elements are handed to `set`; the others leave the picture. */
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
