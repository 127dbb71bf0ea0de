import { isoDay, weekdayOf } from '../time/calendar-day.ts';
import type { ResidentMessages } from './messages.ts';
import { noticeEn } from './notice/en.ts';

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const;
const MONTHS = [
  ...['January', 'February', 'March', 'April', 'May', 'June'],
  ...['July', 'August', 'September', 'October', 'November', 'December'],
] as const;

function date(day: number): string {
  const [year = '', month = '', number = ''] = isoDay(day).split('-');
  return `${WEEKDAYS[weekdayOf(day)] ?? ''} ${Number(number)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}

/** English, the language in which the catalogue is written first. */
export const en: ResidentMessages = {
  code: 'en',
  name: 'English',
  original: true,
  // Nobody outside the project has read it yet: a landlord does, before the first letter goes out.
  checkedOn: null,
  date,
  by: ({ day, time }) => (time === null ? `by ${date(day)}` : `by ${time} on ${date(day)}`),
  list: (parts) =>
    parts.length < 2 ? (parts[0] ?? '') : `${parts.slice(0, -1).join(', ')} and ${parts.at(-1) ?? ''}`,
  title: 'What we found in your home',
  visited: (day, address) => `We looked at your home, ${address}, on ${day}.`,
  headings: {
    found: 'What we found',
    next: 'What we will do, and when',
    safe: 'How to keep safe until then',
    stay: 'Somewhere else to stay',
    more: 'More from the visit',
    contact: 'How to reach us',
    complain: 'If you are not happy',
  },
  hazards: {
    'damp-and-mould': 'damp and mould',
    'excess-cold': 'cold that the heating cannot keep out',
    'excess-heat': 'too much heat',
    'asbestos-and-mmf': 'asbestos or loose mineral fibres',
    biocides: 'chemicals used against pests or mould',
    'carbon-monoxide': 'fumes from burning fuel',
    lead: 'lead',
    radiation: 'radiation',
    'uncombusted-fuel-gas': 'gas escaping',
    'volatile-organic-compounds': 'fumes from materials',
    'crowding-and-space': 'too little space',
    'entry-by-intruders': 'doors or windows that do not keep intruders out',
    lighting: 'too little light',
    noise: 'noise',
    'domestic-hygiene-pests-and-refuse': 'pests or waste',
    'food-safety': 'a kitchen where food cannot be kept or made safely',
    'personal-hygiene-sanitation-and-drainage': 'a fault with washing, toilets or drains',
    'water-supply': 'a fault with the water supply',
    'falls-in-baths': 'a risk of falling in the bath or shower',
    'falls-on-level-surfaces': 'a risk of falling on the floor or paths',
    'falls-on-stairs': 'a risk of falling on stairs or steps',
    'falls-between-levels': 'a risk of falling from a window or balcony',
    electrical: 'unsafe electrics',
    fire: 'a risk of fire',
    'flames-and-hot-surfaces': 'a risk of burns',
    'collision-and-entrapment': 'a risk of being hit or trapped',
    explosions: 'a risk of explosion',
    'position-and-operability-of-amenities': 'things that are hard to reach or use',
    'structural-collapse': 'parts of the building that could fall',
    'falls-on-the-level': 'a risk of falling on the floor',
    'fire-and-explosions': 'a risk of fire or explosion',
    'collisions-entrapment-and-ergonomics': 'a risk of being hit or trapped',
    'indoor-air-pollutants': 'harmful fumes indoors',
    'domestic-hygiene': 'a fault that makes cleaning hard',
    'lighting-and-obstructed-views': 'too little light',
  },
  rooms: {
    bedroom: 'bedroom',
    'living-room': 'living room',
    kitchen: 'kitchen',
    bathroom: 'bathroom',
    'shower-room': 'shower room',
    wc: 'toilet',
    hall: 'hall',
    landing: 'landing',
    stairs: 'stairs',
    cupboard: 'cupboard',
    utility: 'utility room',
    loft: 'loft',
    'dining-room': 'dining room',
    'box-room': 'box room',
    porch: 'porch',
    basement: 'basement',
    balcony: 'balcony',
    'shared-entrance': 'shared entrance',
    'shared-stairs': 'shared stairs',
    corridor: 'corridor',
    'roof-space': 'shared roof space',
    'plant-room': 'plant room',
    'bin-store': 'bin store',
    outside: 'outside',
    'shared-part': 'shared part of the building',
  },
  emergency: (hazard) => `We found ${hazard}. This is an emergency hazard: it could cause serious harm soon.`,
  significant: (hazard) =>
    `We found ${hazard}. This is a significant hazard: it could harm someone, and we must act quickly.`,
  neither: (hazard) => `We looked for ${hazard}. What we found is not an emergency or a significant hazard.`,
  cannotTell: (hazard) =>
    `We looked for ${hazard} and cannot tell yet how serious it is. We will look again.`,
  where: (rooms) => `Where: ${rooms}.`,
  cause: {
    condensation: 'The cause is water from the air settling on a cold surface of the building.',
    penetrating: 'The cause is rain coming in.',
    'penetrating-roof': 'The cause is rain coming through the roof.',
    'penetrating-wall': 'The cause is rain coming through the wall.',
    'penetrating-window': 'The cause is rain coming in at a window.',
    'gutter-or-downpipe': 'The cause is a faulty gutter or downpipe.',
    rising: 'The cause is water rising from the ground.',
    leak: 'The cause is a leak.',
    'plumbing-leak': 'The cause is a leak from a pipe or waste.',
    'leak-from-above': 'The cause is water coming from above.',
    'construction-moisture': 'The cause is building work that is still drying out.',
    flood: 'The cause is a flood.',
    'not-known-yet': 'We do not know the cause yet. We will go on looking for it.',
  },
  because: (reasons) => `Why we decided this: ${reasons}.`,
  reasons: {
    'mould-where-people-sleep': 'there is mould where people sleep',
    widespread: 'it is in many places',
    'structural-damp': 'the damp is in the building itself',
    'risk-of-collapse': 'something could fall',
    'risk-of-shock': 'there is a risk of electric shock',
    'risk-of-fire': 'there is a risk of fire',
    'no-heating': 'there is no heating',
    'came-back': 'it has come back',
    'extract-not-working': 'damp air is not drawn out',
    'water-coming-in': 'water is coming in',
    'gas-or-fumes': 'there may be gas or fumes',
    'surface-only': 'it is on the surface only',
    'dry-now': 'it is dry now',
    'nothing-found': 'we found nothing that could harm you',
  },
  makeSafe: (begin, finish) =>
    begin === finish
      ? `We will make your home safe. We plan to begin it and to finish it ${finish}.`
      : `We will make your home safe. We plan to begin ${begin} and to finish ${finish}.`,
  lastingWork: (begin, finish) =>
    `We will do work to stop it coming back. We plan to begin it ${begin} and to finish it ${finish}.`,
  works: (works) => `The work: ${works}.`,
  remedies: {
    mend: 'mend what is broken',
    replace: 'replace what cannot be mended',
    clear: 'clear what is blocked',
    reseal: 'seal it again',
    insulate: 'add insulation',
    'clean-and-treat-mould': 'clean off the mould and treat the surface',
    'hack-off-and-replaster': 'take off the wet plaster and put on new',
    'fit-extractor-fan': 'fit an extractor fan',
    'make-safe': 'make it safe',
    dry: 'dry it out',
    'look-further': 'look further into it',
  },
  datesMayMove: 'These are target dates. If one has to move, we will tell you before it, and say why.',
  nothingNeeded: (hazard) => `No work is needed for ${hazard} now.`,
  nextLook: (day, who) => `We plan to look again ${day}: ${who}.`,
  nextLookers: {
    me: 'the same surveyor',
    colleague: 'another surveyor',
    specialist: 'a specialist',
  },
  keepSafe: {
    damp: [
      'Keep beds and cots away from the damp wall if you can.',
      'Do not scrape or brush dry mould: it spreads in the air. We will clean it.',
      'Ring us at once if it spreads, or if anyone’s breathing gets worse. If someone is very unwell, ring 999.',
    ],
    cold: ['Stay in the warmest room. Ring us at once if you cannot keep it warm.'],
    gas: [
      'If you smell gas, or an alarm sounds: open doors and windows, use no switches or flames, go outside, and ring 0800 111 999.',
      'Do not use the appliance until we tell you that it is safe.',
    ],
    electrical: [
      'Do not touch or use it. If there is smoke, sparks or shock, ring 999 from a safe place.',
      'If you can do it safely, switch off that circuit at the fuse box.',
    ],
    fire: ['Keep ways out clear. If there is a fire, get out, stay out and ring 999.'],
    structure: ['Keep out of that part of the home, and keep others out of it.'],
    falls: ['Take care there. Keep it lit and clear, and use another way if there is one.'],
    other: ['Ring us at once if it gets worse.'],
  },
  stay: {
    waiting:
      'We have offered you somewhere else to stay, at our cost, until your home is safe. Tell us your answer.',
    accepted: 'You have accepted somewhere else to stay, at our cost, until your home is safe.',
    refused:
      'We offered you somewhere else to stay, at our cost, and you would rather stay. You can change your mind: ring us.',
    'not-offered':
      'We thought about somewhere else for you to stay and have not offered it for now. If your home cannot be made safe in time, we will.',
    'at-risk':
      'If your home cannot be made safe in time, we must offer you somewhere else to stay, at our cost, until it is.',
  },
  ring: (number) => `Ring us on ${number}.`,
  ringAfterHours: (number) => `In the evening, at night and at weekends ring ${number}.`,
  ringUnknown: 'Ring us on the number on your tenancy papers.',
  tellUs:
    'Tell us if anything in this letter is wrong, or if you would like it read to you or in another form.',
  complain: 'You can complain to us at any time, in any way that suits you. It will not slow the work.',
  ombudsman: (number, site) =>
    `If you are not happy with our answer, the Housing Ombudsman can help, free: ${number}, ${site}.`,
  advice: 'Citizens Advice and Shelter give free advice about your rights.',
  notice: noticeEn,
};
