import { AUDIENCES, type Audience } from '../../disclosure/audiences.ts';
import type { DisclosureContext } from '../../disclosure/verdicts.ts';
import { kindNamed } from '../../records/registry.ts';
import type { Choice, Drill, Told } from '../drill.ts';
import { practiceView, type PracticeRecord } from '../practice.ts';

interface FileCase extends Told {
  readonly records: readonly PracticeRecord[];
  readonly audience: Audience;
  readonly circumstances?: Partial<DisclosureContext>;
}

/**
 * "They ask for the file." The answers are sets of records: all, what the engine shows, what it shows and one thing more, and
 * nothing. Right is the one that is what the engine shows.
 */
export function fileDrill(given: FileCase): Drill {
  const { key, topic, situation, records, audience, circumstances } = given;
  return {
    ...{ key, topic },
    ask: () => {
      const shown = records.filter(
        (record) => practiceView(record, audience, circumstances).shown?.kind === record.kind,
      );
      const kept = records.filter((record) => !shown.includes(record));
      const [one] = kept;
      const sets = [records, shown, [...shown, ...(one === undefined ? [] : [one])], []];
      const choices = distinct(sets).map((set): Choice => ({
        key: set.map(({ kind }) => kind).join('+') || 'nothing',
        words: wordsOf(set, records),
        right: isSame(set, shown),
      }));
      const { title, because } = AUDIENCES[audience];
      const back = kept.length > 0 ? ` Kept back: ${listed(kept)}. That is not needed for it by itself.` : '';
      const told = shown.length > 0 ? `Shown: ${listed(shown)}.` : 'Nothing of this is shown.';
      return {
        ...{ key, topic, situation, choices },
        question: 'What do you send?',
        why: `${title}: ${because}. ${told}${back}`,
      };
    },
  };
}

function distinct(sets: readonly (readonly PracticeRecord[])[]) {
  return sets.filter((set, at) => sets.findIndex((other) => isSame(set, other)) === at);
}

function isSame(one: readonly PracticeRecord[], other: readonly PracticeRecord[]): boolean {
  return one.length === other.length && one.every((record) => other.includes(record));
}

function wordsOf(set: readonly PracticeRecord[], all: readonly PracticeRecord[]): string {
  if (set.length === 0) return 'Nothing';
  if (set.length === all.length) return 'The whole file';
  const rest = all.filter((record) => !set.includes(record));
  return `${listed(set)}. Not: ${listed(rest)}`;
}

function listed(records: readonly PracticeRecord[]): string {
  return [...new Set(records.map(({ kind }) => kindNamed(kind)?.title ?? kind))].join(', ');
}
