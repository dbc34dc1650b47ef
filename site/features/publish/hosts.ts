/** How long a host may let a browser keep a file: for ever where its name carries a hash of what it holds, else only after asking. */
export const FOREVER = "public, max-age=31536000, immutable";
export const ASK = "public, max-age=0, must-revalidate";

/** Folders whose files carry a hash in their names. */
const HASHED = ["_file", "_import", "_npm", "_node", "_observablehq"];

/** Types that hosts do not know by the end of a name, or know another for. */
export const TYPES: Readonly<Record<string, string>> = {
  parquet: "application/vnd.apache.parquet",
  csv: "text/csv; charset=utf-8",
  ics: "text/calendar; charset=utf-8",
  cff: "application/yaml; charset=utf-8"
};

const EVERYWHERE = {"X-Content-Type-Options": "nosniff", "Referrer-Policy": "no-referrer"};

/** A page's own policy stands in the page; who may frame it is what only a header can say. Pages to embed say nothing. */
const FRAMED = {"Content-Security-Policy": "frame-ancestors 'self'"};

interface Rule {
  /** A path from the site's root; `*` at its end stands for what is below. */
  path: string;
  headers: Readonly<Record<string, string>>;
}

/** The headers of a site, rule by rule; where several match, all count, and no two set the same header. */
function rules(pages: readonly string[], frames: readonly string[]): Rule[] {
  /** The highest folder of a page with nothing to frame in it stands for all its pages. */
  const covering = (page: string) => {
    const folders = [...page.matchAll(/\//g)].map(({index}) => page.slice(0, index + 1));
    const folder = folders.find((one) => !frames.some((frame) => frame.startsWith(one)));
    return folder === undefined ? page : `${folder}*`;
  };
  const framed = new Set(pages.map(covering));
  return [
    {path: "/*", headers: EVERYWHERE},
    ...[...framed].sort().map((path) => ({path: `/${path}`, headers: FRAMED})),
    ...HASHED.map((folder) => ({path: `/${folder}/*`, headers: {"Cache-Control": FOREVER}})),
    ...Object.entries(TYPES).map(([ending, type]) => ({path: `/*.${ending}`, headers: {"Content-Type": type}}))
  ];
}

/**
 * The file `_headers`, as Netlify and Cloudflare Pages read it.
 * @param pages the paths of the pages from the site's root, without a leading `/`; empty for the first page
 * @param frames the folders whose pages other sites may frame
 */
export const headersFile = (pages: readonly string[], frames: readonly string[] = ["embed"]): string =>
  rules(pages, frames)
    .map(
      ({path, headers}) =>
        `${path}\n${Object.entries(headers)
          .map(([name, value]) => `  ${name}: ${value}\n`)
          .join("")}`
    )
    .join("\n");

const quoted = (text: string) => `"${text.replaceAll('"', '\\"')}"`;

/**
 * The file `.htaccess`, as Apache reads it where its host allows that: addresses without `.html`, types, caching, compression and headers.
 * @param base the path that the site stands at, with a `/` at both ends
 */
export const htaccess = (base: string): string => `DirectoryIndex index.html
Options -Indexes
ErrorDocument 404 ${base}404.html
${Object.entries(TYPES)
  .map(([ending, type]) => `AddType ${quoted(type)} .${ending}\n`)
  .join("")}<IfModule mod_rewrite.c>
  RewriteEngine On
  RewriteCond %{REQUEST_FILENAME} !-f
  RewriteCond %{REQUEST_FILENAME}.html -f
  RewriteRule ^(.+)$ $1.html [END]
</IfModule>
<IfModule mod_headers.c>
${Object.entries(EVERYWHERE)
  .map(([name, value]) => `  Header set ${name} ${quoted(value)}\n`)
  .join("")}  Header set Cache-Control ${quoted(ASK)}
  <If "%{REQUEST_URI} =~ m#/(${HASHED.join("|")})/#">
    Header set Cache-Control ${quoted(FOREVER)}
  </If>
  <If "%{REQUEST_URI} !~ m#/(embed|_file)/#">
${Object.entries(FRAMED)
  .map(([name, value]) => `    Header set ${name} ${quoted(value)} "expr=%{CONTENT_TYPE} =~ m#text/html#"\n`)
  .join("")}  </If>
</IfModule>
<IfModule mod_deflate.c>
  AddOutputFilterByType DEFLATE text/html text/css text/plain text/csv text/xml text/calendar text/javascript application/javascript application/json application/ld+json application/atom+xml application/xml image/svg+xml
</IfModule>
`;
