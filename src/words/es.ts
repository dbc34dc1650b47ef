import {es, type Words} from "docketbook/client";

/** A number before what it counts: 7.6 millones de, 47,289. */
const of = (number: string) => (/mill(?:ón|ones)$/.test(number) ? `${number} de` : number);

/** A date after a preposition: a day has its article, a month and a year have none. */
const articled = (date: string) => (/^\d{1,2} de /.test(date) ? `el ${date}` : date);

/** The package's Spanish, and the words of this story's own figures: by their English, as the figures say it. */
const spanish: Words = {
  ...es,
  prose: {...es.prose, units: {...es.prose.units, contribuyentes: "taxpayers"}},
  pages: {...es.pages, "/taxpayers/": "Contribuyentes"},
  slugs: {
    ...es.slugs,
    author: "autor",
    "chief judge": "juez presidente",
    "senior judge": "juez sénior",
    disclosures: "divulgaciones",
    "filing-season": "temporada de impuestos",
    itins: "ITIN",
    people: "personas",
    states: "estados",
    taxes: "impuestos",
    "the-transfer": "la entrega"
  },
  story: {
    "Tax Reform Act": "Ley de Reforma Fiscal",
    "Centro filed": "Demanda de Centro",
    "Taxpayer Rights filed": "Demanda de Taxpayer Rights",
    "Request: about 700,000": "Solicitud: unas 700,000",
    "Request refused": "Solicitud rechazada",
    Memorandum: "Memorando",
    "Denial in Centro": "Denegación en Centro",
    "About 7.6 million": "Unos 7.6 millones",
    "Refused: 7.3 million": "Rechazo: 7.3 millones",
    "About 1.28 million": "Unos 1.28 millones",
    "Treasury’s message": "Mensaje del Tesoro",
    "Long removed": "Destitución de Long",
    "First interim order": "Primera orden provisional",
    "Stay and injunction": "Suspensión y medida cautelar",
    Injunction: "Medida cautelar",
    "Romo declaration": "Declaración de Romo",
    "Denial affirmed": "Denegación confirmada",
    "Indicative opinion": "Opinión indicativa",
    "TIGTA review": "Revisión del TIGTA",
    about: "cerca de",
    exact: "exacto",
    nearly: "casi",
    "less than": "menos de",
    "more than": "más de",
    low: "bajo",
    central: "central",
    high: "alto",
    Stage: "Etapa",
    Date: "Fecha",
    Bound: "Precisión",
    Number: "Número",
    Unit: "Unidad",
    Period: "Período",
    Year: "Año",
    Measure: "Medida",
    What: "Qué",
    Field: "Campo",
    Role: "Cargo",
    From: "Desde",
    Until: "Hasta",
    Grade: "Grado",
    Finding: "Conclusión",
    All: "Todas",
    People: "Personas",
    people: "personas",
    days: "días",
    Agencies: "Agencias",
    Courts: "Tribunales",
    Congress: "Congreso",
    Press: "Prensa",
    "Row of the record": "Fila del registro",
    "Rows of the record": "Filas del registro",
    "words, not numbers": "palabras, no números",
    "Congress and watchdogs": es.record.lanes.congress,
    "Press and public": es.record.lanes.press,
    "not verified": es.record.keys.beyond,
    "Signed, not suspended": "Firmado, sin suspender",
    Suspended: "Suspendido",
    "From draft to suspension.": "Del borrador a la suspensión.",
    "Signed {0}, suspended by": "Firmado el {0}, suspendido por",
    "the order of {0}": "la orden del {0}",
    "Dots are events by who acted, hollow if the day is unknown.":
      "Los puntos son hechos, según quién actuó; huecos cuando no se conoce el día.",
    "Signed {0}; suspended {1}, with no end date found. {2} events, listed below.":
      "Firmado el {0}; suspendido el {1}, y no consta que la suspensión haya terminado. {2} hechos, en la lista de abajo.",
    "Signed {0}; suspended {1} until {2}. {3} events, listed below.":
      "Firmado el {0}; suspendido el {1} hasta el {2}. {3} hechos, en la lista de abajo.",

    "As reported, ICE asked {0} times in {1}; the IRS refused {2}, then gave {3} of about {4}":
      "Según lo informado, ICE hizo {0} solicitudes en {1}; el IRS rechazó las de {2} y luego dio {3} direcciones de cerca de {4}",
    "Dots at one scale, the last two rows enlarged: a dot is 1,000 people, or 1,000 disclosures":
      "Puntos a una sola escala, con las dos últimas filas ampliadas: un punto son 1,000 personas, o 1,000 divulgaciones",
    Refused: "Rechazada",
    "Asked for, and refused, as reported": "Solicitadas y rechazadas, según lo informado",
    "Asked for, and filled in part": "Solicitadas y atendidas en parte",
    Disclosed: "Divulgadas",
    "Violations, in the judge’s indicative opinion": "Violaciones, en el dictamen indicativo de la jueza",
    "Potentially incomplete addresses, the IRS’s own count":
      "Direcciones potencialmente incompletas, según el propio IRS",
    "{0}; {1}; {2} of the disclosures": "{0}; {1}; {2} de las divulgaciones",
    "The days of the requests, and the refusal of the first, come from one digest of a news report on a court’s order. The opinion of {0}, is indicative: an appeal was pending, and nothing new was ordered. It counts every disclosure that rested on a match of taxpayer numbers, without confirmation that ICE had given the taxpayer’s address; the IRS counted only those whose address looked incomplete, and we did not find its exact count.":
      "Los días de las solicitudes y el rechazo de la primera vienen de un solo resumen de una noticia sobre la orden de un tribunal. El dictamen del {0} es indicativo: había una apelación pendiente y no se ordenó nada nuevo. Cuenta toda divulgación que se apoyó en un cotejo de números de contribuyente sin confirmar que ICE hubiera dado la dirección del contribuyente; el IRS contó solo aquellas cuya dirección parecía incompleta, y no encontramos su número exacto.",
    "about {0} people asked for on {1}, as reported, and refused": (number = "", day = "") =>
      `solicitud del ${day} por cerca de ${of(number)} personas, según lo informado, y rechazada`,
    "{0}; about {1} on {2}; {3} disclosed on {4}; about {5} violations in an indicative opinion of {6}; less than {7} percent by the IRS’s own, different count.":
      "{0}; cerca de {1} el {2}; {3} divulgadas el {4}; cerca de {5} violaciones en un dictamen indicativo del {6}; menos del {7} por ciento según otro conteo, el del propio IRS.",
    "{0} people": (number = "") => `${of(number)} personas`,
    "About {0}": "Cerca de {0}",
    "people asked for on {0}; refused": "de personas en la solicitud del {0}; rechazada",
    "About {0} people asked for on {1}; refused": "Cerca de {0} de personas en la solicitud del {1}; rechazada",
    "people with final removal orders, asked for on {0}":
      "de personas con órdenes finales de remoción, en la solicitud del {0}",
    "About {0} people asked for on {1}; filled in part":
      "Cerca de {0} de personas en la solicitud del {1}; atendida en parte",
    "whose addresses were given on {0}; below, enlarged": "cuyas direcciones se entregaron el {0}; abajo, ampliado",
    "{0} people whose addresses were given on {1}": "{0} personas cuyas direcciones se entregaron el {1}",
    "All {0} people, one dot for each 1,000": "Las {0} personas, un punto por cada 1,000",
    "About {0} violations, in an indicative opinion of {1}":
      "Cerca de {0} violaciones, en un dictamen indicativo del {1}",
    "With no confirmation that ICE gave the taxpayer’s address. Appeal then pending. One dot is 1,000 disclosures.":
      "Sin confirmar que ICE hubiera dado la dirección del contribuyente. Apelación entonces pendiente. Un punto por cada 1,000 divulgaciones.",
    "Less than {0} percent of the disclosures, by the IRS’s own count":
      "Menos del {0} por ciento de las divulgaciones, según el conteo del propio IRS",
    "Another count: less than {0} percent of the disclosures, by the IRS itself":
      "Otro conteo: menos del {0} por ciento de las divulgaciones, según el propio IRS",
    "Only those whose address looked incomplete. Not a competing figure for the same thing.":
      "Solo aquellas cuya dirección parecía incompleta. No es otro número para lo mismo.",

    "{0} addresses": "{0} direcciones",
    "No court order that we know of limited the sharing when the addresses were sent":
      "Ninguna orden judicial que conozcamos limitaba la entrega de datos cuando se enviaron las direcciones",
    "The sharing was limited when the addresses were sent":
      "La entrega de datos estaba limitada cuando se enviaron las direcciones",
    ", {0} of them leaving room for what the statute allows": (count = "") =>
      `, ${count === "un" ? "uno" : count} de ellos con margen para lo que permite la ley`,
    "{0}; from {1}, orders of {2} courts limited it{3}": "{0}; desde el {1}, órdenes de {2} tribunales la limitaron{3}",
    "memorandum signed, {0}": "firma del memorando, {0}",
    "{0} sent, {1}": "se envían {0}, {1}",
    "{0} sent": "se envían {0}",
    "{0} sent, by the IRS’s account": "se envían {0}, según el IRS",
    "{0} were sent on {1}, by the IRS’s account.": "Se enviaron {0} el {1}, según el IRS.",

    acting: "en funciones",
    commissioner: "comisionado",
    "chief executive": "director ejecutivo",
    "up to {0}": "hasta {0}",
    "about {0}": "cerca de {0}",
    "The IRS had {0} commissioners and acting commissioners in 2025; the one who, by a report on the court record, had the addresses sent was removed the next day":
      "El IRS tuvo {0} comisionados titulares e interinos en 2025; quien, según un informe sobre el expediente judicial, hizo enviar las direcciones fue destituido al día siguiente",
    "Commissioners and acting commissioners of 2025, and when ICE or Homeland Security asked for taxpayers’ data, or spoke of asking":
      "Comisionados titulares e interinos de 2025, y cuándo ICE o Seguridad Nacional pidieron datos de contribuyentes, o hablaron de pedirlos",
    "Who, or what was asked": "Quién, o qué se pidió",
    "people: {0}": "personas: {0}",
    "days of 2025; people, in the requests": "días de 2025; personas, en las solicitudes",
    "Hatched: the day in {0} when Long took over was not found. From {1} the IRS also had a chief executive, alongside the acting commissioner; the record last names him on {2}. Reports differ on why Long was removed. The days of ICE’s requests of June come from one digest of a news report on a court’s order.":
      "Rayado: no consta el día de {0} en que Long asumió el cargo. A partir del {1} el IRS tuvo también un director ejecutivo, además del comisionado interino; el registro lo nombra por última vez el {2}. Los informes difieren sobre por qué Long fue destituido. Los días de las solicitudes de ICE de junio vienen de un solo resumen de una noticia sobre la orden de un tribunal.",
    "At the head of the IRS": "Al frente del IRS",
    "from {0}": (date = "") => `desde ${articled(date)}`,
    "until {0}": (date = "") => `hasta ${articled(date)}`,
    "chief executive, beside the acting commissioner and not counted above":
      "director ejecutivo, además del comisionado interino; no se cuenta arriba",
    "the day was not found": "no consta el día",
    "People asked about": "Personas por las que se preguntó",

    "By the IRS’s account, one transfer carried the addresses of {0} people; the largest year of {1} to {2} had {3} disclosures":
      "Según el IRS, una sola transferencia llevó las direcciones de {0} personas; el año con más divulgaciones de {1} a {2} tuvo {3}",
    "IRS disclosures of taxpayer records under section 6103(i)(2), by calendar year, as transcribed; and the people whose addresses were sent on {0}":
      "Divulgaciones de registros de contribuyentes del IRS conforme a la sección 6103(i)(2), por año calendario, según las transcripciones; y las personas cuyas direcciones se enviaron el {0}",
    "A disclosure is one taxpayer record for one period: not a count of people.":
      "Una divulgación es un registro de un contribuyente en un período: no es un conteo de personas.",
    "no report found": "no se encontró informe",
    "{0} (left) and {1} (right)": "{0} (izquierda) y {1} (derecha)",
    "Units differ. {0} {1} to {2}: no report found.":
      "Las unidades difieren. {0} De {1} a {2}: no se encontró informe.",
    "Records disclosed per year: at most {0}, in {1}, until 2019; {2}. {3} to {4}: no report found. Beside them, in another unit: {5} people on {6}.":
      "Registros divulgados al año: como máximo {0} en {1} hasta 2019; {2}. De {3} a {4}: no se encontró informe. Al lado, en otra unidad: {5} personas el {6}.",
    "{0} in {1}": "{0} en {1}",
    "Disclosures of records per year": "Divulgaciones de registros, por año",
    "People,": "Personas,",
    "People, one day": "Personas, un día",
    "one day": "un día",
    "{0}: {1} disclosures": "{0}: {1} divulgaciones",
    "{0} to {1}: no report found": "De {0} a {1}: no se encontró informe",
    "no report": "no se encontró",
    found: "informe",
    "{0}: {1} people": "{0}: {1} personas",
    "in one": "en un",
    transfer: "envío",
    "Units differ: a disclosure is of one taxpayer’s data for one period, not of a person.":
      "Las unidades difieren: una divulgación es de los datos de un contribuyente en un período, no de una persona.",

    "name and number": "nombre y número",
    "Requests with a Social Security number went to TIN matching, which checked name and number only":
      "Las solicitudes con un número de Seguro Social pasaron al cotejo de números de contribuyente, que comprobaba solo nombre y número",
    "“Failed to Provide”, “Unknown Address”":
      "«Failed to Provide» (no proporcionada), «Unknown Address» (dirección desconocida)",
    "Name and address of the taxpayer": "Nombre y dirección del contribuyente",
    "the only check of the address was whether the field held something like a zip code":
      "la única comprobación de la dirección era si el campo contenía algo parecido a un código postal",
    "less than 5% (nearly 5%, by one outlet)": "menos del 5% (casi 5%, según un medio)",
    "less than 5%": "menos del 5%",
    "{0}, in {1} of the disclosures": "{0}, en {1} de las divulgaciones",
    "8 U.S.C. 1253(a)(1)": "8 U.S.C. 1253(a)(1)",
    "IRS gives ICE last-known addresses of 47,289 people":
      "El IRS da a ICE las últimas direcciones conocidas de 47,289 personas",
    "about 42,695 the times that the IRS gave an address through TIN matching, against section 6103, without confirming that ICE had supplied the taxpayer’s address":
      "cerca de 42,695 las veces que el IRS dio una dirección mediante el cotejo de números de contribuyente, en contra de la sección 6103, sin confirmar que ICE hubiera proporcionado la dirección del contribuyente",
    "By a judge’s indicative opinion, the IRS checked name and number; about {0} times nothing confirmed that ICE had given the taxpayer’s address":
      "Según el dictamen indicativo de una jueza, el IRS comprobó nombre y número; cerca de {0} veces nada confirmó que ICE hubiera dado la dirección del contribuyente",
    "What section 6103(i)(2)(B) requires a request to give, and what is reported of the one the IRS filled. Not a copy of the form, which was not read":
      "Qué exige la sección 6103(i)(2)(B) en una solicitud y qué se informa de la que atendió el IRS. No es una copia del formulario: no se leyó",
    "What is reported": "Qué se informa",
    held: "contenido",
    note: "nota",
    Name: "Nombre",
    Address: "Dirección",
    "Statutory authority": "Autoridad legal",
    "Taxable period": "Período tributario",
    "Specific reasons of relevance": "Motivos específicos de relevancia",
    "What came back": "Qué se entregó",
    "The law asks: ": "La ley pide: ",
    "The judge, as reported: ": "La jueza, según lo informado: ",
    "By a commentary, ": "Según un comentario, ",
    "Potentially incomplete, the IRS said, in ": "Potencialmente incompleta, dijo el IRS, en ",
    "The judge put at ": "La jueza cifró en ",
    "what was given here was not seen": "no consta qué se dio aquí",
    "The request, the declaration and the opinion are known through reports. The judge’s opinion is indicative, with an appeal pending. The IRS counted only addresses that looked incomplete; the judge, every disclosure that rested on a match of numbers, without confirmation that ICE had given the taxpayer’s address.":
      "La solicitud, la declaración y el dictamen se conocen por informes. El dictamen de la jueza es indicativo, con una apelación pendiente. El IRS contó solo direcciones que parecían incompletas; la jueza, toda divulgación que se apoyó en un cotejo de números, sin confirmar que ICE hubiera dado la dirección del contribuyente.",

    "One model puts taxes paid at {0} in {1}; another puts the loss from the agreement at {2} to {3} over ten years":
      "Un modelo estima los impuestos pagados en {1} en {0}; otro estima la pérdida por el acuerdo entre {2} y {3} en diez años",
    "Three measures of three different things, each on its own scale. As published, the types of tax shown add up to {0} of {1}, the federal ones to {2} while the publisher’s federal total is {3}":
      "Tres medidas de tres cosas distintas, cada una en su propia escala. Tal como se publicaron, los tipos de impuesto dibujados suman {0} de {1}, y los federales {2}, mientras que el total federal de la fuente es {3}",
    "Taxes paid by undocumented immigrants (ITEP)": "Impuestos pagados por inmigrantes indocumentados (ITEP)",
    "Revenue lost through the agreement (Yale)": "Ingresos perdidos por el acuerdo (Yale)",
    "Returns with an ITIN (Taxpayer Advocate)": "Declaraciones con un ITIN (Defensor del Contribuyente)",
    "dollars, in a year; dollars, over ten years; returns": "dólares, en un año; dólares, en diez años; declaraciones",
    "Both dollar figures are models, of different taxes. The types do not add up to the total, as published. Returns are known for only 15 states; a return is not a person, and a person who files with an ITIN is not the same as an undocumented person.":
      "Ambas cifras en dólares son modelos, de impuestos distintos. Los tipos no suman el total, tal como se publicó. Las declaraciones se conocen solo de 15 estados; una declaración no es una persona, y una persona que declara con un ITIN no es lo mismo que una persona indocumentada.",
    "{0}. Loss: {1} to {2}, central {3}. Returns: {4}.": "{0}. Pérdida: de {1} a {2}, central {3}. Declaraciones: {4}.",
    "From {0} to {1}, {2} in the central case": "De {0} a {1}; {2} en el caso central",
    "{0} central": "{0} central",
    "Taxes paid in {0}, in billions": "Impuestos pagados en {0}, en miles de millones",
    "{0} in all, a model by ITEP; state includes local": "{0} en total, un modelo de ITEP; lo estatal incluye lo local",
    "Revenue lost 2026–2035, in billions": "Ingresos perdidos 2026–2035, en miles de millones",
    "through the agreement: a model by the Budget Lab at Yale": "por el acuerdo: un modelo del Budget Lab de Yale",
    "Returns with an ITIN, tax year {0}": "Declaraciones con un ITIN, año tributario {0}",
    "{0} in all; the {1} states published": "{0} en total; los {1} estados publicados",
    "Social Security": "Seguro Social",
    "federal income (net)": "ingresos, federal (neto)",
    "state sales, excise": "ventas y consumo, estatal",
    "state property": "propiedad, estatal",
    "other federal": "otros federales",
    "state income": "ingresos, estatal",
    Medicare: "Medicare",
    unemployment: "desempleo",
    total: "total",
    disclosed: "divulgadas",
    requested: "en la solicitud",
    "insufficient address": "dirección insuficiente",
    "violations found": "violaciones halladas",
    "eventual total": "total final",
    federal: "federal",
    "revenue loss / low": "pérdida de ingresos / baja",
    "revenue loss / central": "pérdida de ingresos / central",
    "revenue loss / high": "pérdida de ingresos / alta",
    "social security": "seguro social",
    "federal / income (net)": "federal / ingresos (neto)",
    "state and local / sales and excise": "estatal y local / ventas y consumo",
    "state and local / property": "estatal y local / propiedad",
    "federal / miscellaneous": "federal / varios",
    "state and local / personal and business income": "estatal y local / ingresos personales y de negocios",
    medicare: "Medicare",
    "unemployment insurance": "seguro de desempleo",

    "name and address": "nombre y dirección",
    "ICE’s address data was potentially incomplete or insufficient (“Failed to Provide”, “Unknown Address”), in less than 5% (nearly 5%, by one outlet)":
      "los datos de dirección de ICE eran potencialmente incompletos o insuficientes («Failed to Provide», «Unknown Address»), en menos del 5% (casi 5%, según un medio)",
    "“name and address of the taxpayer” not met": "«nombre y dirección del contribuyente»: no se cumplió",
    "officials personally and directly engaged": "funcionarios dedicados personal y directamente",
    "naming one assistant director as personally and directly engaged in all the matters":
      "nombra a un solo director adjunto como personal y directamente dedicado a todos los asuntos",
    "“personally and directly engaged” doubted, since ICE named one person for all 1.28 million investigations":
      "«dedicado personal y directamente», puesto en duda, ya que ICE nombró a una sola persona para los 1.28 millones de investigaciones",
    "the judge found neither “solely” for a non-tax criminal investigation nor “personally and directly engaged” met":
      "la jueza no halló cumplido ni «únicamente» para una investigación penal no tributaria ni «dedicado personal y directamente»",
    "specified non-tax criminal matter, solely for that use":
      "asunto penal no tributario especificado, únicamente para ese uso",
    "named people under criminal investigation": "personas nombradas que estén bajo investigación penal",
    "a use certification": "una certificación de uso",
    "The acting IRS chief counsel told ICE that its request for 7.3 million addresses had legal deficiencies, among them no assurance that each person was under criminal investigation":
      "El asesor jurídico principal interino del IRS dijo a ICE que su solicitud de 7.3 millones de direcciones tenía deficiencias legales, entre ellas ninguna garantía de que cada persona estuviera bajo investigación penal",
    "the data was not sought for any specific criminal investigation":
      "los datos no se pidieron para ninguna investigación penal específica",
    "taxable period": "período tributario",
    "taxable period or periods": "período o períodos tributarios",
    "Findings on taxable period, statute and specific reason were not seen":
      "No encontramos conclusiones sobre período tributario, ley y motivo específico",
    "statutory authority": "autoridad legal",
    "criminal statute": "ley penal",
    "the request that the IRS filled concerned this offense":
      "la solicitud que el IRS atendió se refería a este delito",
    "specific reasons of relevance": "motivos específicos de relevancia",
    "the specific reason for relevance": "el motivo específico de la relevancia",
    "on a written request of an agency head or of another official whom the law names":
      "ante una solicitud escrita del jefe de una agencia o de otro funcionario que la ley nombra",
    "lets the IRS give an address on a valid request without a court order":
      "permite que el IRS dé una dirección ante una solicitud válida sin orden judicial",
    "Preliminary injunction denied": "Se deniega la medida cautelar preliminar",
    "Section 705 stay and preliminary injunction granted":
      "Se conceden la suspensión conforme a la sección 705 y la medida cautelar preliminar",
    "Preliminary injunction granted": "Se concede la medida cautelar preliminar",
    "Appeal from the denial of a preliminary injunction: affirmed":
      "Apelación de la denegación de una medida cautelar preliminar: se confirma",
    "Indicative opinion, with an appeal pending: nothing ordered":
      "Dictamen indicativo, con una apelación pendiente: no ordena nada",
    "Concludes, on a motion for preliminary relief, that the memorandum tracks section 6103(i)(2) and that disclosure on compliant requests for criminal matters is mandatory":
      "Concluye, ante una moción de medidas preliminares, que el memorando sigue la sección 6103(i)(2) y que la divulgación ante solicitudes conformes para asuntos penales es obligatoria",
    "found the August disclosure unlawful “because it violated several provisions” of section 6103(i)(2): a finding on likely success":
      "halló ilegal la divulgación de agosto «porque violó varias disposiciones» de la sección 6103(i)(2): una conclusión sobre la probabilidad de éxito",
    "Decides only whether, on a sparse record, the clear showing for preliminary relief was made, and holds that it was not: section 6103(i)(2) lets the IRS give an address on a valid request without a court order":
      "Decide solo si, con un expediente escaso, se hizo la demostración clara que exigen las medidas preliminares, y resuelve que no: la sección 6103(i)(2) permite que el IRS dé una dirección ante una solicitud válida sin orden judicial",
    "the IRS “violated” section 6103 “approximately 42,695 times”, elsewhere quoted as “likely committed several violations”":
      "el IRS «violó» la sección 6103 «aproximadamente 42,695 veces», en otra parte citado como «probablemente cometió varias violaciones»",
    "memorandum is a non-binding policy statement and not final agency action":
      "el memorando es una declaración de política no vinculante y no una acción definitiva de la agencia",
    "later conduct not decided": "no se decide sobre la conducta posterior",
    "not seen": "no consta",
    reported: "informado",
    "reported, with a defect": "informado, con un defecto",
    "law read, nothing decided": "se leyó la ley, no se decidió nada",
    "found not met": "se halló que no se cumplió",
    "not met": "no se cumplió",
    doubted: "se puso en duda",
    "indicative opinion": "dictamen indicativo",
    "on preliminary relief": "en medidas preliminares",
    Holding: "Resolución",
    "Finding on likelihood": "Conclusión sobre la probabilidad",
    "Finding on preliminary relief, as reported": "Conclusión en medidas preliminares, según lo informado",
    Indicative: "Indicativo",
    "no finding seen": "sin conclusión conocida",
    memo: "memo",
    memorandum: "memorando",
    requests: "solicitudes",
    courts: "fallos",
    "As reported, judges found at an early stage that {0} of the {1} things the law asks were not met; we saw no finding on the others":
      "Según lo informado, las juezas hallaron en una etapa inicial que no se cumplían {0} de las {1} cosas que pide la ley; sobre las demás no encontramos ninguna conclusión",
    "The statute asks": "La ley pide",
    "The memorandum, as reported": "El memorando, según lo informado",
    "The requests, as reported": "Las solicitudes, según lo informado",
    "The courts, as reported": "Los tribunales, según lo informado",
    "What 26 U.S.C. 6103(i)(2) asks of a request for addresses, element by element, in the record’s own words":
      "Qué pide 26 U.S.C. 6103(i)(2) de una solicitud de direcciones, elemento por elemento, con las palabras del propio registro",
    "Opinions, memorandum and declaration are known through reports of them. The findings are preliminary or indicative. The stay and the preliminary injunction of Nov. 21, 2025, in Washington were appealed; no appeal of the Massachusetts orders to the First Circuit was found; one trade report puts one in the D.C. Circuit, which cannot hear it. Another judge concluded in May 2025, on preliminary relief, that the memorandum does not breach the tax code; her refusal of an injunction was affirmed.":
      "Las opiniones, el memorando y la declaración se conocen por informes sobre ellos. Las conclusiones son preliminares o indicativas. La suspensión y la medida cautelar preliminar del 21 de noviembre de 2025, en Washington, fueron apeladas; no se encontró ninguna apelación de las órdenes de Massachusetts ante el Primer Circuito; un informe especializado sitúa una en el Circuito de D.C., que no puede conocer de ella. Otra jueza concluyó en mayo de 2025, sobre una medida preliminar, que el memorando no infringe el código tributario; su denegación de una medida cautelar fue confirmada.",

    "By the IRS’s account, the addresses were sent {0} days after the memorandum was signed; a court forbade it {1} days later, except as the statute allows":
      "Según el IRS, las direcciones se enviaron {0} días después de la firma del memorando; un tribunal lo prohibió {1} días más tarde, salvo lo que permite la ley",
    "The turning points on a scale of days; circles are what agencies did, squares what courts did; brackets count days. Each links to the full chronology":
      "Los momentos decisivos en una escala de días; los círculos son lo que hicieron las agencias, los cuadrados lo que hicieron los tribunales; los corchetes cuentan días. Cada uno lleva a la cronología completa",
    "What happened": "Qué pasó",
    "Who acted": "Quién actuó",
    "Days from the transfer": "Días desde la transferencia",
    "1 unverified lead": "1 pista sin verificar",
    "{0} unverified leads": "{0} pistas sin verificar",
    "Chosen from {0} events and {1} of the full chronology. Days are counted only where the day is known; a bar shows the span that an uncertain date allows. The days of ICE’s requests of June 2025 come from one digest of a news report on a court’s order.":
      "Elegidos entre {0} hechos y {1} de la cronología completa. Los días se cuentan solo cuando se conoce el día; una barra muestra el intervalo que permite una fecha incierta. Los días de las solicitudes de ICE de junio de 2025 vienen de un solo resumen de una noticia sobre la orden de un tribunal.",

    "Up to {number} were discussed, as reported, {day}":
      "Se habló, según lo informado, de hasta {number} de personas, {day}",
    "About {number} on ICE’s list, {day}": "Cerca de {number} de personas en la lista de ICE, {day}",
    "{number} whose addresses were sent, by the IRS’s account, {day}":
      "{number} personas cuyas direcciones se enviaron, según el IRS, {day}",
    "Areas are in proportion.": "Las áreas son proporcionales.",
    "Areas within a picture are in proportion.": "Dentro de cada imagen, las áreas son proporcionales.",
    "Areas enlarged {0} times.": "Áreas ampliadas {0} veces.",
    "A full block is {0} people": "Un bloque entero son {0} personas",
    "Each dot is a person.": "Cada punto es una persona.",
    "Enlarged, on a scale of its own": "Ampliado, a una escala propia"
  }
};

export default spanish;
