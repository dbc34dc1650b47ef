export * from "../../site/cli/browser.js";
