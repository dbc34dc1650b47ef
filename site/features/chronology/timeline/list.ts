/** Hides the items of the list that the filter leaves out, and each group (`data-group`) that has none left. */
export interface List {
  /** The whole text of an event, in lower case. */
  text: (id: string, title: string) => string;
  item: (id: string) => Element | null;
  show: (shown: Uint8Array) => void;
}

/** `itemOf` finds where the page tells an event; items keep their places, so that addresses into the list go on working. */
export function list(window: Window, ids: readonly string[], itemOf: (id: string) => Element | null): List {
  let told: {item: Element | null; group: Element | null}[] | null = null;
  const all = () => (told ??= ids.map(itemOf).map((item) => ({item, group: item?.closest("[data-group]") ?? null})));
  const texts = new Map<string, string>();
  let wanted: Uint8Array | null = null;

  const apply = () => {
    if (!wanted) return;
    const shown = wanted;
    wanted = null;
    const left = new Map<Element, number>();
    all().forEach(({item, group}, index) => {
      const hide = !shown[index];
      if (group) left.set(group, (left.get(group) ?? 0) + (hide ? 0 : 1));
      if (item && item.hasAttribute("hidden") !== hide) item.toggleAttribute("hidden", hide);
    });
    for (const [group, count] of left) group.toggleAttribute("hidden", count === 0);
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
