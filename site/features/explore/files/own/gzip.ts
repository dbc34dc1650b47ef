/** A gzipped file may say little and hold much. */
export const MOST_INFLATED = 1_000_000_000;

/** What a gzipped file holds. Throws for one that is cut short or broken, and for one that holds more than this page takes. */
export async function gunzip(file: Blob, read: (bytes: number) => void): Promise<Blob> {
  const reader = file.stream().pipeThrough(new DecompressionStream("gzip")).getReader();
  const parts: Blob[] = [];
  let held: Uint8Array<ArrayBuffer>[] = [];
  let size = 0;
  let kept = 0;
  for (;;) {
    const {done, value} = await reader.read().catch((error: unknown) => {
      throw new Error(
        `it begins like gzip, and breaks off or goes wrong after ${size.toLocaleString("en-US")} bytes of content (${(error as Error).message})`
      );
    });
    if (done) break;
    held.push(value);
    size += value.length;
    if (size > MOST_INFLATED) {
      await reader.cancel();
      throw new Error(`it holds more than ${MOST_INFLATED / 1e9} GB, which is more than this page takes`);
    }
    if (size - kept > 16_000_000) {
      // A blob may lie on the disk, what is held lies in memory.
      parts.push(new Blob(held));
      held = [];
      read((kept = size));
    }
  }
  return new Blob([...parts, ...held]);
}
