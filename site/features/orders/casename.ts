/* Names of cases as the Bluebook's rule 10.2.2 shortens them in citations, by its tables T6 and T10. */

/** T6, the words that the names of courts' parties have most: `word abbreviation`, and `word* abbreviation` for every ending of a stem. An abbreviation of a singular takes an s for the plural. */
const T6 = `
academic Acad., academy Acad., administration Admin., administrative Admin., administrator Adm’r, agricultural Agric., agriculture Agric., alliance All.,
alternative Alt., america Am., american Am., and &, associate Assoc., association Ass’n, atlantic Atl., attorney Att’y, authority Auth., bankruptcy Bankr.,
board Bd., brotherhood Bhd., brothers Bros., building Bldg., business Bus., businesses Bus., capital Cap., casualty Cas., catholic Cath., center Ctr.,
central Cent., chemical Chem., civil Civ., coalition Coal., college Coll., commission Comm’n, commissioner Comm’r, committee Comm.,
communication Commc’n, community Cmty., company Co., compensation Comp., computer Comput., conference Conf., congress Cong., congressional Cong.,
consolidated Consol., constitution Const., constitutional Const., construction Constr., continental Cont’l, cooperative Coop., corporation Corp.,
correction Corr., corrections Corr., correctional Corr., county Cnty., court Ct., criminal Crim., defense Def., department Dep’t, detention Det.,
development Dev., director Dir., distributor Distrib., district Dist., division Div., east E., eastern E., economic Econ., economy Econ.,
education Educ., educational Educ., electric Elec., electronic Elec., employee Emp., employer Emp., employment Emp., enforcement Enf’t,
engineering Eng’g, engineer Eng’r, enterprise Enter., environment Env’t, environmental Env’t, equality Equal., equipment Equip., exchange Exch.,
executive Exec., federal Fed., federation Fed’n, financial Fin., finance Fin., foundation Found., general Gen., global Glob., government Gov’t, group Grp.,
hospital Hosp., housing Hous., human Hum., immigration Immigr., independent Indep., indemnity Indem., industry Indus., industries Indus.,
industrial Indus., information Info., institute Inst., institution Inst., insurance Ins., international Int’l, investment Inv., investor Inv., judicial Jud.,
laboratory Lab’y, legislative Legis., liability Liab., limited Ltd., litigation Litig., management Mgmt., manufacturer Mfr., manufacturing Mfg.,
maritime Mar., market Mkt., marketing Mktg., medical Med., medicine Med., memorial Mem’l, metropolitan Metro., military Mil., mortgage Mortg.,
municipal Mun., mutual Mut., national Nat’l, north N., northern N., northeast Ne., northeastern Ne., northwest Nw., northwestern Nw., organization Org.,
pacific Pac., partnership P’ship, personnel Pers., pharmaceutical Pharm., pharmaceuticals Pharm., planning Plan., policy Pol’y, political Pol.,
privacy Priv., product Prod., production Prod., professional Pro., property Prop., protection Prot., public Pub., publishing Publ’g, railroad R.R.,
railway Ry., regional Reg’l, regulation Regul., regulatory Regul., rehabilitation Rehab., relation Rel., reproductive Reprod., resource Res.,
resources Res., restaurant Rest., retirement Ret., right Rt., savings Sav., school Sch., schools Sch., science Sci., scientific Sci., secretary Sec’y,
security Sec., securities Sec., service Serv., shareholder S’holder, social Soc., society Soc’y, solution Sol., south S., southern S., southeast Se.,
southeastern Se., southwest Sw., southwestern Sw., street St., system Sys., systems Sys., taxation Tax’n, teacher Tchr., technology Tech.,
telecommunication Telecomm., telephone Tel., transport Transp., transportation Transp., trust Tr., trustee Tr., university Univ., utility Util.,
west W., western W.`;

