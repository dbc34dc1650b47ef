import {pageSays, type PageSays} from "../../ui/pagesays.js";

/** What this device remembers: the edition that it saw last, and the one before, until its reader has looked at what changed. */
interface Seen {
  edition: string;
  since: string | null;
}

/** What is said of each earlier edition that the site keeps, by its day, as the page's foot carries it; null where no row changed since. */
type Changed = Readonly<Record<string, string | null>>;

function remembered(storage: Storage, key: string): Seen | null {
  try {
    const found = JSON.parse(storage.getItem(key) ?? "null") as Partial<Seen> | null;
    return typeof found?.edition === "string" ? {edition: found.edition, since: found.since ?? null} : null;
  } catch {
    // What some other script left there, or a browser that keeps nothing.
    return null;
  }
}

/** The button by which a reader asks to be told what changed, and by which the device forgets. */
function offer(document: Document, say: PageSays, asked: () => boolean, ask: (wanted: boolean) => void): void {
  const place = document.createElement("p");
  place.className = "keep-edition";
  const button = document.createElement("button");
  button.type = "button";
  const says = document.createElement("span");
  says.setAttribute("role", "status");
  const show = () => {
    const [kept = "", press = ""] = asked() ? [say.editionKept, say.forget] : [say.nothingKept, say.tellMe];
    says.textContent = kept;
    button.textContent = press;
  };
  button.addEventListener("click", () => {
    ask(!asked());
    show();
  });
  show();
  place.append(says, " ", button);
  document.querySelector("main h1 ~ :is(p, .cited, .standfirst)")?.after(place);
}

/** What is said of an edition that the site cannot compare with this one; null for what is the day of no earlier edition. */
function unlisted(since: string, edition: string, {lang}: HTMLElement, {editionUnlisted}: PageSays): string | null {
  const day = /^\d{4}-\d{2}-\d{2}$/.test(since) ? Date.parse(since) : NaN;
  if (Number.isNaN(day) || since >= edition) return null;
  return editionUnlisted.replace(
    "{0}",
    new Intl.DateTimeFormat(lang, {dateStyle: "long", timeZone: "UTC"}).format(day)
  );
}

/**
 * Tells a reader who saw an earlier edition, and who asked to be told, how many rows changed since, with a link to them. A button on the page
 * of corrections asks, and forgets again. Until then nothing is kept; after that the day of the edition stays on the device, in its local
 * storage, and is never sent. Where nothing changed there is nothing to see; of an edition that the site does not keep, that is said.
 */
export function showChangesSince(document: Document, storage: () => Storage): void {
  const foot = document.querySelector<HTMLElement>("[data-edition]");
  const list = document.querySelector<HTMLAnchorElement>("a[data-corrections]");
  const edition = foot?.dataset["edition"];
  if (edition === undefined || !list) return;
  const changed = JSON.parse(foot?.dataset["changed"] ?? "{}") as Changed;
  const say = pageSays(document);
  const {lang} = document.documentElement;
  // Two sites of one host remember each their own, and the languages of a site the same.
  const key = `docketbook:${new URL(list.href).pathname.replace(`/${lang}/corrections`, "/corrections")}`;
  let kept: Storage;
  try {
    kept = storage();
  } catch {
    return;
  }
  const keep = (seen: Seen | null) => {
    try {
      if (seen) kept.setItem(key, JSON.stringify(seen));
      else kept.removeItem(key);
    } catch {
      // Full, or forbidden: nothing is kept, and the page says so.
    }
  };
  const looked = new URL(list.href).pathname === document.location.pathname;
  if (looked) {
    const asked = () => remembered(kept, key) !== null;
    offer(document, say, asked, (wanted) => keep(wanted ? {edition, since: null} : null));
  }
  const last = remembered(kept, key);
  if (!last) return;
  const since = last.since ?? (last.edition === edition ? null : last.edition);
  const told =
    since === null ? null : since in changed ? changed[since] : unlisted(since, edition, document.documentElement, say);
  keep({edition, since: looked || !told ? null : since});
  if (since === null || !told) return;
  if (looked && !(since in changed)) {
    const note = document.createElement("span");
    note.textContent = `${told} `;
    document.querySelector(".keep-edition")?.prepend(note);
    return;
  }
  if (looked) {
    const steps = [...document.querySelectorAll<HTMLDetailsElement>("details[data-from]")];
    for (const step of steps.filter(({dataset}) => (dataset["from"] ?? "") >= since)) {
      step.open = true;
      step.classList.add("since-last-visit");
      step.querySelector("summary")?.append(say.sinceLastVisit);
    }
    return;
  }
  const note = document.createElement("p");
  note.className = "changed-since";
  const link = document.createElement("a");
  link.href = `${list.href.replace(/#.*$/, "")}${since in changed ? `#since-${since}` : ""}`;
  link.textContent = told;
  const close = document.createElement("button");
  close.type = "button";
  close.textContent = "×";
  close.setAttribute("aria-label", say.dismiss);
  close.addEventListener("click", () => {
    keep({edition, since: null});
    note.remove();
  });
  note.append(link, close);
  document.body.append(note);
}
