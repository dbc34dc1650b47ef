/** The picture that shared links show. */
export interface ShareImage {
  /** From the site's root. */
  path: string;
  width: number;
  height: number;
}

export interface SocialOptions {
  /** Where the site will stand, with a `/` at the end; null where that is not known when it is built. */
  origin: string | null;
  /** The page's path from the site's root, without a leading `/`; empty for the first page. */
  path: string;
  image: ShareImage | null;
}

/** The address that the site is built for, as the environment gives it. Throws a RangeError where that is not one. */
export function originOf(text: string | undefined): string | null {
  if (text === undefined || text === "") return null;
  const url = URL.canParse(text) ? new URL(text) : null;
  if (!url || !/^https?:$/.test(url.protocol) || url.search || url.hash)
    throw new RangeError(`DOCKETBOOK_ORIGIN is “${text}”: expected an address such as https://news.example/addresses/`);
  return url.href.replace(/\/?$/, "/");
}

/**
 * Says what a shared link shows: the page's own heading, and the description that it has. Canonical address and picture have to be
 * absolute to mean anything, so they are there only where the origin is known.
 */
export function addSocialTags(document: Document, {origin, path, image}: SocialOptions): void {
  const {head} = document;
  const meta = (key: "name" | "property", name: string, content: string) => {
    const element = document.createElement("meta");
    element.setAttribute(key, name);
    element.setAttribute("content", content);
    head.append(element);
  };
  const title =
    (document.querySelector("h1") ?? document.querySelector("title"))?.textContent.replace(/\s+/g, " ").trim() ?? "";
  const description = head.querySelector('meta[name="description"]')?.getAttribute("content");
  meta("property", "og:type", "article");
  meta("property", "og:title", title);
  if (description) meta("property", "og:description", description);
  meta("name", "twitter:card", origin !== null && image ? "summary_large_image" : "summary");
  if (origin === null) return;
  const address = new URL(path, origin).href;
  const canonical = document.createElement("link");
  canonical.setAttribute("rel", "canonical");
  canonical.setAttribute("href", address);
  head.append(canonical);
  meta("property", "og:url", address);
  if (!image) return;
  meta("property", "og:image", new URL(image.path, origin).href);
  meta("property", "og:image:width", String(image.width));
  meta("property", "og:image:height", String(image.height));
  // It shows the page's title, and a figure or facts that the page has in words.
  meta("property", "og:image:alt", description ? `${title}. ${description}` : title);
}
