export * from "../../site/cli/builtpages.js";
