/** Hides the items of the list that the filter leaves out, and the headings that have none left. */
export interface List {
  /** The whole text of an event, in lower case. */
  text: (id: string, title: string) => string;
  item: (id: string) => Element | null;
  show: (shown: Uint8Array) => void;
}

/** `itemOf` finds where the page tells an event; items keep their places, so that addresses into the list go on working. */
export function list(window: Window, ids: readonly string[], itemOf: (id: string) => Element | null): List {
  let items: (Element | null)[] | null = null;
  const all = () => (items ??= ids.map(itemOf));
  const texts = new Map<string, string>();
  let wanted: Uint8Array | null = null;

  const apply = () => {
    if (!wanted) return;
    const shown = wanted;
    wanted = null;
    const groups = new Set<Element>();
    all().forEach((item, index) => {
      const hide = !shown[index];
      if (!item || item.hasAttribute("hidden") === hide) return;
      item.toggleAttribute("hidden", hide);
      const group = item.closest("[data-group]");
      if (group) groups.add(group);
    });
    for (const group of groups) group.toggleAttribute("hidden", ![...group.querySelectorAll("[id]")].some((item) => ids.includes(item.id) && !item.hasAttribute("hidden")));
  };

  return {
    item: itemOf,
    text(id, title) {
      let text = texts.get(id);
      if (text === undefined) texts.set(id, (text = `${title} ${itemOf(id)?.textContent ?? ""}`.toLowerCase()));
      return text;
    },
    show(shown) {
      // The picture answers at once; the list, which may be thousands of paragraphs, follows in the next task.
      if (!wanted) window.requestAnimationFrame(() => window.setTimeout(apply));
      wanted = shown;
    }
  };
}
