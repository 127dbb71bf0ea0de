import { ofKind, type FiledRecord } from '../cases/filed-record.ts';
import type { OpaqueId } from '../ids.ts';
import type { Known } from '../screening/span.ts';

/** Who is known at a home: whose copy it is, and everybody else. */
export interface CopyNames {
  readonly known: Known;
  /** Whose name these words are, as far as names tell: one that two people bear is nobody's for sure. */
  whose(words: string): 'theirs' | 'unsure' | 'another';
  isTheirContact(words: string): boolean;
  isTheirAddress(words: string): boolean;
}

/** The names of a home, seen from the person whose copy it is, who may stand in it under more than one id. */
export function copyNames(records: readonly FiledRecord[], own: ReadonlySet<OpaqueId>): CopyNames {
  const people = ofKind(records, 'person');
  const isOwn = ({ record }: (typeof people)[number]) => record.subjects.some((one) => own.has(one));
  const [theirs, others] = [people.filter(isOwn), people.filter((one) => !isOwn(one))];
  const namesOf = (some: typeof people) => [...new Set(some.map(({ record }) => record.body.name))];
  const ownParts = new Set(namesOf(theirs).flatMap(partsOf));
  const otherParts = new Set(namesOf(others).flatMap(partsOf));
  const contacts = new Set(
    theirs.flatMap(({ record: { body } }) =>
      [body.phone, body.email].flatMap((one) => (one === undefined ? [] : contactOf(one))),
    ),
  );
  const address = ofKind(records, 'property').map(({ record: { body } }) => `${body.line} ${body.postcode}`);
  const addressParts = new Set(address.flatMap(partsOf));
  return {
    known: {
      tenantNames: namesOf(theirs),
      otherNames: namesOf(others),
      phones: people.flatMap(({ record }) => record.body.phone ?? []),
      address: address[0] ?? '',
    },
    whose(words) {
      const parts = partsOf(words);
      const isAll = parts.length > 0 && parts.every((part) => ownParts.has(part));
      if (isAll && parts.some((part) => !otherParts.has(part))) return 'theirs';
      return parts.some((part) => ownParts.has(part)) ? 'unsure' : 'another';
    },
    isTheirContact: (words) => contacts.has(contactOf(words)),
    isTheirAddress: (words) => partsOf(words).every((part) => addressParts.has(part)),
  };
}

function partsOf(words: string): readonly string[] {
  return words.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** A number by its digits, an address for letters as it is. */
function contactOf(words: string): string {
  const lower = words.trim().toLowerCase();
  return lower.includes('@') ? lower : lower.replaceAll(/\D/g, '');
}
