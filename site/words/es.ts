import type {Words} from "./en.js";

const locale = "es-US";
const integer = new Intl.NumberFormat(locale);
const SMALL = [
  "ningún",
  "un",
  "dos",
  "tres",
  "cuatro",
  "cinco",
  "seis",
  "siete",
  "ocho",
  "nueve",
  "diez",
  "once",
  "doce"
];
const MONTHS = "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre".split(" ");
const month = (date: string) => MONTHS[Number(date.slice(5, 7)) - 1] ?? "";
const plural = (count: number, one: string, many = `${one}s`) => `${integer.format(count)} ${count === 1 ? one : many}`;
const courts = (count: number) => `${SMALL[count] ?? integer.format(count)} ${count === 1 ? "tribunal" : "tribunales"}`;
const day = (date: string) => `${Number(date.slice(8, 10))} de ${month(date)} de ${date.slice(0, 4)}`;
const dayOfYear = (date: string) => `${Number(date.slice(8, 10))} de ${month(date)}`;
const and = new Intl.ListFormat(locale, {type: "conjunction"});

/** Spanish as it is written in the United States: 47,289; 7 de agosto de 2025. Terms are those of the IRS, ICE and USCIS in Spanish. */
const es: Words = {
  code: "es",
  name: "español",
  locale,
  listLocale: locale,
  prose: {
    numbers: {
      cero: 0,
      un: 1,
      uno: 1,
      una: 1,
      dos: 2,
      tres: 3,
      cuatro: 4,
      cinco: 5,
      seis: 6,
      siete: 7,
      ocho: 8,
      nueve: 9,
      diez: 10,
      once: 11,
      doce: 12
    },
    scales: {mil: 1e3, millón: 1e6, millones: 1e6, "mil millones": 1e9, billón: 1e12, billones: 1e12},
    percent: "por ciento",
    units: {
      personas: "people",
      persona: "person",
      declaraciones: "returns",
      contribuyentes: "taxpayers",
      registros: "records",
      divulgaciones: "disclosures",
      violaciones: "violations",
      horas: "hours",
      días: "days",
      semanas: "weeks",
      meses: "months",
      años: "years",
      procesamientos: "prosecutions",
      presentaciones: "filings"
    }
  },

  date: {
    day,
    dayOfYear,
    daysOfYear: (start, end) =>
      start.slice(0, 7) === end.slice(0, 7)
        ? `${Number(start.slice(8, 10))}–${dayOfYear(end)}`
        : `${dayOfYear(start)}–${dayOfYear(end)}`,
    month: (date) => `${month(date)} de ${date.slice(0, 4)}`,
    monthOfYear: month,
    shortMonth: (number) => {
      const name = MONTHS[number - 1] ?? "";
      return name.length <= 5 ? name : `${name.slice(0, name === "septiembre" ? 4 : 3)}.`;
    },
    about: (words, exact) => `hacia ${exact ? "el " : ""}${words}`,
    inferred: (words) => `${words} (inferido)`,
    onOrAfter: (words, exact) => `desde ${exact ? "el " : ""}${words}`,
    upTo: (words, exact) => `hasta ${exact ? "el " : ""}${words}`,
    between: (from, to, exact) => (exact ? `entre el ${from} y el ${to}` : `entre ${from} y ${to}`),
    notVerified: "aún no verificado",
    verified: (words) => `verificado hasta el ${words}`
  },

  number: {
    small: SMALL,
    scales: [
      [1e12, "billones"],
      [1e6, "millones"]
    ],
    bounds: {
      exact: "",
      about: "cerca de ",
      nearly: "casi ",
      "more-than": "más de ",
      "less-than": "menos de ",
      low: "",
      central: "",
      high: ""
    },
    ends: {low: " (extremo inferior)", central: " (valor central)", high: " (extremo superior)"},
    money: /^dólares/,
    share: /^por ciento/
  },

  grades: {
    primary: "texto primario leído, entero o en parte",
    corroborated: "dos o más medios independientes",
    single: "un solo medio",
    secondary: "leído en una transcripción o en otro medio",
    unverified: "pista sin verificar"
  },
  gradeNames: {
    primary: "primario",
    corroborated: "corroborado",
    single: "único",
    secondary: "secundario",
    unverified: "sin verificar"
  },
  reads: {whole: "leído entero", part: "leído en parte", quoted: "citado por otros", "address-only": "no leído"},
  primaryText: (read) => `texto primario ${read}`,

  slugs: {
    agreement: "acuerdo",
    appeal: "apelación",
    deadline: "plazo",
    disclosure: "divulgación",
    filing: "escrito presentado",
    hearing: "audiencia",
    legislation: "legislación",
    order: "orden judicial",
    personnel: "cargos",
    policy: "política",
    report: "informe",
    request: "solicitud",
    statement: "declaración",
    "temporary-restraining-order": "orden de restricción temporal",
    "preliminary-injunction": "medida cautelar preliminar",
    "section-705-stay": "suspensión conforme a la sección 705",
    stay: "suspensión",
    notice: "orden de aviso previo",
    consent: "orden convenida por las partes",
    denial: "denegación",
    affirmance: "confirmación",
    vacatur: "anulación",
    scheduling: "orden de calendario",
    record: "orden sobre el expediente administrativo",
    unsealing: "orden que levanta la reserva",
    discovery: "orden sobre la presentación de pruebas",
    plaintiff: "demandante",
    defendant: "demandado",
    appellant: "apelante",
    appellee: "apelado",
    petitioner: "peticionario",
    respondent: "recurrido",
    movant: "solicitante",
    intervenor: "interviniente",
    amicus: "amicus",
    "not-a-party": "no es parte",
    primary: "primario",
    corroborated: "corroborado",
    single: "único",
    secondary: "secundario",
    unverified: "sin verificar"
  },
  pages: {
    "/": "Reportaje",
    "/chronology": "Cronología",
    "/cases/": "Casos",
    "/orders/": "Órdenes",
    "/claims": "Afirmaciones",
    "/taxpayers/": "Contribuyentes",
    "/explore": "Explorar",
    "/sources": "Fuentes",
    "/methods": "Métodos",
    "/about": "Acerca de",
    "/search": "Buscar"
  },
  listPages: {
    "/chronology": ["Cronología", "Todos los hechos del registro, con sus fuentes."],
    "/cases/": [
      "Casos",
      "Todos los casos y apelaciones del registro, con su tribunal, su número de expediente y el estado en que se vieron por última vez."
    ],
    "/orders/": [
      "Órdenes judiciales",
      "Qué ordenaron los tribunales, a quién obliga y por cuánto tiempo; una orden por fila."
    ],
    "/claims": [
      "Afirmaciones",
      "Lo que dijeron los artículos publicados, afirmación por afirmación, junto a lo que muestra el registro."
    ]
  },

  shell: {
    skip: "Ir al texto",
    pages: "Páginas",
    contents: "Contenido",
    stale: (words) => `Última comprobación: ${words}. Es posible que los tribunales hayan decidido algo después.`,
    edition: (words) => `Edición del ${words}.`,
    notVerified: ["El registro ", "aún no está verificado", "."],
    verified: (words) => ["El registro se verificó hasta el ", words, "."],
    code: "Código: licencia ISC. Las palabras del propio registro: ",
    corrections: "Correcciones",
    dataPackage: "Paquete de datos",
    credits: "Créditos",
    switch: "Español",
    inLanguage: (name) => `en ${name}`,
    thisPageIn: "Esta página en"
  },

  citations: {
    grade: (grade, words) => `Grado: ${grade}, ${words}`,
    inTheSource: "En la fuente: ",
    back: (says) => `Volver al texto que cita ${says}`,
    text: "↑ texto",
    moreSources: (count) => `${count} fuentes más`,
    title: "Fuentes de esta página",
    facts: (count) => `${plural(count, "dato")} y quién lo dice`,
    about: "Cada fila del registro que el texto cita, en el orden del texto. ",
    grades: "Qué significan los grados",
    beside: "Fuentes del párrafo",
    restsOn: (words) => `En qué se apoya «${words}»`,
    corrections: "Correcciones a esta página",
    corrected: (count, words) => `${plural(count, "corrección", "correcciones")}, la última del ${words}`,
    was: (was, is) => `: decía «${was}», dice «${is}». `,
    unchecked: "(dirección no comprobada)"
  },

  figure: {
    data: (title) => `Datos: ${title}`,
    source: (count) => (count === 1 ? "Fuente:" : "Fuentes:"),
    about: "Sobre este gráfico",
    unit: "Unidad:",
    weaker: "Filas menos firmes:",
    table: "Los datos en una tabla",
    of: (format, title) => `${format} de: ${title}`,
    embed: "Insertar",
    link: "Enlace",
    linkTo: (title) => `Enlace a: ${title}`,
    hint: "Señale, toque o pulse las flechas para leer los valores.",
    values: "Valores: las flechas llevan de uno al siguiente",
    show: "Mostrar el gráfico",
    row: "Fila del registro"
  },

  status: {
    table: "Qué regía en cada fecha",
    derived: (verified) => `Deducido solo de las órdenes; ${verified}`,
    columns: ["Desde", "Hasta", "Límite", "Tribunales", "Obliga a", "Órdenes"],
    beginning: "el comienzo",
    noEnd: "sin fin conocido",
    none: "ninguno",
    nobody: "nadie",
    nobodyByName: "nadie por su nombre",
    noLimit: "sin límite judicial",
    noOrder: "ninguna orden conocida",
    today: (flow) => (flow === null ? "Lo que regía" : `${flow}: lo que regía`),
    todayNotVerified: " (aún no verificado)",
    todayOn: (words) => [" el ", words, ", último día comprobado"],
    barredBy: (count) => `Prohibido por ${courts(count)}`,
    noticeBy: (count) => `Permitido solo con aviso previo, por orden de ${courts(count)}`,
    except: /\b(salvo|excepción|excepciones)\b/i,
    exceptions: (count, all) =>
      count === all
        ? ", con excepciones"
        : `; ${count === 1 ? "uno" : (SMALL[count] ?? count)} de ellos, con excepciones`,
    capitalNoLimit: "Sin límite judicial",
    capitalNoOrder: "Ninguna orden conocida",
    orders: (count) => `Según ${plural(count, "orden", "órdenes")} sin fin conocido`,
    record: "Registro ",
    counts: (events, orders, figures) =>
      `${events} hechos · ${orders} órdenes · ${figures} cifras, cada una con su fuente`,
    binds: (names) => `Obliga a: ${names || "nadie por su nombre"}.`,
    sentence(status, names) {
      const unverified = status.verified
        ? ""
        : `${names.order ? "\n" : " "}${
            status.verified_through === null
              ? "El registro aún no está verificado."
              : `El registro se verificó hasta el ${day(status.verified_through)}; de un día posterior se responde como si nada hubiera cambiado desde entonces.`
          }`;
      return `El ${day(status.on)}, ${es.status.restriction(status, names)}${unverified}`;
    },
    restriction({restriction, court_ids, binds, order_ids}, {flow, known, agency, court, order}) {
      if (known === 0)
        return `no se conoce ningún límite: el registro no tiene ninguna orden sobre ${flow}. Eso no dice nada sobre la ley.`;
      const by = court_ids.length
        ? `${courts(court_ids.length)} (${and.format(court_ids.map(court))})`
        : "un tribunal que el registro no nombra";
      const verb = court_ids.length > 1;
      const said = {
        none: `ninguna orden judicial limitaba ${flow}.`,
        notice: `${by} ${verb ? "exigían" : "exigía"} aviso previo para ${flow}.`,
        barred: `${by} ${verb ? "prohibían" : "prohibía"} ${flow}.`
      }[restriction];
      if (order) return [said, ...order_ids.map(order)].join("\n");
      return binds.length ? `${said} Obligados: ${and.format(binds.map(agency))}.` : said;
    }
  },

  law: {
    restrictions: {none: "sin límite judicial", notice: "solo con aviso previo", barred: "prohibido"},
    barred: (count) => [
      `prohibido por ${courts(count)}`,
      `${courts(count)} lo ${count === 1 ? "prohíbe" : "prohíben"}`,
      "prohibido"
    ],
    notice: ["solo con aviso previo", "aviso previo", "aviso"],
    short: "sin límite",
    outcomes: {
      denial: "Los rombos marcan denegaciones, que no cambiaron nada",
      lifted: "Los triángulos marcan órdenes que levantaron o suspendieron otra",
      other: "Los círculos marcan otras órdenes que no fijaron ningún límite"
    },
    bindsShort: (names) => `(obliga a: ${names})`,
    notVerifiedAfter: (words) => `no verificado después del ${words}`,
    notVerified: "aún no verificado",
    noOrderYet: "El registro aún no tiene ninguna orden judicial sobre ello",
    noMore: "Ya no lo limita ninguna orden judicial",
    never: "Ninguna orden judicial lo ha limitado",
    asItStands: (count, barred, since) =>
      `${courts(count)} ${count === 1 ? "lo ha" : "lo han"} ${barred ? "prohibido" : "sujetado a aviso previo"}${since === null ? "" : ` desde el ${since}`}`,
    atFirst: "al principio",
    from: (words) => `desde el ${words}`,
    subtitle: (flow) => `Órdenes judiciales sobre ${flow}: el límite vigente más estricto y las órdenes que lo fijan`,
    columns: {
      kind: "Clase",
      what: "Qué",
      from: "Desde",
      until: "Hasta (primer día después)",
      limit: "Límite",
      courts: "Tribunales",
      binds: "Obliga a"
    },
    kinds: {inForce: "vigente", order: "orden", event: "hecho"},
    noOrderWithLimit: "ninguna orden con un límite",
    unit: (from, to) => `días, del ${from} al ${to}`,
    derived:
      "Deducido solo de las órdenes. Una denegación, o su confirmación por un tribunal de apelaciones, deja en pie las demás órdenes.",
    recordNotVerified: "El registro aún no está verificado.",
    recordVerified: (words) =>
      `El registro se verificó hasta el ${words}; de los días posteriores dice lo que vale si nada cambió.`,
    whoOn: "Quién estaba obligado el ",
    move: "Mover el día",
    everyPeriod: "Cada período en palabras"
  },

  list: {
    find: "Buscar en esta lista",
    findIn: (caption) => `Buscar en: ${caption}`,
    words: "Buscar",
    all: "Todo",
    allOf: (count) => `Todo: ${count}`,
    allCounted: (counted) => `En total: ${counted}.`,
    showAll: (count) => `Mostrar todo (${count})`,
    clear: "Borrar",
    showSome: (caption) => `${caption}: mostrar algunas`,
    pagesOf: (caption) => `Páginas de: ${caption}`,
    page: (page, last) => `Página ${page} de ${last}`,
    few: (found, all, noun) => `${found} de ${all} ${noun}`,
    part: (from, to) => `; se muestran de ${from} a ${to}`,
    none: () => "Nada coincide. Borre la búsqueda o los filtros."
  },

  record: {
    restrictions: {
      none: "no fija ningún límite",
      notice: "permitido solo con aviso previo",
      barred: "prohibido"
    },
    sources: (count) => plural(count, "fuente"),
    disagree: "Las fuentes discrepan",
    noPublisher: "editor no conocido",
    readIt: "Leerlo",
    readCopy: "Leer una copia",
    copyRead: "La copia que se leyó",
    copyAt: "Leído en una copia en ",
    notLinked: "(no es el sitio del editor; dirección sin enlace)",
    docketAt: (where) => `Expediente en ${where}`,
    lookUpAt: (where) => `Buscar el expediente en ${where}`,
    noDocketNumber: "(número de expediente no conocido)",
    unverified: "sin verificar",
    unverifiedOn: (words) => `Sin verificar, ${words}:`,
    theLead: "La pista, con sus fuentes",
    notes: "Notas",
    figure: "Cifra",
    one: {
      event: "hecho",
      order: "orden",
      case: "caso",
      law: "ley",
      claim: "afirmación",
      series: "serie",
      source: "fuente",
      flow: "flujo",
      agency: "agencia",
      court: "tribunal",
      unit: "unidad",
      correction: "corrección",
      check: "comprobación"
    },
    orders: (count) => plural(count, "orden", "órdenes"),
    events: (count) => plural(count, "hecho"),
    lanes: {
      agencies: "Agencias",
      courts: "Tribunales",
      congress: "Congreso y organismos de control",
      press: "Prensa y público"
    },
    recorded: "Registrado",
    sourcesOfEntry: "Fuentes de esta entrada",
    whatToKnow: "Qué conviene saber",
    keys: {notice: "aviso previo", barred: "prohibido", beyond: "no verificado"},
    docket: "Expediente",
    orderNamed: (title) => `Orden: ${title}`,
    whereCaseStands: "En qué estado está el caso"
  },

  story: {},

  claims: {
    verdicts: {
      accurate: "exacta",
      imprecise: "imprecisa",
      inaccurate: "inexacta",
      unsupported: "sin sustento"
    }
  }
};

export default es;
