/** How long a hand has to rest before a screen reader is told the answer, in milliseconds. */
const REST = 700;

/**
 * Words that answer a hand: they stand in `shown` at once, and are spoken from `status` (`role="status"`) when the hand rests, so that no
 * day on the way is. Then `shown` is hidden from screen readers, which find one of the two.
 * @returns says words, aloud or not
 */
export function restedWords(shown: HTMLElement, status: HTMLElement): (said: string, aloud: boolean) => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  return (said, aloud) => {
    shown.textContent = said;
    shown.removeAttribute("aria-hidden");
    status.textContent = "";
    clearTimeout(timer);
    if (!aloud) return;
    timer = setTimeout(() => {
      status.textContent = said;
      shown.setAttribute("aria-hidden", "true");
    }, REST);
  };
}
