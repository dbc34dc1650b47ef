export * from "../../site/cli/axe.js";
