import { dayInFull } from '../cases/date-words.ts';
import { canonicalJson } from '../records/canonical-json.ts';
import type { EpochMs } from '../time/instants.ts';
import { londonDay } from '../time/london.ts';
import type { CopyPart } from './copy-parts.ts';
import type { OwnCopy } from './own-copy.ts';

/** The copy as it leaves: frozen byte for byte, printed and downloaded from the same bytes. */
export interface CopyDocument {
  readonly title: string;
  readonly for: string;
  readonly made: string;
  readonly landlordTells: readonly string[];
  readonly parts: readonly CopyPart[];
  /** SHA-256 of the pictures that go with it, the first first. */
  readonly pictures: readonly string[];
}

/** What everybody is told with their copy (UK GDPR Art. 15(1)), in the same words whatever the copy holds. */
const WITH_EVERY_COPY = [
  'We use this to look after your home, to mend it, and to keep the promises of your tenancy.',
  'Those who have had parts of it are in the list of what was told to whom, where there is one below.',
  'Notes about the home are kept as long as the building stands. Most notes about you are kept while you live here and 6 years after; some go sooner, and a claim can keep them longer.',
  'You can ask us to put something right, to delete it, to stop using it, or to use it for less.',
  'A copy never holds what belongs to somebody else, or what the law keeps out of it. Words in [square brackets] stand for another person.',
  'Not happy? Complain to us: within 30 days we tell you that we have it, and then what we found. You can also complain to the Information Commissioner, ico.org.uk, or go to court.',
] as const;

/** The document of a copy. Two copies that hold the same are the same bytes. */
export function copyDocument(
  copy: Pick<OwnCopy, 'parts' | 'pictures'>,
  name: string,
  now: EpochMs,
): CopyDocument {
  return {
    title: 'What we hold about you',
    for: name,
    made: dayInFull(londonDay(now)),
    landlordTells: WITH_EVERY_COPY,
    parts: copy.parts,
    pictures: copy.pictures.map(({ sha256 }) => sha256),
  };
}

/** The bytes that are frozen, as text. */
export function copyText(document: CopyDocument): string {
  return canonicalJson({
    title: document.title,
    for: document.for,
    made: document.made,
    landlordTells: [...document.landlordTells],
    parts: document.parts.map(({ about, title, on, tenancy, lines, picture, putRight }) => ({
      about,
      title,
      on,
      tenancy,
      picture,
      lines: lines.map(({ label, words }) => ({ label, words })),
      putRight,
    })),
    pictures: [...document.pictures],
  });
}
