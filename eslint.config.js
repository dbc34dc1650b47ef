import {readFileSync} from "node:fs";
import js from "@eslint/js";
import tseslint from "typescript-eslint";

const made = readFileSync(".gitignore", "utf8").split("\n").filter(Boolean);

export default tseslint.config(
  {ignores: made},
  js.configs.recommended,
  ...tseslint.configs.strictTypeChecked.map((config) => ({...config, files: ["**/*.ts"]})),
  {
    files: ["**/*.ts"],
    languageOptions: {parserOptions: {projectService: true, tsconfigRootDir: import.meta.dirname}},
    rules: {
      "@typescript-eslint/consistent-type-imports": ["error", {fixStyle: "inline-type-imports"}],
      "@typescript-eslint/restrict-template-expressions": [
        "error",
        {allowNumber: true, allowNullish: true, allowBoolean: true}
      ],
      "@typescript-eslint/no-confusing-void-expression": "off",
      "@typescript-eslint/no-non-null-assertion": "off",
      // Spreading a text goes by code point, which is what it is used for here.
      "@typescript-eslint/no-misused-spread": "off"
    }
  },
  {
    files: ["**/*.js"],
    languageOptions: {globals: {process: "readonly", console: "readonly", URL: "readonly", setInterval: "readonly"}}
  }
);
