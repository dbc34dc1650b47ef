/**
 * Lets the marks of a picture (`data-says`) tell their value: under the pointer, by a tap, and with the arrow keys once the picture has
 * the focus. What a mark says stands in the line under the picture, which is there before the script.
 */
export function enhanceMarks(figure: HTMLElement): void {
  const picture = figure.querySelector<HTMLElement>(".figure-picture");
  const line = figure.querySelector<HTMLElement>(".figure-says");
  if (!picture || !line) return;
  const marks = () =>
    [...picture.querySelectorAll<SVGGraphicsElement>("[data-says]")].filter(
      (mark) => mark.getBoundingClientRect().width > 0
    );
  let current: Element | null = null;
  const show = (mark: Element | null) => {
    if (mark === current) return;
    current?.classList.remove("said");
    mark?.classList.add("said");
    current = mark;
    line.textContent = mark?.getAttribute("data-says") ?? line.dataset["hint"] ?? "";
  };
  /** The mark under a place, or the one whose middle is nearest across, within a finger's width. */
  const near = (x: number, y: number) => {
    const found = marks()
      .map((mark) => ({mark, box: mark.getBoundingClientRect()}))
      .filter(({box}) => x > box.left - 12 && x < box.right + 12 && y < box.bottom + 24)
      .sort((a, b) => Math.abs(a.box.left + a.box.width / 2 - x) - Math.abs(b.box.left + b.box.width / 2 - x));
    return found[0]?.mark ?? null;
  };
  picture.tabIndex = 0;
  picture.setAttribute("role", "group");
  picture.setAttribute("aria-label", "Values: arrow keys go from one to the next");
  picture.addEventListener("pointermove", ({clientX, clientY}) => show(near(clientX, clientY)));
  picture.addEventListener("pointerdown", ({clientX, clientY}) => show(near(clientX, clientY)));
  picture.addEventListener("keydown", (event) => {
    const by = {ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1}[event.key];
    if (by === undefined) return;
    event.preventDefault();
    const all = marks();
    const at = current ? all.indexOf(current as SVGGraphicsElement) + by : by > 0 ? 0 : all.length - 1;
    show(all[Math.max(0, Math.min(all.length - 1, at))] ?? null);
  });
  line.textContent = line.dataset["hint"] ?? "";
}
