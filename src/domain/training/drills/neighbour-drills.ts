import { BUILDING_QUESTIONS } from '../../requests/questions.ts';
import type { Drill } from '../drill.ts';
import { fieldDrill } from './field-drill.ts';
import { HEALTH, JOB, JOINT, MONEY, REPORT, RESIDENT, TRIED } from './invented.ts';
import { neighbourDrill } from './neighbour-drill.ts';

const ABOVE = [REPORT, JOINT, JOB];

export const NEIGHBOUR_DRILLS: readonly Drill[] = [
  neighbourDrill({
    key: 'leak-from-above',
    topic: 'ms-b',
    situation:
      'Water came through a ceiling. The resident below rings. She asks where it came from, what was done and when she can mend her own ceiling.',
    asks: BUILDING_QUESTIONS,
    nextDoor: ABOVE,
  }),
  neighbourDrill({
    key: 'leak-and-name',
    topic: 'ms-b',
    situation:
      'The resident below asks what was done about the leak. She also wants the name of the people above.',
    asks: ['where-from', 'what-was-done', 'how-to-reach'],
    nextDoor: ABOVE,
  }),
  neighbourDrill({
    key: 'who-left-the-bath',
    topic: 'ms-b',
    situation: 'A neighbour asks only this: “Who lives up there, and was it their fault?”',
    asks: ['who-lives-there', 'who-did-it'],
    nextDoor: ABOVE,
  }),
  neighbourDrill({
    key: 'nothing-known',
    topic: 'ms-b',
    situation: 'A neighbour has a wet wall and asks what is being done. We hold no case next door.',
    asks: BUILDING_QUESTIONS,
    nextDoor: [],
  }),
  fieldDrill({
    key: 'joint-to-neighbour',
    topic: 'neighbours',
    situation: 'A neighbour asks what was broken. The file says: “compression joint failed”.',
    record: JOINT,
    field: 'defect',
    audience: 'neighbour',
  }),
  fieldDrill({
    key: 'day-to-neighbour',
    topic: 'neighbours',
    situation: 'A neighbour asks by when the pipe above will be mended. The file has the day.',
    record: JOB,
    field: 'dueOn',
    audience: 'neighbour',
  }),
  fieldDrill({
    key: 'name-to-neighbour',
    topic: 'neighbours',
    situation: 'A neighbour wants to send a card and asks for the name of the resident above.',
    record: RESIDENT,
    field: 'name',
    audience: 'neighbour',
  }),
  fieldDrill({
    key: 'nobody-in-to-neighbour',
    topic: 'neighbours',
    situation: 'A neighbour asks why it takes so long. The file says that nobody was in on 18 November.',
    record: TRIED,
    field: 'result',
    audience: 'neighbour',
    question: 'What do you do with “nobody was in”?',
  }),
  fieldDrill({
    key: 'dust-to-neighbour',
    topic: 'neighbours',
    situation: 'The works must keep dust down, because dust harms somebody above. The neighbour asks why.',
    record: HEALTH,
    field: 'needs',
    audience: 'neighbour',
    question: 'What do you do with the health need?',
  }),
  fieldDrill({
    key: 'arrears-to-neighbour',
    topic: 'neighbours',
    situation:
      'A neighbour says: “I bet they do not even pay their rent.” The file has a line about arrears.',
    record: MONEY,
    field: 'words',
    audience: 'neighbour',
  }),
];
