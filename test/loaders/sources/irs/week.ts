import {answerOfFile} from "../../../../loaders/sources/http/provenance.js";

export const page = (html: string) => answerOfFile("page.html", new TextEncoder().encode(html), new Date("2026-11-22"));
const row = (...cells: string[]) => `<tr>${cells.map((cell) => `<td>${cell}</td>`).join("")}</tr>`;

// The figures of the week that ended on 5 February 2016, laid out as the page has them; the rest of the page is left out.
export const WEEK = `<!doctype html><html><body><h1>Filing Season Statistics for Week Ending Feb. 5, 2016</h1>
<p>Cumulative statistics comparing 02/06/2015 and 02/05/2016</p><table>
${row("<strong>Individual Income Tax Returns:</strong>", "2015", "2016", "% Change")}
${row("Total Returns Received", "27,517,000", "26,670,000", "-3.1")}
${row("Total Returns Processed", "27,084,000", "26,133,000", "-3.5")}
${row("&nbsp;", "&nbsp;", "&nbsp;", "&nbsp;")}
${row("E-filing Receipts: [1]", "&nbsp;", "&nbsp;", "&nbsp;")}
${row("TOTAL &nbsp; &nbsp;", "26,472,000", "25,656,000", "-3.1")}
${row("Tax Professionals", "12,135,000", "11,010,000", "-9.3")}
${row("Self-prepared", "14,337,000", "14,646,000", "2.2")}
${row("Web Usage:", "", "", "")}
${row("Visits to IRS.gov", "97,768,901", "110,936,138", "13.5")}
${row("Total Refunds:", "", "", "")}
${row("Number", "19,651,000", "17,321,000", "-11.9")}
${row("Amount", "<p>$66.139</p><p>Billion</p>", "<p>$58.631</p>\n<p>Billion</p>", "-11.4")}
${row("Average refund", "$3,366", "$3,385", "0.6")}
${row("Direct Deposit Refunds:", "", "", "")}
${row("Number", "18,647,000", "16,533,000", "-11.3")}
${row("Amount", "$63.980\nBillion", "57.046\nBillion", "-10.8")}
${row("Average refund", "$3,431", "$3,450", "0.6")}
</table></body></html>`;
