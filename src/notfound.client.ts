/* A host has one page for what is not there: below the folder of another language, that language comes first. */
const [, code] = /\/([a-z]{2})\//.exec(location.pathname) ?? [];
const own = document.querySelector<HTMLElement>(`main [lang="${code ?? "none"}"]`);
const [heading, title] = [document.querySelector<HTMLElement>("main h1"), own?.querySelector<HTMLElement>("h2")];
if (own && heading && title && code !== undefined) {
  const english = heading.textContent;
  heading.textContent = document.title = title.textContent;
  document.documentElement.lang = heading.lang = code;
  title.remove();
  const after = document.createElement("div");
  after.lang = "en";
  const name = document.createElement("h2");
  name.textContent = english;
  after.append(name);
  for (const next of [...heading.parentElement!.children]) if (next !== heading && next !== own) after.append(next);
  heading.after(own, after);
}
