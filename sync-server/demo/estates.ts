import type { OpaqueId } from '#domain/ids.ts';
import type { property } from '#domain/records/property.ts';
import type { RecordOf } from '#domain/records/define-record.ts';
import { chanceFor } from './chance.ts';

type PropertyBody = RecordOf<typeof property>['body'];

/** A home of the demo landlord. `index` counts from 0 and determines everything else. */
export interface DemoHome {
  readonly index: number;
  readonly id: OpaqueId;
  readonly body: PropertyBody;
}

interface Street {
  readonly name: string;
  /** House numbers, or for a block how many flats there are and how many lie on each storey. */
  readonly numbers: readonly number[];
  readonly flatsAStorey?: number;
  readonly homeType: PropertyBody['homeType'];
  readonly builtIn: PropertyBody['builtIn'];
  readonly construction: PropertyBody['construction'];
  readonly bedrooms: readonly number[];
  readonly asbestosPresent: boolean;
}

const upTo = (count: number) => Array.from({ length: count }, (_, at) => at + 1);

/** One estate: 60 homes. A landlord with more has more estates like it, under other names. */
const STREETS: readonly Street[] = [
  {
    name: 'Plover Row',
    numbers: upTo(8),
    homeType: 'house',
    builtIn: '1919-1944',
    construction: 'solid-brick',
    bedrooms: [2, 3],
    asbestosPresent: false,
  },
  {
    name: 'Larkspur House',
    numbers: upTo(21),
    flatsAStorey: 7,
    homeType: 'flat',
    builtIn: '1965-1980',
    construction: 'concrete',
    bedrooms: [2, 2, 1],
    asbestosPresent: true,
  },
  {
    name: 'Tern Street',
    numbers: [27, 29, 31, 33, 35, 37],
    homeType: 'house',
    builtIn: 'before-1919',
    construction: 'solid-brick',
    bedrooms: [2, 3],
    asbestosPresent: false,
  },
  {
    name: 'Kestrel Point',
    numbers: upTo(9),
    flatsAStorey: 3,
    homeType: 'flat',
    builtIn: '1981-2002',
    construction: 'cavity-filled',
    bedrooms: [1, 2],
    asbestosPresent: false,
  },
  {
    name: 'Heron Close',
    numbers: [4, 5, 6, 7, 8, 9],
    homeType: 'bungalow',
    builtIn: '1965-1980',
    construction: 'cavity-empty',
    bedrooms: [1, 2],
    asbestosPresent: true,
  },
  {
    name: 'Dunlin Walk',
    numbers: upTo(5),
    homeType: 'maisonette',
    builtIn: '1945-1964',
    construction: 'cavity-empty',
    bedrooms: [2, 3],
    asbestosPresent: true,
  },
  {
    name: 'Avocet Road',
    numbers: [36, 38, 40, 42, 44],
    homeType: 'house',
    builtIn: 'after-2002',
    construction: 'timber',
    bedrooms: [3, 4],
    asbestosPresent: false,
  },
];

/** How many homes an estate has. */
export const HOMES_AN_ESTATE = STREETS.reduce((homes, street) => homes + street.numbers.length, 0);

/** The home of this index. Two homes of a block lie one above the other when their numbers differ by a storey. */
export function demoHome(seed: string, index: number): DemoHome {
  const estate = Math.floor(index / HOMES_AN_ESTATE);
  const { street, streetAt, at } = place(index % HOMES_AN_ESTATE);
  const chance = chanceFor(seed, 'home', index);
  const number = street.numbers[at] ?? 0;
  const name = estate === 0 ? street.name : `${street.name}, ${village(estate)}`;
  const perStorey = street.flatsAStorey;
  const above = perStorey !== undefined && at + perStorey < street.numbers.length ? index + perStorey : null;
  return {
    index,
    id: homeId(seed, index),
    body: {
      line: perStorey === undefined ? `${number} ${name}` : `Flat ${number}, ${name}`,
      postcode: postcodeOf(estate * STREETS.length + streetAt),
      uprn: `9999${String(index + 1).padStart(8, '0')}`,
      homeType: street.homeType,
      builtIn: street.builtIn,
      construction: street.construction,
      bedrooms: chance.pick(street.bedrooms),
      ...(perStorey === undefined ? {} : { storey: Math.floor(at / perStorey) }),
      ...(perStorey === undefined ? {} : { block: chanceFor(seed, 'block', estate, streetAt).id() }),
      ...(above === null ? {} : { above: homeId(seed, above) }),
      asbestosPresent: street.asbestosPresent,
    },
  };
}

/** The id of a home, without making the home. */
function homeId(seed: string, index: number): OpaqueId {
  return chanceFor(seed, 'home id', index).id();
}

const BEGINNINGS =
  'Alder Amber Bracken Briar Cinder Clover Copper Dapple Elder Ember Fallow Fern Flint Gorse Hazel Heather Hollow Ivy Juniper Kelp Larch Linden Marl Misty Moss Nettle Oaken Otter Pebble Quarry Reed Rowan Saffron Sedge Silver Sorrel Stone Tansy Teal Thistle Umber Willow'.split(
    ' ',
  );
const ENDINGS =
  'bank bourne brook burn by combe cote croft dale dene don down edge end fell field firth ford garth gate green ham haven heath hill holt hurst lea ley mead mere moor ness over ridge shaw stead stow thorpe wick worth'.split(
    ' ',
  );

/** Where an estate beyond the first lies: no two share a name. */
function village(estate: number): string {
  const ending = ENDINGS[Math.floor(estate / BEGINNINGS.length) % ENDINGS.length] ?? '';
  return `${BEGINNINGS[estate % BEGINNINGS.length] ?? ''}${ending}`;
}

function place(within: number): { street: Street; streetAt: number; at: number } {
  let at = within;
  for (const [streetAt, street] of STREETS.entries()) {
    if (at < street.numbers.length) return { street, streetAt, at };
    at -= street.numbers.length;
  }
  throw new RangeError('An estate has no such home.');
}

// The letters that the last two places of a postcode use. ZZ is no postcode area: nothing is ever delivered there.
const LETTERS = 'ABDEFGHJLNPQRSTUWXYZ';

function postcodeOf(street: number): string {
  const last = street % LETTERS.length;
  const first = Math.floor(street / LETTERS.length) % LETTERS.length;
  const sector = (Math.floor(street / LETTERS.length ** 2) % 9) + 1;
  const district = Math.floor(street / (9 * LETTERS.length ** 2)) + 1;
  return `ZZ${district} ${sector}${LETTERS.charAt(first)}${LETTERS.charAt(last)}`;
}
