import {readFileSync} from "node:fs";
import {createRequire} from "node:module";
import {join} from "node:path";
import {FRAMEWORK} from "../packages.js";
import {pixelCanvas} from "./canvas.js";

/** A cell asked for what only a browser has: it is left for the browser. */
export class NeedsBrowser extends Error {
  override name = "NeedsBrowser";

  constructor(what: string) {
    super(`${what} is there in a browser only`);
    needed.add(this.message);
  }
}

/** The words of every such error so far. */
export const needed = new Set<string>();

interface JSDOM {
  window: Window & typeof globalThis & Record<string, unknown>;
}
const {JSDOM, VirtualConsole} = createRequire(join(FRAMEWORK, "html.js"))("jsdom") as {
  JSDOM: new (html: string, options: object) => JSDOM;
  VirtualConsole: new () => object;
};

/** What stays Node's own, though jsdom has one too. */
const NODES =
  /^(?:console|performance|crypto|queueMicrotask|structuredClone|URL|URLSearchParams|Abort\w+|Blob|File|Headers|fetch|TextEncoder|TextDecoder|DOMException|(?:set|clear)(?:Timeout|Interval)|atob|btoa|[A-Z]\w*Array|Array|Object|Function|Promise|Proxy|Reflect|Symbol|String|Number|Boolean|BigInt|Date|RegExp|Map|Set|Weak\w+|Math|JSON|Intl|Atomics|WebAssembly|ArrayBuffer|SharedArrayBuffer|DataView|\w*Error|Iterator|FinalizationRegistry|globalThis|eval|isNaN|isFinite|parse\w+|(?:de|en)codeURI\w*|escape|unescape|NaN|Infinity|undefined)$/;
const CONSTRUCTORS =
  "Worker SharedWorker WebSocket EventSource XMLHttpRequest OffscreenCanvas AudioContext RTCPeerConnection Notification BroadcastChannel FileReader MediaRecorder SpeechRecognition".split(
    " "
  );
const DEVICES =
  "geolocation mediaDevices clipboard gpu bluetooth usb serial hid storage serviceWorker permissions wakeLock credentials".split(
    " "
  );
const TYPES: Record<string, string> = {
  wasm: "application/wasm",
  json: "application/json",
  csv: "text/csv",
  html: "text/html",
  xml: "application/xml"
};

const need = (name: string) => (): never => {
  throw new NeedsBrowser(name);
};

/** Something that only a browser has: it can be looked for, and whoever uses it is left for the browser. */
const device = (name: string): object => new Proxy(need(name), {get: need(name), apply: need(name)});

export interface Site {
  /** The folder. */
  out: string;
  /** How wide the page's main column is taken to be, in px. */
  width: number;
}

/**
 * Gives this process the globals that a page's cells expect of a browser, around the page's own document. Files come from the site's folder, and
 * nothing can be reached besides.
 * @returns the document, and how its nodes are written
 */
