import type { Chance } from './chance.ts';

// Given names that people of many origins bear; surnames out of hedge and marsh, so that nobody is meant.
const GIVEN =
  'Adaeze Agnieszka Aisha Alun Amina Anil Arthur Bethan Bilal Carmen Chidi Daisy Deepa Dilys Edith Elif Emeka Farah Femi Gethin Grace Hana Harriet Hassan Imran Ines Ivy Jamal Joan Kofi Kwame Lakshmi Leon Lin Luca Mabel Marek Maryam Mei Mohan Nadia Nia Noor Olu Oscar Padma Parveen Petra Priya Quentin Rafael Rhian Rosa Ruth Samuel Sanjay Selma Shanice Siobhan Sunita Tariq Tomasz Una Victor Wanjiru Winston Yasmin Yusuf Zainab Zofia'.split(
    ' ',
  );
const FAMILY =
  'Agrimony Bistort Bogbean Bracken Bryony Bulrush Burdock Campion Celandine Charlock Cinquefoil Clary Coltsfoot Comfrey Dogwood Eyebright Fescue Figwort Fleabane Foxtail Goosegrass Hawkbit Henbit Knapweed Ladysmock Marram Meadowsweet Milkwort Moneywort Mugwort Orache Pignut Pimpernel Ragwort Reedmace Restharrow Rushlight Saltmarsh Samphire Saxifrage Sneezewort Sorrel Speedwell Spindle Stitchwort Tansy Teasel Thistledown Toadflax Tormentil Valerian Vetch Whitebeam Woodruff Yarrow'.split(
    ' ',
  );

export interface DemoName {
  readonly full: string;
  readonly family: string;
  readonly email: string;
}

/** A person's name, with a family name to share or one of their own. */
export function demoName(chance: Chance, family = chance.pick(FAMILY)): DemoName {
  const given = chance.pick(GIVEN);
  const email = `${given}.${family}.${chance.whole(10, 99)}@example.org`.toLowerCase();
  return { full: `${given} ${family}`, family, email };
}

/** A number from the ranges that Ofcom keeps free for plays and films: it rings nobody. */
export function demoPhone(chance: Chance): string {
  const last = String(chance.whole(0, 999)).padStart(3, '0');
  return chance.likely(70) ? `07700 900${last}` : `01632 960${last}`;
}
