/** A number of an axis, short: `20 bn`, `1.5 m`, `10,000`. */
export function shortNumber(value: number): string {
  const size = Math.abs(value);
  const digits = (scaled: number) => String(Number(scaled.toPrecision(3)));
  if (size >= 1e12) return `${digits(value / 1e12)} tn`;
  if (size >= 1e9) return `${digits(value / 1e9)} bn`;
  if (size >= 1e6) return `${digits(value / 1e6)} m`;
  return value.toLocaleString("en-US");
}
