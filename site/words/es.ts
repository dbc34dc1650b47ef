import type {ProseWords} from "../../loaders/prose/language.js";
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
const shortMonth = (number: number) => {
  const name = MONTHS[number - 1] ?? "";
  return name.length <= 5 ? name : `${name.slice(0, name === "septiembre" ? 4 : 3)}.`;
};
const day = (date: string) => `${Number(date.slice(8, 10))} de ${month(date)} de ${date.slice(0, 4)}`;
const dayOfYear = (date: string) => `${Number(date.slice(8, 10))} de ${month(date)}`;
/** A date inside a sentence: a day has its article, a month and a year have none. */
const articled = (words: string) => (/^\d{1,2} de /.test(words) ? `el ${words}` : words);
const and = new Intl.ListFormat(locale, {type: "conjunction"});
/** Nombres de tribunales, de los que alguno lleva su propia excepción: una coma la cierra. */
const excepting = (named: readonly string[]) =>
  named.some((name) => name.includes(" salvo ")) && named.length > 1
    ? `${named.slice(0, -1).join(", ")}, y ${named.at(-1)}`
    : and.format(named);

/** Spanish as it is written in the United States: 1,234; 7 de agosto de 2025. Terms are those of the federal agencies in Spanish. */
const es: Words & {prose: ProseWords} = {
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
    shortMonth,
    shortDay: (date) => `${Number(date.slice(8, 10))} ${shortMonth(Number(date.slice(5, 7)))} ${date.slice(0, 4)}`,
    about: (words, exact) => `hacia ${exact ? "el " : ""}${words}`,
    inferred: (words) => `${words} (inferido)`,
    onOrAfter: (words) => `${words} o después`,
    upTo: (words, exact) => `a más tardar ${exact ? "el " : "en "}${words}`,
    between: (from, to) => `entre ${articled(from)} y ${articled(to)}`,
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

  quoted: (words) => `«${words}»`,

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
    notice: "orden de aviso",
    consent: "orden convenida por las partes",
    denial: "denegación",
    affirmance: "confirmación",
    vacatur: "anulación",
    scheduling: "orden de calendario",
    record: "orden sobre el expediente administrativo",
    "indicative-ruling": "dictamen indicativo",
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
    unverified: "sin verificar",
    accurate: "exacta",
    imprecise: "imprecisa",
    inaccurate: "inexacta",
    unsupported: "sin sustento"
  },
  states: {
    "District of Columbia": "Distrito de Columbia",
    Hawaii: "Hawái",
    Louisiana: "Luisiana",
    Mississippi: "Misisipi",
    Missouri: "Misuri",
    "New Hampshire": "Nuevo Hampshire",
    "New Jersey": "Nueva Jersey",
    "New Mexico": "Nuevo México",
    "New York": "Nueva York",
    "North Carolina": "Carolina del Norte",
    "North Dakota": "Dakota del Norte",
    Oregon: "Oregón",
    Pennsylvania: "Pensilvania",
    "South Carolina": "Carolina del Sur",
    "South Dakota": "Dakota del Sur",
    "West Virginia": "Virginia Occidental"
  },
  pages: {
    "/": "Reportaje",
    "/chronology": "Cronología",
    "/cases/": "Casos",
    "/orders/": "Órdenes",
    "/claims": "Afirmaciones",
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
      "Lo que dijeron los artículos publicados, afirmación por afirmación y con nuestras palabras, junto a lo que muestra el registro. Lo que afirmaron funcionarios en otros lugares no se comprueba aquí."
    ],
    "/search": [
      "Buscar",
      "Páginas, gráficos, hechos, órdenes, casos, leyes, afirmaciones, series y fuentes. La búsqueda se hace en esta página; lo que busca no sale de su dispositivo."
    ]
  },

  shell: {
    skip: "Ir al texto",
    pages: "Páginas",
    contents: "Contenido",
    partlyEnglish: "Una parte de esta página está en inglés: notas y citas que aún no se han traducido.",
    stale: (words) => `Verificado hasta el ${words}. Puede haber fallos posteriores.`,
    edition: (words) => `Edición del ${words}.`,
    notVerified: ["El registro ", "aún no está verificado", "."],
    verified: (words) => ["El registro se verificó hasta el ", words, "."],
    code: "Código: ISC. Las palabras del propio registro: ",
    corrections: "Correcciones",
    everything: ["Descargar todo (zip", ")"],
    check: "Comprobar esta copia",
    credits: "Créditos (en inglés)",
    mistake: "¿Un error?",
    switch: "Español",
    home: "Inicio",
    inLanguage: (name) => `en ${name}`,
    copy: "Copiar",
    copied: "Copiado",
    copyCitation: (style) => `Copiar la cita ${style}`,
    selectAndCopy: "Seleccione y copie",
    changedSince: (count) => `${plural(count, "fila")} ${count === 1 ? "cambió" : "cambiaron"} desde su última visita`,
    sinceLastVisit: " (desde su última visita)",
    dismiss: "No mostrar de nuevo",
    darkPage: "Para una página oscura",
    nothingKept: "Este sitio no guarda nada sobre sus visitas.",
    tellMe: "Recordar esta edición en este dispositivo",
    editionKept:
      "Este dispositivo guarda el día de la última edición que usted vio, y no lo envía a ninguna parte. Cuando salga otra, las páginas dirán cuántas filas cambiaron.",
    editionUnlisted:
      "La última edición que usted vio es la del {0}. Este sitio no tiene la lista de las filas que cambiaron desde entonces; las correcciones dicen qué estaba mal.",
    forget: "Olvidarlo"
  },

  about: {
    by: (names) => `Por ${names}.`,
    noPublisher: "Esta edición no nombra a ningún editor. Escriba a quien le dio esta copia.",
    write: ["Escriba a ", "."],
    noAddress:
      "Esta edición no da ninguna dirección a la que escribir, así que no podemos decir adónde enviar una corrección. Quien administra el sitio web en que usted lee esto, o le dio esta copia, puede transmitirla.",
    itsSite: "Su sitio dice cómo comunicarse.",
    published: ": lo publica ",
    data: "Los datos",
    version: (words, verified) => `(Versión ${words}; ${verified}) [Conjunto de datos].`,
    address: "[dirección de este sitio]",
    addAddress: "Añada la dirección de la página y el día en que la leyó.",
    programs: [
      "Los programas leen lo mismo en ",
      "; las tablas de una versión quedan en la ",
      "dirección de su edición",
      "."
    ]
  },

  citations: {
    grade: (grade, words) => `Grado: ${grade}, ${words}`,
    oneSource: ". Aquí una cifra nombra solo la fuente en que se leyó, aunque otras la den",
    inTheSource: "En la fuente (en inglés): ",
    back: (says) => `Volver al texto que cita ${says}`,
    text: "↑ texto",
    moreSources: (count) => `${count} fuentes más`,
    title: "Fuentes de esta página",
    facts: (count) => `${plural(count, "dato")} y quién lo dice`,
    about: "Cada fila del registro que el texto cita, en el orden del texto. ",
    grades: "Qué significan los grados",
    mark: "fuente",
    shut: "Cerrar",
    restsOn: (words) => `En qué se apoya «${words}»`,
    corrections: "Correcciones a esta página",
    corrected: (count, words, checked) =>
      `${plural(count, "corrección", "correcciones")}, la última del ${words}${checked === null ? "" : `; el registro sigue verificado solo hasta el ${checked}`}`,
    was: [": decía «", "», dice «", "». "],
    whole: (others) =>
      `Qué decía y qué dice, en inglés${others ? `; también sobre ${plural(others, "fila")} de otras páginas` : ""}`,
    unchecked: "dirección no comprobada",
    copied: "leído en una copia",
    aboutSource: "Sobre esta fuente"
  },

  figure: {
    data: (title) => `Datos: ${title}`,
    source: (count) => (count === 1 ? "Fuente:" : "Fuentes:"),
    about: "Sobre este gráfico",
    licensed: (license) => `textos y dibujo ${license}, cifras con crédito a las fuentes citadas arriba`,
    unit: "Unidad:",
    weaker: "Filas menos firmes:",
    table: "Los datos en una tabla",
    of: (format, title) => `${format} de: ${title}`,
    embed: "Insertar",
    link: "Enlace",
    linkTo: (title) => `Enlace a: ${title}`,
    hint: "Señale, toque o pulse las flechas para leer los valores.",
    values: (title) => `Valores: ${title}`,
    valueKeys: "Las flechas llevan de un valor a otro; el tabulador, a la fuente.",
    show: "Mostrar el gráfico",
    row: "Fila del registro",
    rowAndSource: "Su fila y su fuente",
    grade: "Grado:",
    andMore: (names, count) => `${names} y ${count} más`,
    andMoreAt: (count, file) => ` y ${count} más, todas en ${file}`
  },

  embed: {
    code: "Código para insertar este gráfico",
    frame: [
      "En un marco, que responde como aquí y se ajusta a su altura. En una página oscura, ponga ",
      " después de la dirección; ",
      " lo mantiene claro."
    ],
    frameOf: (title) => `Código de un marco para: ${title}`,
    picture: "Como imagen, donde no se permiten scripts ni marcos:",
    pictureOf: (title) => `Código de una imagen de: ${title}`,
    site: "Ponga la dirección de este sitio en lugar de ",
    edition: (words) => `edición del ${words}`,
    from: "De "
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
    noLimit: "sin prohibición judicial",
    noOrder: "ninguna orden conocida",
    today: (flow) => (flow === null ? "Órdenes judiciales" : `${flow}: órdenes judiciales`),
    todayNotVerified: "Aún no verificado: ",
    asRecorded: (words) => ["Según lo registrado hasta el ", words, ", "],
    inPlace: (place) => `en ${place}`,
    barredIt: (count, named) => `${courts(count)} lo ${count === 1 ? "prohibió" : "prohibieron"}: ${excepting(named)}.`,
    noticeOfIt: (count, named) =>
      `${courts(count)} solo lo ${count === 1 ? "permitió" : "permitieron"} con aviso previo: ${excepting(named)}.`,
    excepting,
    except: /\bsalvo\b(?! que\b)[^,;]*/,
    plain: {
      ask: (flow) => `${flow}: ¿se permite?`,
      barred: (words) => ["No, según lo registrado hasta el ", words, ". "],
      notice: (words) => ["Solo con aviso previo, según lo registrado hasta el ", words, ". "],
      court: (place, did) => `un tribunal de ${place} ${did}`,
      named: (place) => `Tribunal de ${place}`
    },
    noCourtBarred: "ninguna orden judicial del registro lo limitaba.",
    noOrderKnown: "el registro no tiene ninguna orden sobre ello.",
    orders: (count) => `Según ${plural(count, "orden", "órdenes")}; no se halló fecha de fin`,
    by: (names) => `Por ${names}`,
    record: "Registro ",
    counts: (events, orders, figures) =>
      `${events} hechos · ${orders} órdenes · ${figures} cifras · cada número y cada fecha llevan a su fuente`,
    binds: (names) => `Obliga a: ${names || "nadie por su nombre"}.`,
    since: (words) => `desde el ${words}`,
    onAppeal: (court, number, words) =>
      `Apelación registrada el ${words} (${court} ${number}); ninguna decisión en el registro.`,
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
    restriction({restriction, court_ids, binds, order_ids}, {flow, known, agency, court, excepted, order}) {
      if (known === 0)
        return `no se conoce ningún límite: el registro no tiene ninguna orden sobre ${flow}. Eso no dice nada sobre la ley.`;
      const by = court_ids.length
        ? `${courts(court_ids.length)} (${and.format(court_ids.map(court))})`
        : "un tribunal que el registro no nombra";
      const verb = court_ids.length > 1;
      const said = {
        none: `ninguna orden judicial del registro limitaba ${flow}.`,
        notice: `${by} ${verb ? "exigían" : "exigía"} aviso previo para ${flow}.`,
        barred:
          excepted && "each" in excepted
            ? `${courts(court_ids.length)} ${verb ? "prohibían" : "prohibía"} ${flow}: ${excepted.each}.`
            : `${by} ${verb ? "prohibían" : "prohibía"} ${flow}, ${excepted ? excepted.all : "en los términos de las órdenes"}.`
      }[restriction].replace(/\.\.$/, ".");
      if (order) return [said, ...order_ids.map(order)].join("\n");
      return binds.length ? `${said} Obligados: ${and.format(binds.map(agency))}.` : said;
    }
  },

  law: {
    restrictions: {none: "sin prohibición judicial", notice: "solo con aviso previo", barred: "prohibido"},
    barred: (count, open) =>
      open === 0
        ? [`prohibido por ${courts(count)}`, "prohibido"]
        : open === count
          ? [`prohibido por ${courts(count)}, con una excepción`, "prohibido, con excepción", "prohibido en parte"]
          : [
              `prohibido por ${courts(count)}, ${open === 1 ? "uno" : (SMALL[open] ?? open)} con una excepción`,
              `${courts(count)}, ${open === 1 ? "uno" : (SMALL[open] ?? open)} con excepción`,
              `${SMALL[count] ?? count}, ${open === 1 ? "uno" : (SMALL[open] ?? open)} con excepción`
            ],
    withException: (what) => `${what} con una excepción`,
    notice: ["solo con aviso previo", "aviso previo", "aviso"],
    stretch: ({from, until, limit, barred, courts: names, orders}) => {
      const when =
        from === null
          ? until === null
            ? "Todo el tiempo"
            : `Antes del ${until}`
          : until === null
            ? `Desde el ${from}, sin fin conocido`
            : `Del ${from} al ${until}`;
      return `${when}: ${limit}${orders ? `${barred ? " por" : ","} ${names}; ${plural(orders, "orden", "órdenes")}` : ""}`;
    },
    short: "sin límite",
    outcomes: {
      denial: "Los rombos marcan denegaciones, que no limitaron nada",
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
    derived: "Deducido solo de las órdenes.",
    unsure: (orders) => `No es seguro el día de ${orders}.`,
    others: "Una denegación, o su confirmación por un tribunal de apelaciones, deja en pie las demás órdenes.",
    recordNotVerified: "El registro aún no está verificado.",
    recordVerified: (words) => `El registro se verificó hasta el ${words}; de los días posteriores no dice nada.`,
    whoOn: "Según el registro de hoy, quién estaba obligado el ",
    copyDay: "Copiar enlace a este día",
    boundBy: (names, listed, court) =>
      `${listed} ${names.length === 1 ? "estaba obligado" : "estaban obligados"} por ${court}`,
    nobodyBound: "Ningún límite obligaba a nadie.",
    noAnswerAfter: (words) => `Sin respuesta después del ${words}, el último día para el que se verificó el registro.`,
    noAnswerBefore: (words) => `Sin respuesta antes del ${words}, donde empieza el gráfico.`,
    noAnswer: "sin respuesta",
    noDate: "No hay fecha. Escriba una completa o mueva el día.",
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
    sorted: (column, descending) => `, por «${column}» en orden ${descending ? "descendente" : "ascendente"}`,
    part: (from, to) => `; se muestran de ${from} a ${to}`,
    none: () => "Nada coincide. Borre la búsqueda o los filtros."
  },

  search: {
    ask: "Palabras, un nombre, un número de expediente, una fecha",
    button: "Buscar",
    keys: "↓ y ↑ recorren los resultados; Escape vuelve aquí.",
    lookIn: "Buscar en",
    everything: "Todo",
    results: "Resultados",
    needsScript: [
      "La búsqueda necesita JavaScript.",
      " Se hace solo en esta página y no consulta ningún servidor. Sin ella, estas listas lo tienen todo:"
    ],
    withLeads: (rows, leads) =>
      `${integer.format(rows)} y ${plural(leads, "pista sin verificar", "pistas sin verificar")}`,
    byKind: "Todo, por clase",
    kinds: {
      pages: "Páginas y gráficos",
      events: "Hechos",
      orders: "Órdenes",
      cases: "Casos",
      laws: "Leyes",
      claims: "Afirmaciones",
      series: "Series de datos",
      sources: "Fuentes"
    },
    says: {
      one: "{0} resultado",
      many: "{0} resultados",
      among: " en {0}",
      partly: "Nada tiene todas estas palabras. ",
      some: " con algunas de ellas",
      cut: "; se muestran los {0} mejores",
      none: "No se encontró nada{1} para «{0}».",
      noDocket: "No hay ningún expediente {0} en el registro.",
      elsewhere: "Buscar en {0}: «{1}»",
      reading: "Leyendo el índice…",
      failed: "No se pudo leer el índice ({0}). Las listas de abajo lo tienen todo.",
      english: "página en inglés",
      englishText: "extracto en inglés",
      inLanguage: "en {0}",
      empty:
        "a ahi al algo alguien aun averiguar bien como con conseguir cosa cual cuales cuando cuanto de deba debe deben debo del donde e el ella ellas ello ellos en entonces era eran eres es esa ese eso esta estaba estan estar este esto estoy favor fue fuera fueron ha haber habia hace hacer hago han haria has hasta hay hoy ir la las le les lo los mas me mi mis muy nada necesita necesito ni no nos o obtener para pasa pasar pasaria pero por porque pude pueda puede pueden puedo que quien quienes quiero quisiera sabe saber se seguir ser si sigo sin sobre son soy su sus tambien te tener tengo tiene tienen todavia tu u un una uno unos usted ustedes va van vendria venga vengan venir viene vienen voy y ya yo",
      endings: "acion ando iendo ados adas ado ada idos idas ido ida an arme arse erme erse irme irse ar er ir a o e"
    }
  },

  record: {
    someRows: (some, all) => `${integer.format(some)} de ${plural(all, "fila")}`,
    restrictions: {
      none: "no fija ningún límite por sí sola",
      notice: "permitido solo con aviso previo",
      barred: "prohibido"
    },
    policySuspended: "política suspendida",
    limitsOtherwise: "limita de otro modo",
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
      check: "comprobación",
      page: "página"
    },
    rulings: (count, orders) =>
      `${plural(count, "resolución", "resoluciones")}${orders > count ? `, ${plural(orders, "orden", "órdenes")} en total` : ""}`,
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
    orderNamed: (title, appealed) => `Orden${appealed ? ", apelada" : ""}: ${title}`,
    whereCaseStands: "En qué estado está el caso"
  },

  story: {},

  cases: {
    begun: (appeal, words) => `${appeal ? "registrada el" : "presentado el"} ${words}`,
    lines: {
      filings: "Escritos",
      hearings: "Audiencias",
      rulings: "Órdenes y fallos",
      others: "Otros hechos"
    },
    strip: (name, words, events, limits) =>
      `${name} desde el ${words}: ${events}. ${limits === null ? "" : `Límites: ${limits}. `}Todo se enumera más abajo.`,
    withLeads: (events, leads) => `${events} (${leads} sin verificar)`,
    overTime: "El caso en el tiempo.",
    dots: "Los puntos son hechos, huecos cuando no se conoce el día",
    bars: "; las barras son límites, mientras duraron ",
    parties: {
      plaintiff: ["Demandante", "Demandantes"],
      defendant: ["Demandado", "Demandados"],
      appellant: ["Apelante", "Apelantes"],
      appellee: ["Apelado", "Apelados"],
      petitioner: ["Peticionario", "Peticionarios"],
      respondent: ["Recurrido", "Recurridos"],
      movant: ["Solicitante", "Solicitantes"],
      intervenor: ["Interviniente", "Intervinientes"],
      amicus: ["Amicus", "Amici"],
      "not-a-party": ["No es parte", "No son partes"]
    },
    counsel: {
      plaintiff: "Por los demandantes",
      defendant: "Por los demandados",
      appellant: "Por los apelantes",
      appellee: "Por los apelados",
      petitioner: "Por los peticionarios",
      respondent: "Por los recurridos",
      movant: "Por el solicitante",
      intervenor: "Por los intervinientes",
      amicus: "Por los amici",
      "not-a-party": "Por otros"
    },
    byRole: (count) => `${plural(count, "nombre")}, por su función`,
    all: "Todos los casos",
    andAppeals: "El caso y sus apelaciones",
    appeals: "Apelaciones",
    noAppeal: "El registro no tiene ninguna apelación en este caso.",
    ordersAppealed: "Órdenes apeladas",
    partiesHeading: "Partes",
    counselHeading: "Abogados",
    inBrief: "El caso en breve",
    court: "Tribunal",
    docketNumber: "Número de expediente",
    filed: "Presentado",
    docketed: "Registrada",
    judges: (count) => (count === 1 ? "Juez o jueza" : "Jueces"),
    notKnown: "no conocidos",
    about: "Trata de",
    noFlow: "ningún flujo de este registro",
    related: "Casos relacionados",
    orders: "Órdenes",
    noOrder: "El registro no tiene ninguna orden en este caso.",
    events: "Escritos, audiencias y lo que siguió",
    noEvent: "El registro no tiene ningún hecho de este caso.",
    other: "Otro",
    appealFrom: "apelación de ",
    otherData: "Los casos sobre otros datos nunca cambian el estado legal de este reportaje.",
    caption: "Casos y apelaciones",
    noun: ["caso", "casos"],
    columns: {
      case: "Caso",
      court: "Tribunal",
      judge: "Juez o jueza",
      stood: "En qué quedó",
      filed: "Presentado",
      data: "Datos",
      rulings: "Resoluciones"
    }
  },

  orders: {
    noticeBy: (count) => `aviso previo, por orden de ${courts(count)}`,
    barredBy: (count) => `prohibido por ${courts(count)}`,
    by: (names) => `Por ${names}`,
    bound: (names) => `Obligados: ${names}`,
    noFirstDay:
      "No se conoce el primer día en que rigió, y no restringe la entrega de datos: no cambia nada en el estado legal.",
    notCounted: "No se conoce el primer día en que rigió, de modo que el estado legal no la cuenta.",
    noLimit: "Por sí sola no fijó ningún límite a la entrega de datos.",
    noLimitOthersStand: "Por sí sola no fijó ningún límite a la entrega de datos, y deja en pie las demás órdenes.",
    stayed: (status) => `El estado legal quedó como estaba: ${status}.`,
    inForce: "vigente ",
    neverHeld: "nunca rigió",
    notKnown: "Qué no se sabe",
    throughOthers: "El estado legal cambió ese día por otras órdenes: ",
    anotherEnded: "Ese día terminó otra orden.",
    togetherWith: "Lo hizo junto con: ",
    beforeAndAfter: (flow) => `${flow}, el día anterior y el día en que empezó a regir:`,
    itEnded: "Puso fin a: ",
    itPaused: "Suspendió: ",
    whenItEnded: "Cuando terminó",
    thisOrder: "Esta orden",
    thisOrderOn: (words) => `esta orden, ${words}`,
    overTime: (flow) => `${flow}, en el tiempo.`,
    effects: {
      restricts: (flow) => `restringió ${flow}`,
      permits: (flow) => `no fijó por sí sola ningún límite sobre ${flow}`,
      neutral: (flow) => `no cambió nada sobre ${flow}`
    },
    permitsInPart: (flow) => `permitió una parte y limitó el resto: ${flow}`,
    supersededBy: "Reemplazada por: ",
    before: (among) => `← Antes, ${among}`,
    after: (among) => `Después, ${among}\u00a0→`,
    only: (among) => `La única orden ${among}`,
    first: (among) => `La primera orden ${among}`,
    last: (among) => `La última orden ${among}`,
    inThisCase: "en este caso",
    aboutSameData: "sobre los mismos datos",
    neighbors: "Órdenes anterior y siguiente",
    all: "Todas las órdenes",
    oneRuling: (parts) => `Una resolución, ${parts} órdenes`,
    partOf: (parts) => `una de ${parts} órdenes de la misma resolución`,
    changed: (flow) => (flow === null ? "Qué cambió" : `Qué cambió sobre ${flow}`),
    noEnd: "No se encontró fecha de fin.",
    noEndThrough: (verified, known) =>
      `El registro está ${verified}${known ? "; de los días posteriores no dice nada" : ""}.`,
    called: "Cómo la llamaron otros",
    noContradiction: "Las fuentes leídas no se contradicen sobre ella.",
    cameAbout: "Cómo se llegó a ella",
    inBrief: "La orden en breve",
    facts: {
      made: "Dictada",
      by: "Por",
      type: "Tipo",
      sameRuling: "Partes de la misma resolución",
      binds: "Obliga a",
      asReported: "Según lo informado",
      atTheTime: "En su momento",
      from: "Desde",
      noFrom: "no se conoce",
      until: "Hasta",
      noUntil: "no se encontró fecha de fin",
      untilDay: (words) => `${words}, primer día en que ya no regía`,
      whyEnded: "Por qué terminó",
      length: "Extensión",
      pages: (count) => plural(count, "página"),
      citation: "Cita",
      opinion: "Opinión u orden",
      noAddress: "sin dirección conocida",
      embeddedIn: "incluida en: ",
      asOf: (words) => `al ${words}`,
      ownText: "Su propio texto",
      entry: "Entrada del expediente",
      noEntry: "no encontrada",
      affirms: "Confirma",
      affirmedBy: "Confirmada por",
      noAppealFrom: "Ninguna fuente del registro nombra esta orden en una apelación.",
      limit: "Límite",
      noLimit: "no puso límite",
      otherDockets: "Expedientes en otros tribunales",
      legal: "Cita jurídica",
      apa: "Citar al estilo APA"
    },
    forms: {oral: "decisión oral", minute: "orden de minuta"},
    standing: {
      open: "Sin fecha de fin conocida",
      ended: "Terminada",
      none: "Sin límite que cuente en el estado legal",
      unknown: "Primer día no conocido"
    },
    noFirstDayKnown: "no se conoce el primer día",
    heldUntil: (words) => `hasta el ${words}; no se conoce el primer día`,
    heldSince: (words) => `desde el ${words}; no se encontró fecha de fin`,
    heldFromUntil: (from, until) => `desde el ${from} hasta el ${until}`,
    binds: (names) => `obliga a: ${names}`,
    otherData: "Las órdenes sobre otros datos nunca cambian el estado legal de este reportaje.",
    caption: "Órdenes",
    noun: ["orden", "órdenes"],
    columns: {
      order: "Orden",
      court: "Tribunal",
      judge: "Juez o jueza",
      date: "Fecha",
      type: "Tipo",
      limit: "Límite",
      binds: "Obliga a",
      status: "Estado",
      data: "Datos"
    }
  },

  timeline: {
    list: "Todos los hechos en orden",
    name: "Línea de tiempo de todos los hechos",
    keys: "Dentro de ella, más y menos acercan y alejan, 0 lo muestra todo. En un hecho, las flechas llevan al siguiente y Re Pág y Av Pág a otro mes.",
    filters: "Mostrar solo",
    lane: "Quién actuó",
    kind: "Clase",
    case: "Caso",
    grade: "Con qué certeza se sabe",
    which: "Qué hechos",
    all: (count, leads) => `Los ${count - leads}${leads ? ` y ${plural(leads, "pista")}` : ""}`,
    allCourts: "Todos los tribunales",
    key: (count) => `${count} hechos clave`,
    none: (chosen) =>
      `Ningún hecho coincide${chosen.length ? ` con todo esto: ${chosen.join(", ")}` : ""}. Borre los filtros para verlos todos.`,
    text: "Buscar",
    clear: "Borrar",
    zoomIn: "Acercar",
    zoomOut: "Alejar",
    earlier: "Antes",
    later: "Después",
    whole: "Todos los años",
    on: "Lo que regía el",
    known: "según lo sabido el",
    cursor: "Día del cursor",
    mark: "Hecho en la línea de tiempo",
    close: "Cerrar",
    copyLink: "Copiar enlace",
    previous: "Hecho anterior",
    next: "Hecho siguiente",
    zoomTo: "Acercar a estos",
    orders: "Las órdenes vigentes, una por una",
    binds: (names) => `Obliga a: ${names || "nadie por su nombre"}.`,
    sentence: (on, {words}, verified) =>
      `El ${day(on)}, ${words}${verified ? "" : "\nEl registro aún no está verificado."}`,
    knownOn: (known) => `Según lo sabido el ${day(known)}.`,
    knownToday: "Según lo que el registro tiene hoy.",
    nothingKnown: (known, first) =>
      `El ${day(known)} este registro aún no tenía nada: sus primeras filas se registraron el ${day(first)}.`,
    leftOut: (parts) =>
      parts.length === 0
        ? ""
        : `Se dejó fuera de la dirección, porque no es nada que esta página pueda mostrar: ${parts.join(", ")}.`,
    count: (shown, events, leads, allLeads) =>
      `${shown === events ? "" : `${integer.format(shown)} de `}${plural(events, "hecho")}${leads ? ` y ${leads === allLeads ? "" : `${integer.format(leads)} de `}${plural(allLeads, "pista sin verificar", "pistas sin verificar")}` : ""}`,
    inView: (count) => `${integer.format(count)} a la vista,`,
    range: (from, to) => `del ${day(from)} al ${day(to)}`,
    gathered: (count) => `${count} hechos muy próximos`,
    picture: (count, from, to) =>
      `${count} hechos entre el ${day(from)} y el ${day(to)}, en carriles. La lista bajo la imagen dice lo mismo con palabras.`,
    tighter: (year, times) =>
      `Antes de ${year} la escala es ${Math.round(times)} veces más apretada: el zigzag marca el cambio.`,
    legend: [
      ["plain", "hecho"],
      ["order", "orden judicial"],
      ["disclosure", "divulgación"],
      ["about", "fecha aproximada"],
      ["notice", "aviso previo"],
      ["span", "día no conocido: en algún lugar de la barra"],
      ["unverified", "pista sin verificar"],
      ["barred", "prohibido"],
      ["count", "hechos demasiado próximos para separarlos"],
      ["except", "prohibido, con una excepción"],
      ["later", ""]
    ],
    notVerified: (through) => (through === null ? "aún no verificado" : `después del ${day(through)}: no verificado`),
    groups: {agencies: "Agencias", congress: "Congreso y control", press: "Prensa y público"},
    otherCourts: "Otros tribunales",
    notice: "aviso previo",
    barred: (names, open) => [
      `prohibido: ${names.map((name) => (open.includes(name) ? `${name} (con una excepción)` : name)).join(", ")}`,
      plural(names.length, "tribunal", "tribunales")
    ],
    inChronology: "En la cronología"
  },

  feed: {
    about: "Nuevos hechos y correcciones",
    of: (title) => `${title}: nuevos hechos y correcciones`,
    correction: (is) => `Corrección: ${is}`,
    corrected: (was, is, reason) => `El registro decía «${was}» y ahora dice «${is}». ${reason}`,
    kind: "corrección",
    followCase: "Siga este caso:",
    followAll: "Siga el registro:",
    atom: "canal (Atom)",
    calendar: "calendario de audiencias y plazos",
    calendarPast: "calendario de audiencias y plazos pasados"
  },

  laws: {
    none: "El registro aún no tiene disposiciones.",
    claim: "Afirmación",
    evidence: (count) => `Prueba en ${plural(count, "afirmación", "afirmaciones")}: `
  },

  series: {
    none: "El registro aún no tiene series.",
    noYears: "ninguno",
    caption: "Todas las series",
    noun: ["serie", "series"],
    columns: {
      title: "Serie",
      group: "Grupo",
      publisher: "Quién la publica",
      unit: "Unidad",
      years: "Años",
      values: "Valores"
    }
  },

  corrections: {
    none: "Ninguna todavía: esta es la primera edición.",
    caption: "Correcciones",
    noun: ["corrección", "correcciones"],
    date: "Hallada",
    of: "Clase de fila",
    wrong: "Qué estaba mal",
    rows: (count) => plural(count, "fila"),
    linkTo: (is) => `Enlace a la corrección: ${is}`,
    was: "Decía",
    is: "Ahora dice",
    found: "Cómo se halló",
    where: "Dónde",
    kinds: {changed: "Cambió", added: "Nueva", removed: "Ya no está", renamed: "Otro nombre"},
    step: (to, count, from) =>
      `${to}: ${plural(count, "fila")} ${count === 1 ? "cambió" : "cambiaron"} desde la edición del ${from}`,
    more: (count) => [`Y ${plural(count, "fila")} más, en `, "la lista de todos los cambios", "."],
    thisOne: " (esta)",
    manifest: [": ", "manifiesto", ", que nombra las tablas de la edición y su huella"],
    firstKept:
      "Es la primera edición que se conserva aquí. Lo que estaba mal antes figura en las correcciones de arriba; sus tablas no se conservan."
  },

  claims: {
    named: (count, verdict, letter) =>
      `${plural(count, "afirmación", "afirmaciones")}${verdict === null ? "" : ` con el veredicto «${es.claims.verdicts[verdict]}»`}${letter === null ? "" : ` del artículo ${letter}`}`,
    only: (verdict, letter) =>
      `Solo afirmaciones${verdict === null ? "" : ` con el veredicto «${es.claims.verdicts[verdict]}»`}${letter === null ? "" : ` del artículo ${letter}`}`,
    show: (named) => `Mostrar ${named}`,
    byArticle: "Veredictos por artículo",
    matrix: "Veredictos. Cada número muestra sus afirmaciones.",
    verdict: "Veredicto",
    article: (letter) => `Artículo ${letter}`,
    articles: (count) => plural(count, "artículo"),
    both: "Ambos",
    all: "Todas",
    shows: "Qué muestra el registro",
    toDo: {
      accurate: "Nada que corregir.",
      imprecise: "Para corregirla, diga lo que muestra el registro:",
      inaccurate: "Una corrección podría decir:",
      unsupported: "Para corregirla, retírela o diga de quién es la declaración:"
    },
    evidence: (count) => `Pruebas: ${plural(count, "fila")} del registro`,
    corrected: (words) => `Corregido el ${words}`,
    link: (number) => `Afirmación ${number}, un enlace para guardar`,
    caption: "Afirmaciones",
    noun: ["afirmación", "afirmaciones"],
    columns: {claim: "Afirmación", article: "Artículo", number: "Número"},
    verdicts: {
      accurate: "exacta",
      imprecise: "imprecisa",
      inaccurate: "inexacta",
      unsupported: "sin sustento"
    }
  }
};

export default es;
