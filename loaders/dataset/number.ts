const DAY = 86_400_000;

/** Days since 1970-01-01 of a date `YYYY-MM-DD`; negative before. */
export const daysOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / DAY;

/** The digits of a decimal without its point: `-4520000.05` is -452000005n. */
export const unscaled = (decimal: string): bigint => BigInt(decimal.replace(".", ""));

/** A double without a negative zero: a file that keeps each different value once cannot tell it from zero. */
export const withoutNegativeZero = (value: number): number => value + 0;
