/** A deflate stream of one stored block: what the workbench unpacks, made without waiting for a compressor. */
function stored(bytes: Uint8Array): number[] {
  const size = bytes.length;
  if (size > 0xffff) throw new RangeError("a question too long for a link");
  return [1, size & 255, size >> 8, ~size & 255, (~size >> 8) & 255, ...bytes];
}

/** The address that reopens a question in the workbench, from the site's root. `site/features/explore/workbench/link.ts` reads it. */
export function exploreLink(sql: string): string {
  const bytes = stored(new TextEncoder().encode(JSON.stringify({sql})));
  return `/explore#q=${btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replace(/=+$/, "")}`;
}
