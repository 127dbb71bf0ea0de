import { describe, expect, expectTypeOf, it, vi } from 'vitest';
import * as audiences from '../disclosure/audiences.ts';
import { admit } from '../access/admit.ts';
import { parseRecord } from '../records/parse-record.ts';
import type { SurveyRecord } from '../records/registry.ts';
import { screenNote } from '../screening/screen-note.ts';
import { COURSE_NAMES, TOPICS, type Topic } from './drill.ts';
import { courseOf, drawSet, drillNamed, DRILLS, DRILLS_IN_A_SET } from './drills.ts';
import * as invented from './drills/invented.ts';
import { NOTES } from './drills/note-drill.ts';
import { asFiled, practiceProblems, type PracticeRecord } from './practice.ts';

describe('the drills', () => {
  it('are at least thirty, each of its own key, with every topic more than once', () => {
    expect(DRILLS.length).toBeGreaterThanOrEqual(30);
    expect(new Set(DRILLS.map(({ key }) => key)).size).toBe(DRILLS.length);
    for (const topic of Object.keys(TOPICS) as Topic[])
      expect(DRILLS.filter((drill) => drill.topic === topic).length, topic).toBeGreaterThan(1);
  });

  it.each(DRILLS.map((drill) => [drill.key, drill] as const))(
    'ask what has exactly one answer that the engine bears out: %s',
    (key, drill) => {
      const { choices, why, situation } = drill.ask();
      expect(
        choices.filter(({ right }) => right).map((one) => one.key),
        key,
      ).toHaveLength(1);
      expect(choices.length).toBeGreaterThan(1);
      expect(new Set(choices.map((one) => one.key)).size).toBe(choices.length);
      expect(new Set(choices.map((one) => one.words)).size).toBe(choices.length);
      expect(why.length).toBeGreaterThan(20);
      expect(situation.length).toBeLessThan(260);
    },
  );

  it.each(NOTES)('say of a note what the screen of notes marks in it: $key', ({ note, marked }) => {
    const known = { tenantNames: [], otherNames: [], phones: [], address: '' };
    expect(screenNote(note, known).map(({ start, end }) => note.slice(start, end))).toEqual(marked);
  });

  it('change with the rules: what the matrix closes is no longer the answer', () => {
    const right = () =>
      drillNamed('joint-to-neighbour')
        ?.ask()
        .choices.find((one) => one.right)?.key;
    expect(right()).toBe('all');
    const closed = vi.spyOn(audiences, 'verdictFor').mockReturnValue({ is: 'W' });
    const narrowed = right();
    closed.mockRestore();
    expect(narrowed).toBe('none');
    expect(right()).toBe('all');
  });

  it('are asked on whole invented records', () => {
    for (const [name, record] of Object.entries(invented)) expect(practiceProblems(record), name).toEqual([]);
  });

  it('are drawn by the attempt: four different ones of the course, and every one comes up some day', () => {
    for (const course of COURSE_NAMES) {
      const seen = new Set<string>();
      for (let turn = 0; turn < 400; turn += 1) {
        const set = drawSet(course, turn.toString(16).padStart(8, '0'));
        expect(new Set(set).size).toBe(DRILLS_IN_A_SET);
        for (const drill of set) {
          expect(courseOf(drill.topic)).toBe(course);
          seen.add(drill.key);
        }
      }
      expect(seen.size).toBe(DRILLS.filter(({ topic }) => courseOf(topic) === course).length);
    }
  });
});

describe('a practice record', () => {
  it('is of a type that no store of work takes', () => {
    expectTypeOf<PracticeRecord>().not.toExtend<SurveyRecord>();
    expectTypeOf<SurveyRecord>().not.toExtend<PracticeRecord>();
  });

  it('is taken by no reader of records, and by no server', () => {
    const { id, record } = asFiled(invented.JOINT, 'asked');
    expect(parseRecord(record).ok).toBe(false);
    const pusher = { account: record.author, device: record.device, role: 'surveyor' } as const;
    const yes = () => true;
    const taken = admit({ id, ancestors: ['1-a'], deleted: false, raw: record }, pusher, {
      ...{ stored: null, joinsStored: false, signedOff: false },
      ...{
        homeGranted: yes,
        ownInspection: yes,
        homeExists: yes,
        orderGranted: yes,
        authorOf: () => null,
        homeOf: () => null,
      },
    });
    expect(taken.ok).toBe(false);
  });
});
