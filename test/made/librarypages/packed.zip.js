import JSZip from "jszip";
const zip = new JSZip();
zip.file("inner.txt", "from an archive", {date: new Date(0)});
zip.generateNodeStream().pipe(process.stdout);