export function browserGlobals(
  html: string,
  address: string,
  {out, width}: Site
): {document: Document; serialize: (node: Node) => string} {
  const {window} = new JSDOM(html, {url: address, pretendToBeVisual: true, virtualConsole: new VirtualConsole()});
  const {document} = window;
  const define = (name: string, value: unknown) =>
    Object.defineProperty(globalThis, name, {value, configurable: true, writable: true});
  for (const name of Object.getOwnPropertyNames(window))
    if (!NODES.test(name) && !/^\d+$|^_/.test(name)) define(name, window[name]);
  for (const name of ["window", "self", "top", "parent", "frames"]) define(name, globalThis);
  for (const name of ["addEventListener", "removeEventListener", "dispatchEvent", "getComputedStyle", "getSelection"])
    define(name, (window[name] as (...args: unknown[]) => unknown).bind(window));
  for (const name of CONSTRUCTORS) define(name, new Proxy(function () {}, {construct: need(name)}));
  for (const name of DEVICES)
    Object.defineProperty(window.navigator, name, {value: device(`navigator.${name}`), configurable: true});
  for (const name of ["indexedDB", "caches", "createImageBitmap", "showOpenFilePicker"]) define(name, device(name));
  define("devicePixelRatio", 1);
  define("matchMedia", (media: string) =>
    Object.assign(new window.EventTarget(), {
      media,
      matches: /prefers-color-scheme: light/.test(media),
      addListener() {
        // Nothing changes while a page is built.
      },
      removeListener() {
        // Nothing changes while a page is built.
      }
    })
  );
  define(
    "IntersectionObserver",
    class {
      observe() {
        // Nobody looks at the page yet.
      }
      unobserve() {
        // Nobody looks at the page yet.
      }
      disconnect() {
        // Nobody looks at the page yet.
      }
    }
  );
  define(
    "ResizeObserver",
    class {
      #ended = false;
      constructor(private readonly changed: (entries: object[], observer: object) => void) {}
      observe(target: Element) {
        const contentRect = {x: 0, y: 0, top: 0, left: 0, right: width, bottom: 400, width, height: 400};
        queueMicrotask(() => this.#ended || this.changed([{target, contentRect}], this));
      }
      unobserve() {
        this.#ended = true;
      }
      disconnect() {
        this.#ended = true;
      }
    }
  );
  /** What a page shows of files in memory: a picture stands in the page itself. */
  const kept = new Map<string, {file: Blob; data: string}>();
  URL.createObjectURL = (file: Blob) => {
    const address = `blob:${window.location.origin}/${kept.size}`;
    const entry = {file, data: ""};
    kept.set(address, entry);
    void file
      .arrayBuffer()
      .then((bytes) => (entry.data = `data:${file.type};base64,${Buffer.from(bytes).toString("base64")}`));
    return address;
  };
  URL.revokeObjectURL = () => undefined;
  // Nothing is laid out: an element is as large as its style says, and else as wide as the page's column.
  const given = (element: HTMLElement, side: "width" | "height") =>
    Number.parseFloat(/^[\d.]+px$/.exec(element.style[side])?.[0] ?? element.getAttribute(side) ?? "") ||
    (side === "width" ? width : 0);
  for (const side of ["width", "height"] as const) {
    const get = function (this: HTMLElement) {
      return given(this, side);
    };
    for (const kind of ["client", "offset"])
      Object.defineProperty(window.HTMLElement.prototype, `${kind}${side[0]!.toUpperCase()}${side.slice(1)}`, {get});
  }
  Object.assign(
    window.HTMLCanvasElement.prototype,
    pixelCanvas((what = "for drawing") => need(`a canvas (${what})`)())
  );
  for (const name of ["getBBox", "getComputedTextLength", "getTotalLength", "getPointAtLength", "getScreenCTM"])
    Object.assign(window.SVGElement.prototype, {[name]: need("the size of a shape")});

  // Leaflet looks for it to know that there are shapes.
  Object.assign(window.SVGSVGElement.prototype, {createSVGRect: () => ({x: 0, y: 0, width: 0, height: 0})});
  for (const name of ["scroll", "scrollTo", "scrollBy", "scrollIntoView", "animate"])
    Object.assign(window.Element.prototype, {[name]: () => undefined});

  const fileOf = (address: string) => {
    const {href, origin, pathname} = new URL(address, document.baseURI);
    if (origin === window.location.origin) return join(out, decodeURIComponent(pathname));
    throw new TypeError(`${href} is of another origin, which a sealed page does not ask`);
  };
  define("fetch", async (input: Request | string | URL) => {
    const inMemory = typeof input === "string" ? kept.get(input) : undefined;
    if (inMemory) return new Response(inMemory.file);
    const file = fileOf(input instanceof Request ? input.url : String(input));
    const type = TYPES[/\w+$/.exec(file)?.[0] ?? ""] ?? "application/octet-stream";
    try {
      return await Promise.resolve(new Response(readFileSync(file), {headers: {"content-type": type}}));
    } catch {
      return new Response("", {status: 404});
    }
  });
  const source = Object.getOwnPropertyDescriptor(window.HTMLImageElement.prototype, "src")!;
  Object.defineProperty(window.HTMLImageElement.prototype, "src", {
    ...source,
    set(this: HTMLImageElement, value: string) {
      source.set?.call(this, value);
      if (!/^(?:data|blob):/.test(value)) fileOf(value);
      queueMicrotask(() => this.dispatchEvent(new window.Event("load")));
    }
  });

  const depth = new URL(address).pathname.split("/").length - 2;
  const up = "../".repeat(depth) || "./";
  return {
    document,
    serialize(node) {
      const box = document.createElement("div");
      box.append(node.cloneNode(true));
      const originals = node instanceof window.Element ? [node, ...node.querySelectorAll("*")] : [];
      const copies = box.querySelectorAll("*");
      // What a reader could have typed is in no attribute.
      originals.forEach((original, i) => {
        const copy = copies[i]!;
        if (original instanceof window.HTMLInputElement) {
          if (original.type === "checkbox" || original.type === "radio")
            copy.toggleAttribute("checked", original.checked);
          else if (original.type !== "file" && original.value !== "") copy.setAttribute("value", original.value);
        } else if (original instanceof window.HTMLOptionElement) copy.toggleAttribute("selected", original.selected);
        else if (original instanceof window.HTMLTextAreaElement) copy.textContent = original.value;
      });
      return box.innerHTML
        .replace(/blob:http:\/\/localhost\/\d+/g, (address) => kept.get(address)?.data ?? address)
        .replaceAll(`${window.location.origin}/`, up);
    }
  };
}
