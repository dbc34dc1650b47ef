import type {Page} from "playwright-core";

/**
 * Moves the day of the law figure through all its days, or about `some` of them, and gives the labels that its line crosses: where letters stand on
 * the screen, and between the lines of one label.
 */
export function crossedByCursor(page: Page, some = Infinity): Promise<string[]> {
  return page.evaluate((most) => {
    const slider = document.querySelector<HTMLInputElement>(".lawdate input[type=range]")!;
    const picture = slider.closest(".figure")!.querySelector(".figure-picture")!;
    const svg = [...picture.querySelectorAll("svg")].find((drawing) => drawing.getBoundingClientRect().width > 0)!;
    const cursor = svg.querySelector(".lawdate-cursor")!;
    const frame = svg.getBoundingClientRect();
    const scale = frame.width / Number(svg.getAttribute("width"));
    const texts = [...svg.querySelectorAll("text:not(.lawdate-day, .tick)")].map((text) => {
      const {left, right, top, bottom} = text.getBoundingClientRect();
      return {text, said: text.textContent, left, right, top, bottom};
    });
    // Lines under each other that begin at one place, with no bar between them.
    const labels = texts.map((first, index) => {
      const label = {...first};
      for (const next of texts.slice(index + 1)) {
        if (next.text.getAttribute("x") !== first.text.getAttribute("x") || next.top - label.bottom > 5 * scale) break;
        // A sample of the key stands before each of its labels.
        if (next.text.previousElementSibling !== label.text) break;
        Object.assign(label, {
          text: next.text,
          left: Math.min(label.left, next.left),
          right: Math.max(label.right, next.right),
          bottom: next.bottom
        });
      }
      return label;
    });
    const found = new Set<string>();
    const step = Math.max(1, Math.floor(Number(slider.max) / most));
    for (let at = 0; at <= Number(slider.max); at += step) {
      slider.value = String(at);
      slider.dispatchEvent(new Event("input"));
      for (const [, x, from, to] of cursor.getAttribute("d")!.matchAll(/M([\d.]+) ([\d.-]+)V([\d.]+)/g)) {
        const line = {x: frame.left + Number(x) * scale, top: frame.top + Number(from) * scale};
        const bottom = frame.top + Number(to) * scale;
        for (const {said, left, right, top, bottom: end} of labels)
          if (left < line.x && line.x < right && line.top < end - 1 && top + 1 < bottom) found.add(said);
      }
    }
    return [...found];
  }, some);
}
