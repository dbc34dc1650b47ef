interface Box {
  left: number;
  top: number;
  bottom: number;
}

/** The room that a card has, in the viewport's own coordinates. */
export interface Room {
  width: number;
  height: number;
}

const GAP = 6;
const MARGIN = 12;

/**
 * Where a card goes beside the words that it belongs to, in CSS pixels of the viewport: under them, above them where only there is
 * room, and never outside to the left or right.
 */
export function cardPlace(words: Box, card: Room, view: Room): {left: number; top: number} {
  const left = Math.max(MARGIN, Math.min(words.left, view.width - card.width - MARGIN));
  const below = words.bottom + GAP;
  const above = words.top - GAP - card.height;
  const fits = below + card.height <= view.height - MARGIN;
  return {left, top: fits || above < MARGIN ? below : above};
}
