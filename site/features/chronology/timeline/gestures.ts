import {select} from "d3-selection";
import {zoom, zoomIdentity, type D3ZoomEvent} from "d3-zoom";
import type {Frame, View} from "./layout.js";

/** Zoom and pan by wheel, mouse and touch. */
export interface Gestures {
  /** Says how large the picture is and how far it may be zoomed. */
  size: (frame: Frame, most: number) => void;
  /** Shows a view, as a program's doing. */
  show: (view: View) => void;
  /** Zooms about a place of the plot (the middle where none is given), or pans by a share of the width, as the reader's doing. */
  zoomBy: (factor: number, about?: number) => void;
  panBy: (share: number) => void;
}

/**
 * Listens on `element`. The page keeps its own scrolling: a wheel counts with ctrl or meta, or once the timeline has the focus; one finger
 * moves sideways only, two pinch. `changed` is told every view and whether the reader made it.
 */
export function gestures(element: HTMLElement, changed: (view: View, byReader: boolean) => void): Gestures {
  let frame: Frame | null = null;
  let byReader = false;
  const target = select<HTMLElement, unknown>(element);
  const behavior = zoom<HTMLElement, unknown>()
    .filter((event: MouseEvent & Partial<TouchEvent>) => {
      if (event.type === "wheel")
        return event.ctrlKey || event.metaKey || element.contains(element.ownerDocument.activeElement);
      if (event.type === "touchstart") return (event.touches?.length ?? 0) > 1;
      return !event.ctrlKey && !event.button;
    })
    .on("zoom", ({transform: {k, x}, sourceEvent}: D3ZoomEvent<HTMLElement, unknown>) => {
      changed({k, tx: x + (frame?.left ?? 0) * (k - 1)}, byReader || Boolean(sourceEvent));
    });
  target.call(behavior).on("dblclick.zoom", null);

  const asReader = (act: () => void) => {
    byReader = true;
    act();
    byReader = false;
  };
  const panBy = (share: number) =>
    asReader(() => behavior.translateBy(target, (-share * (frame?.plot ?? 0)) / scaleOf(element), 0));

  // One finger: the browser scrolls the page up and down (`touch-action: pan-y`) and leaves sideways moves to us.
  const fingers = new Map<number, number>();
  element.addEventListener(
    "pointerdown",
    ({pointerId, pointerType, clientX}) => pointerType === "touch" && fingers.set(pointerId, clientX)
  );
  element.addEventListener("pointermove", ({pointerId, clientX}) => {
    const before = fingers.get(pointerId);
    if (before === undefined || fingers.size > 1) return;
    fingers.set(pointerId, clientX);
    asReader(() => behavior.translateBy(target, (clientX - before) / scaleOf(element), 0));
  });
  for (const end of ["pointerup", "pointercancel", "pointerleave"] as const)
    element.addEventListener(end, ({pointerId}) => fingers.delete(pointerId));

  return {
    size(next, most) {
      frame = next;
      const box: [[number, number], [number, number]] = [
        [next.left, 0],
        [next.left + next.plot, next.height]
      ];
      behavior.extent(box).translateExtent(box).scaleExtent([1, most]);
    },
    show({k, tx}) {
      behavior.transform(target, zoomIdentity.translate(tx - (frame?.left ?? 0) * (k - 1), 0).scale(k));
    },
    zoomBy: (factor, about) =>
      asReader(() =>
        behavior.scaleBy(target, factor, about === undefined ? undefined : [(frame?.left ?? 0) + about, 0])
      ),
    panBy
  };
}

/** The zoom that d3 keeps on the element. */
const scaleOf = (element: Element & {__zoom?: {k: number}}) => element.__zoom?.k ?? 1;
