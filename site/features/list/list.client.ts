/* Every list that `listTable` made: words, filters, sorting and pages, kept in the address. Without it the pages are links. */
import {words as spoken} from "../../words/words.js";
import {button, html} from "../../ui/dom.js";
import {folded} from "../../ui/folded.js";
import {followedLink} from "../../ui/followed.js";
import {formatNumber} from "../../ui/format.js";
import {BETWEEN} from "../../ui/listtable.js";

const say = spoken().list;

interface Line {
  row: HTMLTableRowElement;
  text: string;
  cells: readonly {sort: string; values: readonly string[]}[];
}

interface State {
  q: string;
  /** The value that each filtered column must have. */
  chosen: Readonly<Record<string, string>>;
  /** The column sorted by, with `-` before it for the other way; empty for the order of the page. */
  sort: string;
  page: number;
}

const read = (row: HTMLTableRowElement): Line => ({
  row,
  text: folded(row.textContent),
  cells: [...row.cells].map(({dataset, textContent}) => ({
    sort: dataset["sort"] ?? textContent.trim(),
    values: dataset["values"]?.split(BETWEEN) ?? []
  }))
});

/** Numbers as numbers, all else as words; what is empty comes last either way. */
function compare(a: string, b: string, way: number): number {
  if (a === "" || b === "") return Number(a === "") - Number(b === "");
  const [x, y] = [Number(a), Number(b)];
  return way * (Number.isNaN(x) || Number.isNaN(y) ? a.localeCompare(b, spoken().locale) : x - y);
}

