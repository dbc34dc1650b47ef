/* A host has one page for what is not there: below the folder of another language, that language comes first. */
const [, code] = /\/([a-z]{2})\//.exec(location.pathname) ?? [];
const own = document.querySelector<HTMLElement>(`main [lang="${code ?? "none"}"]`);
const [heading, title] = [document.querySelector<HTMLElement>("main h1"), own?.querySelector<HTMLElement>("h2")];
if (own && heading && title && code !== undefined) {
  const english = heading.textContent;
  const home = document.querySelector<HTMLAnchorElement>("main a[href]:not(h1 a)");
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
  const search = own.querySelector<HTMLAnchorElement>('a[href$="/search"]');
  if (search) await speak(search.href, home?.href).catch(() => undefined);
}

/** Takes the menu and the foot from a page of the language, its smallest; where that cannot be read, they stay in English. */
async function speak(address: string, english = "/"): Promise<void> {
  const answer = await fetch(address);
  if (!answer.ok) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  for (const place of ["#observablehq-header", "#observablehq-footer > div"]) {
    const [theirs, ours] = [page.querySelector(place), document.querySelector(place)];
    if (!theirs || !ours) continue;
    for (const link of theirs.querySelectorAll("a")) {
      const href = link.getAttribute("href") ?? "";
      if (!href.startsWith("#")) link.href = link.matches(".language") ? english : new URL(href, answer.url).href;
      link.removeAttribute("aria-current");
    }
    ours.replaceChildren(...theirs.childNodes);
  }
}
