import {pageSays} from "../../ui/pagesays.js";

/** What this device remembers: the edition that it saw last, and the one before, until its reader has looked at what changed. */
interface Seen {
  edition: string;
  since: string | null;
}

/** What is said of an edition since which rows changed, by its day, as the page's foot carries it. */
type Changed = Readonly<Record<string, string>>;

function remembered(storage: Storage, key: string): Seen | null {
  try {
    const found = JSON.parse(storage.getItem(key) ?? "null") as Partial<Seen> | null;
    return typeof found?.edition === "string" ? {edition: found.edition, since: found.since ?? null} : null;
  } catch {
    // What some other script left there, or a browser that keeps nothing.
    return null;
  }
}

/**
 * Tells a reader who saw an earlier edition how many rows changed since, with a link to them. What was seen stays on the device, in its
 * local storage; nothing is asked of the site. Where nothing changed, or the device remembers nothing, there is nothing to see.
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
  const keep = (seen: Seen) => {
    try {
      kept.setItem(key, JSON.stringify(seen));
    } catch {
      // Full, or forbidden: the next visit is then a first one.
    }
  };
  const last = remembered(kept, key);
  const since = last && last.edition !== edition ? (last.since ?? last.edition) : (last?.since ?? null);
  const told = since === null ? undefined : changed[since];
  const looked = new URL(list.href).pathname === document.location.pathname;
  keep({edition, since: looked || told === undefined ? null : since});
  if (since === null || told === undefined) return;
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
  link.href = `${list.href.replace(/#.*$/, "")}#since-${since}`;
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
