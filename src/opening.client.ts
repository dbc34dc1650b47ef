/* Zooms the opening from its first stage to its last as the reader scrolls. */
const figure = document.querySelector<HTMLElement>(".opening");
const times = document.querySelector(".opening-times");
const pictures = [...document.querySelectorAll<SVGElement>(".opening-zoom")].map((svg) => ({
  svg,
  field: svg.querySelector("g")!,
  near: svg.querySelector<SVGElement>(".opening-near")!,
  scales: (svg.dataset["scales"] ?? "1").split(" ").map(Number)
}));
/** Pixels of scrolling that the zoom takes at least. */
const LEAST = 160;
/** Pixels between the window's top and the picture when it is done: its end stays in sight for so much scrolling more. */
const LEFT = 174;

let waiting = false;
function zoom(): void {
  waiting = false;
  for (const {svg, field, near, scales} of pictures) {
    const {top, width} = svg.getBoundingClientRect();
    if (!figure || width === 0) continue;
    const way = Math.min(1, scrollY / Math.max(LEAST, top + scrollY - LEFT));
    const scale = (scales[0] ?? 1) ** (1 - way);
    field.setAttribute("transform", `scale(${scale})`);
    // How far the picture is from the proportion of all to the frame, which cuts what is larger: in two digits, as the still series says it.
    const enlarged = Number(((scale / (scales[0] ?? 1)) ** 2).toPrecision(2));
    figure.toggleAttribute("data-enlarged", enlarged > 1);
    if (times) times.textContent = String(enlarged);
    // At the end the solid area gives way to blocks of dots, on any screen: the style says what a dot is where one can be told from the next.
    const dots = scale > 0.995;
    near.setAttribute("opacity", dots ? "1" : "0");
    figure.toggleAttribute("data-dots", dots);
    // The stage whose scale is nearest.
    const apart = scales.map((one) => Math.abs(Math.log(one / scale)));
    figure.dataset["stage"] = String(apart.indexOf(Math.min(...apart)) + 1);
  }
}
const soon = () => {
  if (!waiting) requestAnimationFrame(zoom);
  waiting = true;
};
// An area answers as its number under the picture does: with what the record has on it, and its source.
figure?.addEventListener("click", ({target}) => {
  const row = (target as Element).closest<SVGElement>("[data-cited]")?.dataset["cited"];
  if (row !== undefined) figure.querySelector<HTMLElement>(`a.cite[href="#${CSS.escape(`source-${row}`)}"]`)?.click();
});
if (pictures.length && !matchMedia("(prefers-reduced-motion: reduce)").matches) {
  addEventListener("scroll", soon, {passive: true});
  addEventListener("resize", soon, {passive: true});
  soon();
}
