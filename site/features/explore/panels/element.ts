type Attributes = Record<string, string | number | boolean | null | undefined>;

/** An element with its attributes (null, undefined and false are left out) and children. */
export function element<K extends keyof HTMLElementTagNameMap>(
  name: K,
  attributes: Attributes = {},
  ...children: (Node | string)[]
): HTMLElementTagNameMap[K] {
  const made = document.createElement(name);
  for (const [attribute, value] of Object.entries(attributes)) {
    if (value !== null && value !== undefined && value !== false)
      made.setAttribute(attribute, value === true ? "" : String(value));
  }
  made.append(...children);
  return made;
}

/** A button that does something. */
export function button(
  label: string,
  act: (event: MouseEvent) => void,
  attributes: Attributes = {}
): HTMLButtonElement {
  const made = element("button", {type: "button", ...attributes}, label);
  made.addEventListener("click", act);
  return made;
}
