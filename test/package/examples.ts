/** An example of a page of `docs/`: its code, and what it prints. */
export interface Example {
  title: string;
  code: string;
  prints: string;
}

/** The examples of a page: each block of TypeScript, with the block of text that follows it. */
export function examplesOf(page: string): Example[] {
  const parts = page.split(/^## /m);
  return parts.flatMap((part) =>
    [...part.matchAll(/```ts\n(?<code>[\s\S]*?)```\s+prints\s+```text\n(?<prints>[\s\S]*?)```/g)].map(({groups}) => ({
      title: part.split("\n")[0] ?? "",
      code: groups?.["code"] ?? "",
      prints: groups?.["prints"] ?? ""
    }))
  );
}
