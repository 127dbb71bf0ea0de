import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { NO_NUMBERS } from '../landlord/numbers.ts';
import { NOTICE_TOLD, VISIT_KINDS, type NOTICE_VERSIONS } from '../records/vocabulary.ts';
import { LANGUAGES, offeredLanguages } from '../resident-words/languages.ts';
import { longNotice, NOTICE_NOW } from '../resident-words/notice/notice.ts';
import { gapsOf } from './completeness/gaps-of.ts';
import { filed, id } from './filed.fixture.ts';
import { isNoticeDue, isToldOfPhotos } from './photo-notice.ts';
import type { VisitKind } from './visit-shapes.ts';

const at = '2026-11-24T10:41:00+00:00';
const told = (how: keyof typeof NOTICE_TOLD, n = 60) =>
  filed('privacy-notice', n, { at, how, notice: NOTICE_NOW, language: 'en' });
const noPhotos = (room: string | undefined, takenBack?: true) =>
  filed('declined', 61, {
    ...{ what: 'take-photos', because: 'resident-declined' },
    ...(room === undefined ? {} : { room }),
    ...(takenBack ? { takenBack } : {}),
  });
const decided = (severity: string) =>
  filed('conclusion', 62, {
    ...{ hazard: 'damp-and-mould', severity, concludedAt: at, reasons: ['widespread'] },
    ...{ cause: 'condensation', safetyWorkNeeded: true, preventativeWorkNeeded: true },
  });
const visit = (visitKind: VisitKind) =>
  filed('inspection', 7, { visitKind, investigation: 'standard', manner: 'in-person', startedAt: at });
const photo = filed('photo', 63, { picture: 'a'.repeat(64), takenOn: '2026-11-24', width: 4, height: 3 });

describe('telling people before photos', () => {
  it.each(Object.keys(VISIT_KINDS) as VisitKind[])('is asked only where people live: %s', (kind) => {
    expect(isNoticeDue(kind, [])).toBe(kind !== 'empty-home' && kind !== 'shared-parts');
  });

  it.each(Object.keys(NOTICE_TOLD) as (keyof typeof NOTICE_TOLD)[])('is asked once a visit: %s', (how) => {
    expect(isNoticeDue('repair', [told(how)])).toBe(false);
  });

  it('never stands before an emergency, nor before somebody who wants no photos anywhere', () => {
    expect(isNoticeDue('repair', [decided('emergency')])).toBe(false);
    expect(isNoticeDue('repair', [decided('significant')])).toBe(true);
    expect(isNoticeDue('repair', [noPhotos(undefined)])).toBe(false);
    expect(isNoticeDue('repair', [noPhotos(undefined, true)])).toBe(true);
    expect(isNoticeDue('repair', [noPhotos(id(20))])).toBe(true);
  });

  it('stands among what is missing while photos were taken and nobody was told, and danger is no telling', () => {
    const keys = (records: Parameters<typeof gapsOf>[0]) => gapsOf(records, null).map(({ key }) => key);
    const photographed = [visit('repair'), photo];
    expect(keys(photographed)).toContain('notice');
    expect(keys([visit('repair')])).not.toContain('notice');
    expect(keys([visit('empty-home'), photo])).not.toContain('notice');
    expect(isToldOfPhotos([told('danger-first')])).toBe(false);
    expect(keys([...photographed, told('danger-first')])).toContain('notice');
    for (const how of ['read-out', 'shown', 'letter-left'] as const)
      expect(keys([...photographed, told('danger-first'), told(how, 64)])).not.toContain('notice');
  });
});

/** SHA-256 of the words of each version, by language. A record names a version: its words may not change under it. */
const WORDS_OF: Readonly<Record<keyof typeof NOTICE_VERSIONS, Readonly<Record<string, string>>>> = {
  '2026-11': {
    en: '98ca7dada0681d569fc7fb7912636472e6ca650375ccde2ad6cba8baa884eb62',
    cy: 'fbf4bcc97fbb1a43df3ce67c964e97f0e12107f3d563490787f3b83ccc4ef48f',
  },
};

describe('the words of the notice', () => {
  it.each(Object.values(LANGUAGES))('are those of its version, in $name', ({ code, notice }) => {
    const text = JSON.stringify([notice.title, notice.short, notice.long]);
    expect(createHash('sha256').update(text).digest('hex')).toBe(WORDS_OF[NOTICE_NOW][code]);
  });

  it.each(Object.values(LANGUAGES))('say in the long one all that the law asks of it, in $name', (say) => {
    expect(longNotice(say, NO_NUMBERS)).toHaveLength(LANGUAGES.en.notice.long.length);
    expect(say.notice.short).toHaveLength(LANGUAGES.en.notice.short.length);
    const [who, ...more] = longNotice(say, { ...NO_NUMBERS, office: '01632 960 001' });
    expect(who?.lines.join(' ')).toContain('01632 960 001');
    expect(more.flatMap(({ lines }) => lines).join(' ')).toContain('ico.org.uk');
  });

  it('are short enough to be read aloud: under half a minute at 150 words a minute, in short sentences', () => {
    for (const { notice } of offeredLanguages()) {
      const sentences = notice.short.flatMap((line) => line.split(/(?<=[.:])\s/));
      expect(notice.short.join(' ').split(/\s+/).length).toBeLessThanOrEqual(110);
      for (const sentence of sentences) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(20);
    }
  });
});
