/*
 * What a page with cells runs first. What they display stands in the page already, so that nothing waits for them: their libraries are
 * fetched, and they run, when the reader does something. What the reader set until then they get, and what had the focus keeps it.
 */

const SIGNS = [
  "pointermove",
  "pointerdown",
  "pointerup",
  "pointercancel",
  "wheel",
  "scroll",
  "keydown",
  "focusin",
  "input",
  "click"
];
const PARTS = "input, select, textarea, button, summary, a[href]";

type Control = HTMLInputElement | HTMLSelectElement | HTMLTextAreaElement;

/** The buttons that were clicked before there was anything behind them. */
const clicked = new Set<EventTarget | null>();
const onClick = ({target}: Event) => clicked.add(target instanceof Element ? target.closest("button") : null);

const partsOf = (nodes: NodeList): HTMLElement[] =>
  [...nodes].flatMap((node) =>
    node instanceof Element
      ? [...(node.matches(PARTS) ? [node] : []), ...node.querySelectorAll(PARTS)].map((part) => part as HTMLElement)
      : []
  );

/** What a reader changes of a control, now and as the page came; null for what is no control. */
function stateOf(part: Element): {now: string | boolean; first: string | boolean} | null {
  if (part instanceof HTMLSelectElement) {
    const options = [...part.options];
    return {
      now: options.map(({selected}) => Number(selected)).join(""),
      first: options.map(({defaultSelected}) => Number(defaultSelected)).join("")
    };
  }
  // Of radio buttons the one that was chosen says it all.
  if (part instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(part.type))
    return {now: part.checked, first: part.defaultChecked && (part.checked || part.type === "checkbox")};
  if (part instanceof HTMLTextAreaElement || (part instanceof HTMLInputElement && part.type !== "file"))
    return {now: part.value, first: part.defaultValue};
  return null;
}

const isChanged = (part: Element): boolean => {
  const state = stateOf(part);
  return state !== null && state.now !== state.first;
};

/** Sets a cell's control to what the reader made of the one that stood for it. */
function set(control: Control, from: Control): void {
  if (control instanceof HTMLSelectElement)
    [...control.options].forEach((option, i) => (option.selected = (from as HTMLSelectElement).options[i]!.selected));
  else if (control instanceof HTMLInputElement && /^(?:checkbox|radio)$/.test(control.type))
    control.checked = (from as HTMLInputElement).checked;
  else control.value = from.value;
  for (const type of ["input", "change"]) control.dispatchEvent(new Event(type, {bubbles: true}));
}

/** Hands over what was set, and the focus, as cells put theirs in place of what stood for it. */
function handOver(): void {
  /** What stands in a place, for what comes there: a component of React comes by and by, and inside an element of its own. */
  const stood = new Map<Node, HTMLElement[]>();
  for (const node of document.querySelectorAll(".prerendered")) {
    const place = node.parentNode!;
    stood.set(place, [...(stood.get(place) ?? []), ...partsOf(node.childNodes)]);
  }
  const stoodAt = (node: Node | null): HTMLElement[] => (node ? (stood.get(node) ?? stoodAt(node.parentNode)) : []);
  let focused: EventTarget | null = document.activeElement;
  addEventListener("focusin", ({target}) => (focused = target));
  new MutationObserver((changes) => {
    for (const {target, addedNodes} of changes) {
      const before = stoodAt(target);
      if (!before.length || (target as Element).closest(".prerendered")) continue;
      for (const part of partsOf(addedNodes)) {
        const at = before.findIndex(
          (other) => other.localName === part.localName && other.getAttribute("type") === part.getAttribute("type")
        );
        if (at < 0) continue;
        const [other] = before.splice(at, 1);
        if (other === focused && document.activeElement === document.body) part.focus({preventScroll: true});
        if (isChanged(other!)) set(part as Control, other as Control);
        if (clicked.has(other!)) part.click();
      }
    }
  }).observe(document.body, {childList: true, subtree: true});
}

const held = document.querySelector('script[type="cells"]')!;
let pressed = false;

function onSign(event: Event): void {
  const {type, target} = event;
  // Where a page comes to lie under a pointer that rests, Chromium tells of a move that is none.
  if (event instanceof MouseEvent && type === "pointermove" && !event.movementX && !event.movementY) return;
  // The page itself brings its navigation to the reader's place.
  if (type === "scroll" && target !== document) return;
  if (type === "pointerdown") pressed = true;
  if (/^pointer(?:up|cancel)$/.test(type)) pressed = false;
  for (const link of document.querySelectorAll<HTMLLinkElement>("link[rel=cells]")) link.rel = "modulepreload";
  // A slider that is being dragged stays until it is let go.
  if (pressed) return;
  for (const sign of SIGNS) removeEventListener(sign, onSign, true);
  handOver();
  const script = document.createElement("script");
  script.type = "module";
  script.textContent = held.textContent;
  held.replaceWith(script);
}

addEventListener("click", onClick, true);
for (const sign of SIGNS) addEventListener(sign, onSign, {capture: true, passive: true});
/** A link may bring an input's value, and a browser what was set before. */
const comesSet = () =>
  location.search !== "" || [...document.querySelectorAll(`.prerendered :is(${PARTS})`)].some(isChanged);
addEventListener("pageshow", (event) => comesSet() && onSign(event));
