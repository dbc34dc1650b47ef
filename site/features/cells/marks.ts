/** How far from a mark, in px, a pointer still asks about it. */
const NEAR = 48;

/** Makes a drawing's marks say their values (`data-mark`) to pointer, touch and keyboard. */
function answerIn(svg: SVGSVGElement, picture: HTMLElement, tip: HTMLElement): void {
  const marks = [...svg.querySelectorAll<SVGGraphicsElement>("[data-mark]")];
  if (!marks.length) return;
  let at = -1;
  const show = (index: number) => {
    marks[at]?.classList.remove("mark-on");
    at = index;
    const mark = marks[at];
    tip.hidden = !mark;
    if (!mark) return;
    mark.classList.add("mark-on");
    const words = mark.dataset["mark"] ?? "";
    if (tip.textContent !== words) tip.textContent = words;
    const [place, box] = [picture.getBoundingClientRect(), mark.getBoundingClientRect()];
    const middle = box.left + box.width / 2 - place.left;
    tip.style.left = `${Math.max(0, Math.min(middle - tip.offsetWidth / 2, place.width - tip.offsetWidth))}px`;
    const above = box.top - place.top - tip.offsetHeight - 8;
    tip.style.top = `${above >= 0 ? above : box.bottom - place.top + 8}px`;
  };
  const nearest = ({clientX, clientY}: PointerEvent) => {
    let [best, least] = [-1, NEAR];
    marks.forEach((mark, index) => {
      const {left, right, top, bottom} = mark.getBoundingClientRect();
      const distance = Math.hypot(
        Math.max(left - clientX, 0, clientX - right),
        Math.max(top - clientY, 0, clientY - bottom)
      );
      if (distance < least) [best, least] = [index, distance];
    });
    return best;
  };
  svg.addEventListener("pointermove", (event) => show(nearest(event)));
  svg.addEventListener("pointerdown", (event) => show(nearest(event)));
  svg.addEventListener("pointerleave", (event) => event.pointerType === "mouse" && show(-1));
  svg.setAttribute("tabindex", "0");
  svg.addEventListener("keydown", (event) => {
    const to = {
      ArrowRight: at + 1,
      ArrowDown: at + 1,
      ArrowLeft: at - 1,
      ArrowUp: at - 1,
      Home: 0,
      End: marks.length - 1
    }[event.key];
    if (event.key === "Escape") return show(-1);
    if (to === undefined) return;
    event.preventDefault();
    show(Math.max(0, Math.min(to, marks.length - 1)));
  });
  svg.addEventListener("blur", () => show(-1));
}

/** Makes a figure's drawings answer: its marks by pointer and touch, and with the arrow keys once the drawing has the focus. */
export function answerMarks(figure: HTMLElement): void {
  const picture = figure.querySelector<HTMLElement>(".figure-picture");
  if (!picture?.querySelector("[data-mark]")) return;
  const tip = Object.assign(figure.ownerDocument.createElement("div"), {className: "mark-tip", hidden: true});
  tip.setAttribute("role", "status");
  picture.append(tip);
  for (const svg of picture.querySelectorAll("svg")) answerIn(svg, picture, tip);
}
