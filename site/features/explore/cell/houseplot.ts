import * as Plot from "@observablehq/plot";
import {labelSize} from "../../../charts/figure.js";
import {numberWidth} from "../../../charts/textwidth.js";

type Options = Plot.PlotOptions;
type Drawn = ReturnType<typeof Plot.plot>;
interface Tick {
  textContent: string;
  querySelectorAll: (selector: string) => Iterable<{textContent: string}>;
  getAttribute: (name: string) => string | null;
}

const WARNING = /^Warning: /;

/** How wide the labels of an axis are in the type of this site's drawings, and where each stands. */
function labels(drawn: Drawn, axis: "x" | "y", size: number): {at: number; width: number}[] {
  const found = drawn.querySelectorAll(`[aria-label="${axis}-axis tick label"] text`) as unknown as Iterable<Tick>;
  return [...found].map((tick) => {
    const lines = [...tick.querySelectorAll("tspan")];
    const at = Number(/translate\(([-\d.]+)/.exec(tick.getAttribute("transform") ?? "")?.[1] ?? 0);
    return {at, width: Math.max(...(lines.length ? lines : [tick]).map((line) => numberWidth(line.textContent, size)))};
  });
}

/** What Plot lays out for its own small letters, laid out for those of this site; what the cell itself says of it stays. */
function roomier(drawn: Drawn, {width = 0, margin, marginLeft, marginBottom, x}: Options, size: number): Options {
  const [across, up] = [labels(drawn, "x", size), labels(drawn, "y", size)];
  const left = Math.ceil(Math.min(width / 2, Math.max(0, ...up.map((label) => label.width)) + 12));
  const steps = across.slice(1).map(({at}, index) => at - across[index]!.at);
  const meet = across.some(({at, width}, index) => {
    const before = across[index - 1];
    return before && before.at < at && at - before.at < (before.width + width) / 2 + 2;
  });
  const tilted = meet && x?.tickRotate === undefined && x?.ticks === undefined;
  // Where tilted lines would still lie on each other, some are left out.
  const each = Math.ceil((size * 1.4) / Math.min(...steps.filter((step) => step > 0)));
  const scale = drawn.scale("x");
  const named = /^(?:band|point|ordinal)$/.test(scale?.type ?? "") ? [...(scale?.domain ?? [])] : [];
  const longest = Math.max(0, ...across.map(({width}) => width));
  return {
    ...(margin === undefined && marginLeft === undefined && left > 40 && {marginLeft: left}),
    ...(tilted && {
      x: {
        ...x,
        tickRotate: -45,
        ...(each > 1 && named.length && {ticks: named.filter((_, index) => index % each === 0)})
      }
    }),
    ...(margin === undefined &&
      marginBottom === undefined &&
      across.length && {marginBottom: Math.ceil(tilted ? 34 + longest * 0.75 : 40)})
  };
}

/**
 * Plot as a cell has it: as wide as the page has room, and with room for the letters that the page gives it. What it warns of is said, where
 * its own mark for that would send readers to a console.
 */
export function plotFor(width: number, warned: (words: string) => void): typeof Plot {
  const size = labelSize(width);
  const heard = (draw: () => Drawn): Drawn => {
    const {warn} = console;
    const said = new Set<string>();
    console.warn = (...words: unknown[]) =>
      typeof words[0] === "string" && WARNING.test(words[0]) ? void said.add(words[0]) : warn(...words);
    try {
      const drawn = draw();
      for (const text of drawn.querySelectorAll("text"))
        if (said.size && text.textContent.startsWith("\u26a0")) text.remove();
      for (const words of said) warned(words.replace(WARNING, "Plot warns: "));
      return drawn;
    } finally {
      console.warn = warn;
    }
  };
  const plot = (given: Options = {}): Drawn => {
    const options = {width, ...given};
    const drawn = heard(() => Plot.plot(options));
    const more = roomier(drawn, options, size);
    return Object.keys(more).length ? heard(() => Plot.plot({...options, ...more})) : drawn;
  };
  // A mark that draws itself, and several together, ask the one prototype.
  const {prototype} = Plot.Mark as unknown as {prototype: {plot: (options?: Options) => Drawn}};
  prototype.plot = function ({marks = [], ...options}: Options = {}) {
    return plot({...options, marks: [...marks, this as Plot.Markish]});
  };
  return {...Plot, plot};
}
