process.stdout.write(`# A page that a loader writes

<p id="twice">\${2 * 21}</p>
`);