/** T10.1, the states and territories that it shortens. */
const T10 = `
alabama Ala., arizona Ariz., arkansas Ark., california Cal., colorado Colo., connecticut Conn., delaware Del., florida Fla., georgia Ga., illinois Ill.,
indiana Ind., kansas Kan., kentucky Ky., louisiana La., maine Me., maryland Md., massachusetts Mass., michigan Mich., minnesota Minn., mississippi Miss.,
missouri Mo., montana Mont., nebraska Neb., nevada Nev., oklahoma Okla., oregon Or., pennsylvania Pa., tennessee Tenn., texas Tex., vermont Vt.,
virginia Va., washington Wash., wisconsin Wis., wyoming Wyo.`;

/** Names of several words, before their words. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/\bUnited States(?: of America)?\b/g, "U.S."],
  [/\bDistrict of Columbia\b/g, "D.C."],
  [/\bNew Hampshire\b/g, "N.H."],
  [/\bNew Jersey\b/g, "N.J."],
  [/\bNew Mexico\b/g, "N.M."],
  [/\bNew York\b/g, "N.Y."],
  [/\bNorth Carolina\b/g, "N.C."],
  [/\bNorth Dakota\b/g, "N.D."],
  [/\bPuerto Rico\b/g, "P.R."],
  [/\bRhode Island\b/g, "R.I."],
  [/\bSouth Carolina\b/g, "S.C."],
  [/\bSouth Dakota\b/g, "S.D."],
  [/\bWest Virginia\b/g, "W. Va."],
  [/\bCivil Libert(?:y|ies)\b/g, "C.L."]
];

const short = new Map(
  `${T6},${T10}`.split(",").map((entry) => entry.trim().split(" ") as [word: string, abbreviation: string])
);

/** `Ctr.` → `Ctrs.`, `Dep’t` → `Dep’ts`. */
const plural = (abbreviation: string): string =>
  abbreviation.endsWith(".") ? `${abbreviation.slice(0, -1)}s.` : `${abbreviation}s`;

function word(text: string): string {
  const known = short.get(text.toLowerCase());
  // Names are capitalized; of the words between them only "and" is shortened.
  if (known !== undefined) return text === "and" || /^\p{Lu}/u.test(text) ? known : text;
  const singular = text.replace(/ies$/, "y").replace(/s$/, "");
  const one = singular !== text && /^\p{Lu}/u.test(text) ? short.get(singular.toLowerCase()) : undefined;
  return one === undefined ? text : plural(one);
}

/** Places that are a party by themselves are not shortened, nor is a name of one word, which is somebody's. */
const WHOLE = new RegExp(`^(?:${PHRASES.map(([{source}]) => source).join("|")}|\\S+)$`);

function party(name: string): string {
  const said = name
    .replace(/^The (?=\p{Lu})/u, "")
    .replace(/^(?:State|Commonwealth|People) of (?=\p{Lu})/u, "")
    .replace(/,? et al\.?$/, "")
    .trim();
  if (WHOLE.test(said)) return said;
  const phrased = PHRASES.reduce((text, [phrase, abbreviation]) => text.replace(phrase, abbreviation), said);
  return phrased.replace(/(?<![\p{L}.’'-])\p{L}+(?![\p{L}’'-]|\.\p{L})/gu, word);
}

/** The parties of a case by its name: what stands in parentheses behind it is this record's own, to tell an appeal from its case. */
export const partiesOf = (caption: string): string[] => caption.replace(/\s*\([^()]*\)$/, "").split(/\s+v\.\s+/);

/** A case's name as citations have it: `Ass’n of Sample Farmers v. Dep’t of Agric.`. */
export const citedName = (caption: string): string => partiesOf(caption).map(party).join(" v. ");

/** A case as citations name it: by its short name, but with the place that is part of a party's own name, which the short one may leave out. */
export function citedCase({caption, short_caption}: {caption: string; short_caption: string}): string {
  const whole = partiesOf(caption).map((name) => name.replace(/,? et al\.?$/, ""));
  const named = partiesOf(short_caption).map((name, at) => (whole[at]?.startsWith(`${name} of `) ? whole[at] : name));
  return citedName(named.join(" v. "));
}
