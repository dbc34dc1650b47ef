import {relative} from "node:path";
import {fileURLToPath} from "node:url";

/** A page of this package's documentation, from the working folder: messages name it where whoever reads them has it. */
export const docsPage = (name: string): string =>
  relative(process.cwd(), fileURLToPath(new URL(`../../docs/${name}`, import.meta.url)));
