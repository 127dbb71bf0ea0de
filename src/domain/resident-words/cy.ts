import { isoDay, weekdayOf } from '../time/calendar-day.ts';
import type { ResidentMessages } from './messages.ts';
import { noticeCy } from './notice/cy.ts';

const WEEKDAYS = [
  ...['dydd Sul', 'dydd Llun', 'dydd Mawrth', 'dydd Mercher'],
  ...['dydd Iau', 'dydd Gwener', 'dydd Sadwrn'],
] as const;
const MONTHS = [
  ...['Ionawr', 'Chwefror', 'Mawrth', 'Ebrill', 'Mai', 'Mehefin'],
  ...['Gorffennaf', 'Awst', 'Medi', 'Hydref', 'Tachwedd', 'Rhagfyr'],
] as const;

function date(day: number): string {
  const [year = '', month = '', number = ''] = isoDay(day).split('-');
  return `${WEEKDAYS[weekdayOf(day)] ?? ''} ${Number(number)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

const VOWEL = /^[aeiouwyâêîôûŵŷ]/i;

/** Welsh. No speaker has read it yet (`checkedOn`), so it is not offered: docs/decisions/0060-resident-words.md. */
export const cy: ResidentMessages = {
  code: 'cy',
  name: 'Cymraeg',
  original: false,
  checkedOn: null,
  date,
  by: ({ day, time }) => (time === null ? `erbyn ${date(day)}` : `erbyn ${time} ar ${date(day)}`),
  list: (parts) => {
    const last = parts.at(-1) ?? '';
    if (parts.length < 2) return last;
    return `${parts.slice(0, -1).join(', ')} ${VOWEL.test(last) ? 'ac' : 'a'} ${last}`;
  },
  title: 'Yr hyn a welsom yn eich cartref',
  visited: (day, address) => `Fe wnaethom edrych ar eich cartref, ${address}, ar ${day}.`,
  headings: {
    found: 'Yr hyn a welsom',
    next: 'Yr hyn a wnawn, a phryd',
    safe: 'Sut i gadw’n ddiogel tan hynny',
    stay: 'Rhywle arall i aros',
    more: 'Rhagor o’r ymweliad',
    contact: 'Sut i gysylltu â ni',
    complain: 'Os nad ydych yn fodlon',
  },
  hazards: {
    'damp-and-mould': 'lleithder a llwydni',
    'excess-cold': 'oerfel na all y gwres ei gadw allan',
    'excess-heat': 'gormod o wres',
    'asbestos-and-mmf': 'asbestos neu ffibrau mwynol rhydd',
    biocides: 'cemegion yn erbyn plâu neu lwydni',
    'carbon-monoxide': 'mygdarth o losgi tanwydd',
    lead: 'plwm',
    radiation: 'ymbelydredd',
    'uncombusted-fuel-gas': 'nwy yn dianc',
    'volatile-organic-compounds': 'mygdarth o ddeunyddiau',
    'crowding-and-space': 'rhy ychydig o le',
    'entry-by-intruders': 'drysau neu ffenestri nad ydynt yn cadw tresmaswyr allan',
    lighting: 'rhy ychydig o olau',
    noise: 'sŵn',
    'domestic-hygiene-pests-and-refuse': 'plâu neu wastraff',
    'food-safety': 'cegin lle na ellir cadw na pharatoi bwyd yn ddiogel',
    'personal-hygiene-sanitation-and-drainage': 'nam ar ymolchi, toiledau neu ddraeniau',
    'water-supply': 'nam ar y cyflenwad dŵr',
    'falls-in-baths': 'perygl o gwympo yn y bath neu’r gawod',
    'falls-on-level-surfaces': 'perygl o gwympo ar y llawr neu’r llwybrau',
    'falls-on-stairs': 'perygl o gwympo ar risiau',
    'falls-between-levels': 'perygl o gwympo o ffenestr neu falconi',
    electrical: 'trydan anniogel',
    fire: 'perygl o dân',
    'flames-and-hot-surfaces': 'perygl o losgiadau',
    'collision-and-entrapment': 'perygl o gael eich taro neu’ch dal',
    explosions: 'perygl o ffrwydrad',
    'position-and-operability-of-amenities': 'pethau sy’n anodd eu cyrraedd neu eu defnyddio',
    'structural-collapse': 'rhannau o’r adeilad a allai gwympo',
    'falls-on-the-level': 'perygl o gwympo ar y llawr',
    'fire-and-explosions': 'perygl o dân neu ffrwydrad',
    'collisions-entrapment-and-ergonomics': 'perygl o gael eich taro neu’ch dal',
    'indoor-air-pollutants': 'mygdarth niweidiol dan do',
    'domestic-hygiene': 'nam sy’n gwneud glanhau’n anodd',
    'lighting-and-obstructed-views': 'rhy ychydig o olau',
  },
  rooms: {
    bedroom: 'ystafell wely',
    'living-room': 'ystafell fyw',
    kitchen: 'cegin',
    bathroom: 'ystafell ymolchi',
    'shower-room': 'ystafell gawod',
    wc: 'toiled',
    hall: 'cyntedd',
    landing: 'pen y grisiau',
    stairs: 'grisiau',
    cupboard: 'cwpwrdd',
    utility: 'ystafell amlbwrpas',
    loft: 'atig',
    'dining-room': 'ystafell fwyta',
    'box-room': 'ystafell focs',
    porch: 'cyntedd allanol',
    basement: 'islawr',
    balcony: 'balconi',
    'shared-entrance': 'mynedfa a rennir',
    'shared-stairs': 'grisiau a rennir',
    corridor: 'coridor',
    'roof-space': 'gofod to a rennir',
    'plant-room': 'ystafell beiriannau',
    'bin-store': 'storfa finiau',
    outside: 'y tu allan',
    'shared-part': 'rhan o’r adeilad a rennir',
  },
  emergency: (hazard) => `Fe welsom ${hazard}. Mae hwn yn berygl brys: gallai achosi niwed difrifol yn fuan.`,
  significant: (hazard) =>
    `Fe welsom ${hazard}. Mae hwn yn berygl sylweddol: gallai niweidio rhywun, a rhaid i ni weithredu’n gyflym.`,
  neither: (hazard) =>
    `Fe wnaethom chwilio am ${hazard}. Nid yw’r hyn a welsom yn berygl brys nac yn berygl sylweddol.`,
  cannotTell: (hazard) =>
    `Fe wnaethom chwilio am ${hazard} ac ni allwn ddweud eto pa mor ddifrifol ydyw. Byddwn yn edrych eto.`,
  where: (rooms) => `Ble: ${rooms}.`,
  cause: {
    condensation: 'Yr achos yw dŵr o’r aer yn setlo ar wyneb oer yn yr adeilad.',
    penetrating: 'Yr achos yw glaw yn dod i mewn.',
    'penetrating-roof': 'Yr achos yw glaw yn dod drwy’r to.',
    'penetrating-wall': 'Yr achos yw glaw yn dod drwy’r wal.',
    'penetrating-window': 'Yr achos yw glaw yn dod i mewn wrth ffenestr.',
    'gutter-or-downpipe': 'Yr achos yw lander neu beipen law ddiffygiol.',
    rising: 'Yr achos yw dŵr yn codi o’r ddaear.',
    leak: 'Yr achos yw gollyngiad.',
    'plumbing-leak': 'Yr achos yw gollyngiad o bibell.',
    'leak-from-above': 'Yr achos yw dŵr yn dod oddi uchod.',
    'construction-moisture': 'Yr achos yw gwaith adeiladu sy’n dal i sychu.',
    flood: 'Yr achos yw llifogydd.',
    'not-known-yet': 'Nid ydym yn gwybod yr achos eto. Byddwn yn dal i chwilio amdano.',
  },
  because: (reasons) => `Pam y gwnaethom benderfynu hyn: ${reasons}.`,
  reasons: {
    'mould-where-people-sleep': 'mae llwydni lle mae pobl yn cysgu',
    widespread: 'mae mewn llawer o leoedd',
    'structural-damp': 'mae’r lleithder yn yr adeilad ei hun',
    'risk-of-collapse': 'gallai rhywbeth gwympo',
    'risk-of-shock': 'mae perygl o sioc drydan',
    'risk-of-fire': 'mae perygl o dân',
    'no-heating': 'nid oes gwres',
    'came-back': 'mae wedi dod yn ôl',
    'extract-not-working': 'nid yw aer llaith yn cael ei dynnu allan',
    'water-coming-in': 'mae dŵr yn dod i mewn',
    'gas-or-fumes': 'efallai fod nwy neu fygdarth',
    'surface-only': 'mae ar yr wyneb yn unig',
    'dry-now': 'mae’n sych nawr',
    'nothing-found': 'ni welsom ddim a allai eich niweidio',
  },
  makeSafe: (begin, finish) =>
    begin === finish
      ? `Byddwn yn gwneud eich cartref yn ddiogel. Rydym yn bwriadu dechrau a gorffen ${finish}.`
      : `Byddwn yn gwneud eich cartref yn ddiogel. Rydym yn bwriadu dechrau ${begin} a gorffen ${finish}.`,
  lastingWork: (begin, finish) =>
    `Byddwn yn gwneud gwaith i’w atal rhag dod yn ôl. Rydym yn bwriadu dechrau ${begin} a gorffen ${finish}.`,
  works: (works) => `Y gwaith: ${works}.`,
  remedies: {
    mend: 'trwsio’r hyn sydd wedi torri',
    replace: 'amnewid yr hyn na ellir ei drwsio',
    clear: 'clirio’r hyn sydd wedi’i rwystro',
    reseal: 'ei selio eto',
    insulate: 'ychwanegu inswleiddio',
    'clean-and-treat-mould': 'glanhau’r llwydni a thrin yr wyneb',
    'hack-off-and-replaster': 'tynnu’r plastr gwlyb a rhoi plastr newydd',
    'fit-extractor-fan': 'gosod gwyntyll echdynnu',
    'make-safe': 'ei wneud yn ddiogel',
    dry: 'ei sychu',
    'look-further': 'edrych ymhellach arno',
  },
  datesMayMove:
    'Dyddiadau targed yw’r rhain. Os bydd rhaid newid un, byddwn yn dweud wrthych cyn hynny, ac yn dweud pam.',
  nothingNeeded: (hazard) => `Nid oes angen gwaith nawr ar gyfer: ${hazard}.`,
  nextLook: (day, who) => `Rydym yn bwriadu edrych eto ${day}: ${who}.`,
  nextLookers: {
    me: 'yr un syrfëwr',
    colleague: 'syrfëwr arall',
    specialist: 'arbenigwr',
  },
  keepSafe: {
    damp: [
      'Cadwch welyau a chotiau i ffwrdd o’r wal laith os gallwch.',
      'Peidiwch â chrafu na brwsio llwydni sych: mae’n lledaenu yn yr aer. Byddwn ni’n ei lanhau.',
      'Ffoniwch ni ar unwaith os yw’n lledaenu, neu os yw anadlu unrhyw un yn gwaethygu. Os yw rhywun yn sâl iawn, ffoniwch 999.',
    ],
    cold: ['Arhoswch yn yr ystafell gynhesaf. Ffoniwch ni ar unwaith os na allwch ei chadw’n gynnes.'],
    gas: [
      'Os ydych yn arogli nwy, neu os yw larwm yn canu: agorwch ddrysau a ffenestri, peidiwch â defnyddio switshis na fflamau, ewch allan, a ffoniwch 0800 111 999.',
      'Peidiwch â defnyddio’r teclyn nes i ni ddweud ei fod yn ddiogel.',
    ],
    electrical: [
      'Peidiwch â’i gyffwrdd na’i ddefnyddio. Os oes mwg, gwreichion neu sioc, ffoniwch 999 o le diogel.',
      'Os gallwch wneud hynny’n ddiogel, diffoddwch y gylched honno wrth y blwch ffiwsiau.',
    ],
    fire: ['Cadwch y ffyrdd allan yn glir. Os oes tân, ewch allan, arhoswch allan a ffoniwch 999.'],
    structure: ['Cadwch allan o’r rhan honno o’r cartref, a chadwch eraill allan ohoni.'],
    falls: ['Cymerwch ofal yno. Cadwch y lle’n olau ac yn glir, a defnyddiwch ffordd arall os oes un.'],
    other: ['Ffoniwch ni ar unwaith os yw’n gwaethygu.'],
  },
  stay: {
    waiting:
      'Rydym wedi cynnig rhywle arall i chi aros, ar ein cost ni, nes bod eich cartref yn ddiogel. Rhowch wybod i ni beth yw eich ateb.',
    accepted: 'Rydych wedi derbyn rhywle arall i aros, ar ein cost ni, nes bod eich cartref yn ddiogel.',
    refused:
      'Fe wnaethom gynnig rhywle arall i chi aros, ar ein cost ni, ac mae’n well gennych aros. Gallwch newid eich meddwl: ffoniwch ni.',
    'not-offered':
      'Fe wnaethom ystyried rhywle arall i chi aros ac nid ydym wedi’i gynnig am y tro. Os na ellir gwneud eich cartref yn ddiogel mewn pryd, byddwn yn gwneud hynny.',
    'at-risk':
      'Os na ellir gwneud eich cartref yn ddiogel mewn pryd, rhaid i ni gynnig rhywle arall i chi aros, ar ein cost ni, nes ei fod.',
  },
  ring: (number) => `Ffoniwch ni ar ${number}.`,
  ringAfterHours: (number) => `Gyda’r nos, yn ystod y nos ac ar benwythnosau ffoniwch ${number}.`,
  ringUnknown: 'Ffoniwch ni ar y rhif sydd ar eich papurau tenantiaeth.',
  tellUs:
    'Dywedwch wrthym os oes unrhyw beth yn y llythyr hwn yn anghywir, neu os hoffech iddo gael ei ddarllen i chi neu ei gael mewn ffurf arall.',
  complain:
    'Gallwch gwyno i ni unrhyw bryd, mewn unrhyw ffordd sy’n gyfleus i chi. Ni fydd yn arafu’r gwaith.',
  ombudsman: (number, site) =>
    `Os nad ydych yn fodlon ar ein hateb, gall yr Housing Ombudsman helpu, am ddim: ${number}, ${site}.`,
  advice: 'Mae Cyngor ar Bopeth a Shelter yn rhoi cyngor am ddim am eich hawliau.',
  notice: noticeCy,
};
