interface Box {
  left: number;
  top: number;
  bottom: number;
}

/** The room that a card has, in the viewport's own coordinates. */
export interface Room {
  width: number;
  height: number;
}

const GAP = 6;
const MARGIN = 12;
const LOW = 160;

/**
 * Where a card goes beside the words that it belongs to, in CSS pixels of the viewport: under them, above them where only there is
 * room, and never outside of the view. Where neither side has room for all of it, it scrolls on the side that has more.
 */
export function cardPlace(words: Box, card: Room, view: Room): {left: number; top: number; height: number} {
  const left = Math.max(MARGIN, Math.min(words.left, view.width - card.width - MARGIN));
  const [above, below] = [words.top - GAP - MARGIN, view.height - MARGIN - words.bottom - GAP];
  // A window so low that hardly a line would be seen beside the words has the card over them.
  if (Math.max(above, below) < Math.min(card.height, LOW))
    return {left, top: MARGIN, height: Math.min(card.height, view.height - 2 * MARGIN)};
  const under = card.height <= below || (card.height > above && below >= above);
  const height = Math.min(card.height, under ? below : above);
  return {left, top: under ? words.bottom + GAP : words.top - GAP - height, height};
}

/** How long a card stays after the pointer has left it, so that the pointer can cross the gap, and rests on the words before it opens. */
const DELAY = {open: 120, close: 250};

/**
 * Shows what stands behind a citation as a card beside it: while the pointer rests on it, and from a tap, a click or Enter on. A second one,
 * Escape, a press elsewhere or the focus's leaving puts the card away. The pointer can always go into it, Tab once it was asked for. Without this
 * script, or where the browser has no popovers, the same links lead to the same text at the end of the page.
 */
export function enhanceCitations(document: Document): void {
  const window = document.defaultView;
  if (!window || !("showPopover" in window.HTMLElement.prototype)) return;
  // The page says it in its language, so that no script carries words for this alone.
  const {card: name = "{0}", shut: shutName = ""} = document.querySelector<HTMLElement>(".page-sources")?.dataset ?? {};
  const card = document.createElement("div");
  card.className = "cite-card";
  card.id = "cite-card";
  card.popover = "manual";
  card.setAttribute("role", "group");
  let owner: HTMLAnchorElement | null = null;
  // Asked for by a press: the pointer's leaving does not close it, and the keyboard goes into it.
  let held = false;
  let timer = 0;

  const wait = (then: () => void, milliseconds: number) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(then, milliseconds);
  };
  const close = () => {
    window.clearTimeout(timer);
    if (!owner) return;
    owner.setAttribute("aria-expanded", "false");
    for (const lit of document.querySelectorAll(".said")) lit.classList.remove("said");
    card.hidePopover();
    card.remove();
    owner = null;
    held = false;
  };
  // A finger has no Escape, and may find no free place to press.
  const shut = document.createElement("button");
  shut.className = "cite-shut";
  shut.textContent = "×";
  shut.setAttribute("aria-label", shutName);
  shut.addEventListener("click", () => {
    const link = owner;
    close();
    link?.focus();
  });
  const open = (link: HTMLAnchorElement, words = link.getClientRects()[0], asked = false) => {
    window.clearTimeout(timer);
    if (owner === link) return;
    const entry = document.getElementById(decodeURIComponent(link.hash.slice(1)));
    const content = entry?.querySelector(".cite-entry")?.cloneNode(true);
    if (!content || !words) return;
    close();
    // What is cited is lit in the figures of the page.
    const row = link.hash.slice("#source-".length);
    for (const mark of document.querySelectorAll(`[data-rows~="${CSS.escape(decodeURIComponent(row))}"]`))
      mark.classList.add("said");
    card.replaceChildren(...(asked ? [shut] : []), content);
    // The links of a card say where they leave the site to; in the page that would be a line more a source.
    for (const out of card.querySelectorAll<HTMLAnchorElement>(".cite-sources a"))
      if (out.host !== window.location.host) out.dataset["host"] = out.hostname.replace(/^www\./, "");
    for (const stop of card.querySelectorAll<HTMLElement>("a, summary")) stop.tabIndex = -1;
    card.setAttribute("aria-label", name.replace("{0}", link.textContent));
    // Right after the link, so that Tab goes from the words into the card, and from the card on in the text; a heading is not called after it.
    (link.closest("h1") ?? link).after(card);
    card.showPopover();
    const {scrollX, scrollY} = window;
    const view = {width: document.documentElement.clientWidth, height: window.innerHeight};
    card.style.height = "";
    const {left, top, height} = cardPlace(words, {width: card.offsetWidth, height: card.offsetHeight}, view);
    if (height < card.offsetHeight) card.style.height = `${height}px`;
    card.style.left = `${left + scrollX}px`;
    card.style.top = `${top + scrollY}px`;
    owner = link;
  };
  /** The link has the card open for all: it says so, and Tab goes on into the card. */
  const hold = (link: HTMLAnchorElement) => {
    open(link, undefined, true);
    if (owner !== link) return;
    // It may have been there already, for the pointer.
    if (!shut.isConnected) card.prepend(shut);
    held = true;
    link.setAttribute("aria-expanded", "true");
    for (const stop of card.querySelectorAll("[tabindex]")) stop.removeAttribute("tabindex");
  };

  for (const link of document.querySelectorAll<HTMLAnchorElement>("a.cite")) {
    link.setAttribute("aria-expanded", "false");
    link.setAttribute("aria-controls", card.id);
    link.addEventListener("pointerenter", (event) => {
      if (event.pointerType !== "mouse") return;
      // Words that run over a line's end have two boxes: the card belongs beside the one that is pointed at.
      const words = [...link.getClientRects()].find(
        ({top, bottom}) => event.clientY >= top - 1 && event.clientY <= bottom + 1
      );
      wait(() => open(link, words), DELAY.open);
    });
    link.addEventListener("pointerleave", (event) => {
      if (event.pointerType === "mouse") leave();
    });
    link.addEventListener("click", (event) => {
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
      event.preventDefault();
      if (owner === link && held) close();
      else hold(link);
    });
  }
  const leave = () => {
    if (!held) wait(close, DELAY.close);
  };
  card.addEventListener("pointerenter", () => window.clearTimeout(timer));
  card.addEventListener("pointerleave", leave);
  document.addEventListener("focusin", ({target}) => {
    if (owner && target instanceof window.Node && target !== owner && !card.contains(target)) close();
  });
  document.addEventListener("pointerdown", ({target}) => {
    if (owner && target instanceof window.Node && !owner.contains(target) && !card.contains(target)) close();
  });
  document.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !owner) return;
    const link = owner;
    const inside = card.contains(document.activeElement);
    close();
    if (inside) link.focus();
  });
}