function enhance(list: HTMLElement, prefix: string): void {
  const table = list.querySelector("table")!;
  const [body, ...others] = [...table.tBodies];
  const tools = list.querySelector<HTMLFieldSetElement>(".list-tools");
  const count = list.querySelector(".list-count");
  const words = tools?.querySelector<HTMLInputElement>('[name="q"]');
  if (!body || !tools || !count || !words) return;
  const size = Number(list.dataset["list"]);
  const [one = "", many = ""] = (list.dataset["noun"] ?? "").split(BETWEEN);
  const lines = [...table.tBodies].flatMap(({rows}) => [...rows]).map(read);
  body.append(...lines.map(({row}) => row));
  for (const other of others) other.remove();
  const heads = [...(table.tHead?.rows[0]?.cells ?? [])];
  const names = heads.map(({dataset}) => dataset["name"] ?? "");
  const titles = heads.map(({textContent}) => textContent.trim());
  const selects = [...tools.querySelectorAll("select")];
  const pages = html(document, "nav", {
    class: "list-pages",
    "aria-label": say.pagesOf(list.dataset["caption"] ?? "")
  });
  list.querySelector(".list-pages")?.remove();
  list.append(pages);

  /** What a link of the page asks for, `#show-NAME`. */
  const target = () => {
    const asked = location.hash.startsWith("#show-") ? document.getElementById(location.hash.slice(1)) : null;
    return asked && list.contains(asked) ? asked : null;
  };
  /** The same by the filters, where they can say it; null where nothing is asked for. */
  const wished = (): State["chosen"] | null => {
    const of = target()?.dataset["chosen"];
    return of === undefined ? null : (JSON.parse(of) as State["chosen"]);
  };
  const isWished = () => {
    const wish = wished();
    return (
      wish !== null && state.q === "" && selects.every(({name}) => (state.chosen[name] ?? "") === (wish[name] ?? ""))
    );
  };
  const fromAddress = (): State => {
    const given = new URL(location.href).searchParams;
    const wish = wished() ?? {};
    const get = (name: string) => given.get(prefix + name) ?? wish[name] ?? "";
    return {
      q: get("q"),
      chosen: Object.fromEntries(
        selects.map((select) => {
          const value = get(select.name);
          return [select.name, [...select.options].some((option) => option.value === value) ? value : ""];
        })
      ),
      sort: names.includes(get("sort").replace(/^-/, "")) ? get("sort") : "",
      page: Math.max(1, Number.parseInt(get("page"), 10) || 1)
    };
  };
  let state = fromAddress();
  const keep = (typing: boolean) => {
    const address = new URL(location.href);
    // The filters say something else now than the link that was followed.
    if (wished() && !isWished()) address.hash = "";
    const known = isWished();
    const put = (name: string, value: string) =>
      value ? address.searchParams.set(prefix + name, value) : address.searchParams.delete(prefix + name);
    put("q", state.q);
    for (const [name, value] of Object.entries(state.chosen)) put(name, known ? "" : value);
    put("sort", state.sort);
    put("page", state.page > 1 ? String(state.page) : "");
    if (address.href !== location.href) history[typing ? "replaceState" : "pushState"](null, "", address);
  };
  /** The classes that it asks for, where the filters cannot say it. */
  const asked = () => (wished() ? [] : (target()?.dataset["classes"] ?? "").split(" ").filter(Boolean));

  const passing = (): Line[] => {
    const wanted = folded(state.q).split(/\s+/).filter(Boolean);
    const classes = asked();
    const filters = Object.entries(state.chosen)
      .filter(([, value]) => value)
      .map(([name, value]) => ({at: names.indexOf(name), value}));
    const found = lines.filter(
      ({row, text, cells}) =>
        classes.every((name) => row.classList.contains(name)) &&
        wanted.every((word) => text.includes(word)) &&
        filters.every(({at, value}) => cells[at]?.values.includes(value))
    );
    const at = names.indexOf(state.sort.replace(/^-/, ""));
    if (at < 0) return found;
    const way = state.sort.startsWith("-") ? -1 : 1;
    return found.sort((a, b) => compare(a.cells[at]?.sort ?? "", b.cells[at]?.sort ?? "", way));
  };

  const turn = (page: number) => {
    state = {...state, page};
    keep(false);
    show();
    list.scrollIntoView();
    pages.querySelector<HTMLElement>("[aria-current]")?.focus({preventScroll: true});
  };

  function show() {
    const found = passing();
    const last = Math.max(1, Math.ceil(found.length / size));
    state = {...state, page: Math.min(state.page, last)};
    const from = (state.page - 1) * size;
    const seen = new Set(found.slice(from, from + size).map(({row}) => row));
    const left = lines.filter(({row}) => !seen.has(row)).map(({row}) => row);
    // Rows out of sight stay in the page: they print, and links lead to them.
    body!.append(...found.map(({row}) => row), ...left.filter((row) => !found.some((line) => line.row === row)));
    for (const {row} of lines) row.classList.toggle("list-off", !seen.has(row));
    for (const {row} of lines) row.classList.toggle("list-out", false);
    const passes = new Set(found.map(({row}) => row));
    for (const row of left) row.classList.toggle("list-out", !passes.has(row));
    const noun = lines.length === 1 ? one : many;
    const all = formatNumber(lines.length);
    const sorted = names.indexOf(state.sort.replace(/^-/, ""));
    const order = sorted < 0 ? "" : say.sorted(titles[sorted] ?? "", state.sort.startsWith("-"));
    const part = last > 1 ? say.part(formatNumber(from + 1), formatNumber(Math.min(from + size, found.length))) : "";
    const counted = found.length === lines.length ? `${all} ${noun}` : say.few(formatNumber(found.length), all, noun);
    const told = found.length ? counted + order : say.none(many);
    // On paper every row stands, and not a page of them.
    if (count!.textContent !== told + part)
      count!.replaceChildren(
        told,
        Object.assign(document.createElement("span"), {className: "list-part", textContent: part})
      );
    if (words!.value !== state.q) words!.value = state.q;
    for (const select of selects) select.value = state.chosen[select.name] ?? "";
    const narrowed = state.q !== "" || Object.values(state.chosen).some(Boolean);
    for (const told of list.querySelectorAll<HTMLElement>(".shown"))
      told.hidden =
        told !== target() || (told.id === "show-all" ? narrowed : told.dataset["chosen"] !== undefined && !isWished());
    heads.forEach((head, index) => {
      const way = state.sort === names[index] ? "ascending" : state.sort === `-${names[index]}` ? "descending" : null;
      if (way) head.setAttribute("aria-sort", way);
      else head.removeAttribute("aria-sort");
    });
    const near = Array.from({length: last}, (_, index) => index + 1).filter(
      (page) => page === 1 || page === last || Math.abs(page - state.page) < 3
    );
    pages.hidden = last === 1;
    pages.replaceChildren(
      html(
        document,
        "ul",
        {},
        ...near.flatMap((page, index) => [
          ...(index && page - near[index - 1]! > 1 ? [html(document, "li", {}, "…")] : []),
          html(
            document,
            "li",
            {},
            button(document, String(page), () => turn(page), {
              "aria-label": say.page(page, last),
              "aria-current": page === state.page && "page"
            })
          )
        ])
      )
    );
  }

  /** Shows the row that the address leads to, on the page that it is on, with what is folded in it open. */
  const reveal = () => {
    const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
    const line = target && lines.find(({row}) => row.contains(target));
    const number = location.hash.match(new RegExp(`^#${CSS.escape(list.id)}-(\\d+)$`))?.[1];
    if (number !== undefined) state = {...state, page: Number(number)};
    if (line) {
      if (!passing().includes(line)) state = {...state, q: "", chosen: {}};
      state = {...state, page: Math.floor(Math.max(0, passing().indexOf(line)) / size) + 1};
    }
    show();
    if (!line) return;
    const fold = target.closest("details") ?? line.row.querySelector("details");
    if (fold) fold.open = true;
    line.row.scrollIntoView();
    // A browser that is still loading goes once more to what the address names, which may lie below the row's beginning.
    if (document.readyState !== "complete")
      addEventListener("load", () => requestAnimationFrame(() => line.row.scrollIntoView()), {once: true});
  };

  heads.forEach((head, index) => {
    const name = names[index]!;
    const numeric = head.classList.contains("number");
    const sort = button(document, head.textContent, () => {
      const [first, second] = numeric ? [`-${name}`, name] : [name, `-${name}`];
      state = {...state, sort: state.sort === first ? second : state.sort === second ? "" : first, page: 1};
      keep(false);
      show();
    });
    head.replaceChildren(sort);
  });
  list.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("input", () => {
    state = {...state, q: words.value, page: 1};
    keep(true);
    show();
  });
  for (const select of selects)
    select.addEventListener("change", () => {
      state = {...state, chosen: {...state.chosen, [select.name]: select.value}, page: 1};
      keep(false);
      show();
    });
  tools.querySelector("button")?.addEventListener("click", () => {
    state = {q: "", chosen: {}, sort: "", page: 1};
    keep(false);
    if (target()) location.hash = "#show-all";
    show();
    words.focus();
  });
  addEventListener("popstate", () => {
    state = fromAddress();
    show();
  });
  /** Shows what a link of the page asks for, and takes the reader to where it is said. */
  const follow = () => {
    const told = target();
    state = {...state, page: 1};
    if (told?.id === "show-all") state = {...state, q: "", chosen: {}};
    const wish = wished();
    if (wish) {
      state = {...state, q: "", chosen: wish};
      keep(true);
    }
    reveal();
    if (!told) return;
    told.tabIndex = -1;
    told.focus();
  };
  addEventListener("hashchange", follow);
  document.addEventListener("click", ({target: pressed}) => {
    const link = pressed instanceof Element ? pressed.closest<HTMLAnchorElement>('a[href*="#show-"]') : null;
    // The address stays the same, where the filters were changed since.
    if (link && link.href === location.href) follow();
  });
  list.classList.add("list-alive");
  tools.disabled = false;
  reveal();
}

const lists = [...document.querySelectorAll<HTMLElement>("[data-list]")];
// One list has plain names in the address; of several, each has its own.
for (const list of lists) enhance(list, lists.length > 1 ? `${list.id}.` : "");
followedLink(document.body)?.focus();
