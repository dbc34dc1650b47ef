/* What a figure in a frame runs: the same answers to pointer, touch and keyboard as in the site, the host's theme, and its own height. */
import {enhanceMarks} from "../../charts/marks.js";
import {enhanceLawDate} from "../status/lawdate.js";

const asked = new URL(location.href).searchParams;
const root = document.documentElement;

/** `dark` or `light`; anything else follows the host page, as far as the browser tells, and the reader's system. */
function setTheme(theme: unknown): void {
  if (theme === "dark" || theme === "light") root.dataset["theme"] = theme;
  else delete root.dataset["theme"];
}
setTheme(asked.get("theme"));

for (const figure of document.querySelectorAll<HTMLElement>(".figure")) {
  enhanceMarks(figure);
  if (figure.dataset["figureId"] === "law-on-any-date") enhanceLawDate(figure);
}

if (parent !== window) {
  const id = root.dataset["figure"];
  // The messages of pym.js: its name, the frame's id, the kind and the value, between marks of their own.
  const child = asked.get("childId");
  const mark = "xPYMx";
  let told = 0;
  const tell = (again = false) => {
    const height = Math.ceil(root.getBoundingClientRect().height);
    if (height === told && !again) return;
    told = height;
    // The height of a picture that anybody may see is no secret: any host may hear it.
    parent.postMessage({docketbook: {figure: id, height}}, "*");
    if (child !== null) parent.postMessage(["pym", child, "height", height].join(mark), "*");
  };
  new ResizeObserver(() => tell()).observe(root);
  addEventListener("load", () => tell(true));
  addEventListener("message", ({source, data}: MessageEvent<unknown>) => {
    if (source !== parent) return;
    // It asks for the height by telling the width.
    if (typeof data === "string" && child !== null && data.startsWith(["pym", child, "width", ""].join(mark)))
      tell(true);
    const {docketbook} = (data ?? {}) as {docketbook?: {theme?: unknown}};
    // What stands in the address was chosen; it stays.
    if (docketbook && !asked.has("theme")) setTheme(docketbook.theme);
  });
  tell(true);
}
