const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const STEPS = [1, 2, 3, 6, 12, 24, 60, 120];

/** A day (`YYYY-MM-DD`) in milliseconds. */
export const instant = (day: string): number => Date.parse(`${day}T00:00:00Z`);

/** A day in little room: `21 Nov 2025`. */
export const dayInShort = (day: string): string =>
  `${Number(day.slice(8))} ${MONTHS[Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`;

/**
 * First days of months or years between two days, as many as there is room for. A year stands at the first tick and in January.
 * @param most how many ticks there is room for
 */
export function ticksBetween(from: string, to: string, most: number): {day: string; words: string}[] {
  const months = (day: string) => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7)) - 1;
  const [first, last] = [months(from) + (from.endsWith("-01") ? 0 : 1), months(to)];
  const step = STEPS.find((size) => (last - first + 1) / size <= most) ?? 240;
  const ticks: {day: string; words: string}[] = [];
  for (let month = Math.ceil(first / step) * step; month <= last; month += step) {
    const [year, index] = [Math.floor(month / 12), month % 12];
    const words =
      step >= 12 ? `${year}` : index === 0 || ticks.length === 0 ? `${MONTHS[index]} ${year}` : `${MONTHS[index]}`;
    ticks.push({day: `${year}-${String(index + 1).padStart(2, "0")}-01`, words});
  }
  return ticks;
}
