import { describe, expect, it } from 'vitest';
import { disclose } from '../disclosure/disclose.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import type { FiledRecord } from '../cases/filed-record.ts';
import { filed } from './case.fixture.ts';
import type { Release } from './release.ts';
import { idOf, TODAY } from './sharing.fixture.ts';
import { wordsToCheck } from './words-check.ts';

const SAID = filed('third-party-note', idOf(61), { words: 'CANARY he drinks' });
const READER = { account: idOf(1), person: idOf(41) };
const WRITER = idOf(42);

const shown = (of: FiledRecord, releases: readonly Release[], recipient = READER.account) =>
  JSON.stringify(
    disclose(of.id, of.record, {
      rules: COMPILED_RULES,
      audience: 'office',
      today: TODAY,
      mint: (id) => id,
      recipient,
      purpose: 'words-check',
      releases,
    }) ?? '',
  );
const opened = (note = SAID.id) => {
  const release = wordsToCheck(note, { writtenBy: WRITER, reader: READER }, TODAY);
  if (release === null) throw new Error('Somebody else wrote it down.');
  return release;
};

describe('what opens what somebody said', () => {
  it('opens it to the one who checks it, and to nobody else', () => {
    expect(shown(SAID, [opened()])).toContain('CANARY');
    expect(shown(SAID, [opened()], idOf(2))).not.toContain('CANARY');
    expect(shown(SAID, [])).not.toContain('CANARY');
  });

  it('is made for nobody who wrote it down, by whatever account', () => {
    expect(wordsToCheck(SAID.id, { writtenBy: READER.person, reader: READER }, TODAY)).toBeNull();
    const same = { ...opened(), writtenBy: READER.person };
    expect(shown(SAID, [same])).not.toContain('CANARY');
  });

  it('opens nothing else, whatever it says of itself', () => {
    const money = filed('money-note', idOf(62), { words: 'CANARY arrears' });
    const wrong = { ...opened(money.id), categories: ['money'] } as unknown as Release;
    expect(shown(money, [wrong])).not.toContain('CANARY');
  });
});
