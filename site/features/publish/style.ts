import {readFileSync} from "node:fs";

const read = (name: string) => readFileSync(new URL(`../../${name}.css`, import.meta.url), "utf8");

/** The values of the design's tokens, `--ink` → `#1d1b18`, in light and where they differ in dark. */
export interface Tokens {
  light: Map<string, string>;
  dark: Map<string, string>;
}

/** Reads the tokens where they are defined, so that a colour is written once. */
export function readTokens(css = read("style/tokens")): Tokens {
  const values = (text: string) =>
    new Map([...text.matchAll(/(--[\w-]+):\s*([^;]+);/g)].map(([, name = "", value = ""]) => [name, value]));
  const [light = "", dark = ""] = css.split("@media (prefers-color-scheme: dark)");
  return {light: values(light), dark: new Map([...values(light), ...values(dark.split("@font-face")[0] ?? "")])};
}

const resolved = (css: string, values: Map<string, string>) =>
  css.replace(/var\((--[\w-]+)\)/g, (_, name: string) => {
    const value = values.get(name);
    if (value === undefined) throw new RangeError(`there is no token ${name}`);
    return value;
  });

const rules = () =>
  read("charts/drawing")
    .replace(/\/\*[\s\S]*?\*\//g, "")
    .split("}")
    .map((rule) => rule.trim())
    .filter((rule) => rule && !/:hover|:focus/.test(rule))
    .map((rule) => `${rule} }`);

/** The rules of drawings with plain colours, for a picture that leaves the site: light, and dark where the reader's system is. */
export function pictureStyle({light, dark}: Tokens, {themes}: {themes: boolean}): string {
  const all = rules();
  const day = all.map((rule) => resolved(rule, light)).join("\n");
  if (!themes) return day;
  const night = all.filter((rule) => /var\(--(?!sans|serif)/.test(rule)).map((rule) => resolved(rule, dark));
  return `${day}\n@media (prefers-color-scheme: dark) {\n${night.join("\n")}\n}`;
}
