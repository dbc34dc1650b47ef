import {html, type Html} from "../ui/html.js";
import {unslug} from "../ui/format.js";
import {capital} from "./names.js";

type People = readonly {role: string; name: string}[];

const heading = (role: string, count: number) =>
  role === "not-a-party"
    ? "Not parties"
    : role === "amicus" && count > 1
      ? "Amici"
      : capital(unslug(role)) + (count > 1 ? "s" : "");
const COUNSEL: Record<string, string> = {
  amicus: "For amici",
  movant: "For the movant",
  petitioner: "For petitioners",
  respondent: "For respondents",
  intervenor: "For intervenors"
};

const grouped = (people: People, name: (role: string, count: number) => string): Html =>
  html`<div class="roles">${[...new Set(people.map(({role}) => role))].map((role) => {
    const of = people.filter((person) => person.role === role);
    return html`<section><h3>${name(role, of.length)}</h3><ul>${of.map((person) => html`<li>${person.name}</li>`)}</ul></section>`;
  })}</div>`;

/** Parties by their role. */
export const parties = (people: People): Html => grouped(people, heading);

/** Counsel by the side that they appear for. */
export const counsel = (people: People): Html => grouped(people, (role) => COUNSEL[role] ?? `For ${unslug(role)}s`);
