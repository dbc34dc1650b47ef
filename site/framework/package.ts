import {fileURLToPath} from "node:url";

/** The folder of this package's modules: the checkout, or what was compiled from it. */
export const PACKAGE = fileURLToPath(new URL("../..", import.meta.url)).replace(/\/$/, "");
