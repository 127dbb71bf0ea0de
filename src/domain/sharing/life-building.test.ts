import { describe, expect, it } from 'vitest';
import type { FiledRecord } from '../cases/filed-record.ts';
import { COMPILED_RULES } from '../disclosure/rules.ts';
import { filed, job, RESIDENT } from './case.fixture.ts';
import { buildingTold } from './life-building.ts';
import { idOf, NOW, TODAY } from './sharing.fixture.ts';

const ROOM = filed('room', idOf(70), { roomKind: 'bedroom', number: 2, privateLabel: 'CANARY Mia’s room' });
const FINDING = filed('finding', idOf(71), {
  room: ROOM.id,
  findingKind: 'other-hazard',
  element: 'electrics',
  defect: 'exposed',
  hazard: 'electrical',
});
const TRIAGE = filed('triage', idOf(72), {
  facts: idOf(73),
  hazard: 'electrical',
  severity: 'emergency',
  basis: ['risk-now', 'known-need'],
  criteriaVersion: '2026-11',
});

const told = (records: readonly FiledRecord[], isClosed = () => false) =>
  buildingTold(
    records,
    {
      rules: COMPILED_RULES,
      audience: 'emergency-service',
      recipient: idOf(60),
      purpose: 'emergency',
      today: TODAY,
      mint: (id) => id,
    },
    isClosed,
    NOW,
  );

describe('what a service is told of the building', () => {
  it('is the fault by its room’s neutral name, and nothing of people', () => {
    const { wrong, fields, records } = told([ROOM, FINDING, RESIDENT, job()]);
    const words = JSON.stringify(wrong);
    expect(words).toContain('Finding, Bedroom 2, Tue 24 Nov');
    expect(words).toContain('Electrical hazards');
    expect(words).toContain('Works order');
    expect(words).not.toContain('CANARY');
    expect(fields).toContain('finding/hazard');
    expect(fields.some((name) => name.startsWith('person/'))).toBe(false);
    expect(records).not.toContain(RESIDENT.id);
  });

  it('does not say that it is urgent because of who lives there', () => {
    const words = JSON.stringify(told([TRIAGE]).wrong);
    expect(words).toContain('Someone could be hurt now');
    expect(words).not.toContain('household');
  });

  it('tells what was put right as it was put right', () => {
    const right = filed('finding', idOf(74), { ...FINDING.record.body, defect: 'loose' });
    const correction = filed('correction', idOf(75), { corrects: FINDING.id, replacement: right.id });
    const words = JSON.stringify(told([ROOM, FINDING, right, correction]).wrong);
    expect(words).toContain('Loose');
    expect(words).not.toContain('Exposed');
  });

  it('tells of closed cases apart, and still tells of them', () => {
    const { wrong, earlier } = told([ROOM, FINDING], () => true);
    expect(wrong).toEqual([]);
    expect(JSON.stringify(earlier)).toContain('Electrical hazards');
  });
});
