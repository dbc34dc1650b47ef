import type {Site} from "../../story/story.js";
import {formatDate} from "../../ui/format.js";
import {type Html, html} from "../../ui/html.js";

/** What the page that hashes the edition again holds: its manifest's own fingerprint, a button, and the way without a script. */
export const verifyCopy = ({
  edition,
  fingerprint = ""
}: Site): Html => html`<link rel="stylesheet" href="/assets/corrections.css"><div id="verify-copy" data-fingerprint="${fingerprint}" data-manifest="data/datapackage.json">
<p>This is the edition of ${formatDate(edition.edition)}. Its manifest, <a href="/data/datapackage.json">datapackage.json</a>, names the SHA-256 of every table. The manifest’s own is</p>
<p><code>${fingerprint}</code></p>
<p>Compare it with what the publisher says elsewhere, or with a copy that somebody else kept. Nothing is sent: the files come from this site, and your browser does the math.</p>
<p><button type="button" id="verify-start" disabled>Check the files</button></p>
<p class="verify-result" role="status"></p>
<ol class="verify-files" hidden></ol>
<h2>Without a script, or for a copy elsewhere</h2>
<p><a href="/data/record.zip">Download everything (zip<span data-size="data/record.zip"></span>)</a>: all tables, each as CSV and as Parquet, with their manifest. Unpack it and run <code>sha256sum -c SHA256SUMS</code> there (on a Mac, <code>shasum -a 256 -c SHA256SUMS</code>): it checks every file. The hash of <code>datapackage.json</code> should be the one above.</p>
<p id="package">The package’s own command, <code>docketbook verify</code>, checks a folder or an address. No registry has the package yet: it comes with the story’s files, from whoever publishes it. There, <code>npm ci</code> installs it, and <code>npx docketbook verify ADDRESS</code> and <code>npx docketbook sample</code> run it.</p>
</div>`;
