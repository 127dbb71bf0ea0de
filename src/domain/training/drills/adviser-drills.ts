import type { Drill } from '../drill.ts';
import { fieldDrill } from './field-drill.ts';
import { fileDrill } from './file-drill.ts';
import {
  CODE,
  COMPLAINT,
  CONDUCT,
  ILLNESS,
  JOB,
  MONEY,
  OPINION,
  REPORT,
  RESIDENT,
  TRIED,
} from './invented.ts';

export const ADVISER_DRILLS: readonly Drill[] = [
  fileDrill({
    key: 'the-file-for-the-adviser',
    topic: 'mr-a',
    situation:
      'A resident complains about noise from a boiler cupboard. Our legal adviser asks for “the file”, to say if the complaint has merit. The file also holds an illness and a key safe code.',
    records: [ILLNESS, CODE, COMPLAINT, RESIDENT, REPORT, JOB],
    audience: 'legal-adviser',
  }),
  fieldDrill({
    key: 'illness-for-the-adviser',
    topic: 'mr-a',
    situation:
      'The legal adviser weighs a complaint about noise. The file says that the resident has an illness.',
    record: ILLNESS,
    field: 'words',
    audience: 'legal-adviser',
    question: 'What do you do with the illness?',
  }),
  fieldDrill({
    key: 'name-for-the-adviser',
    topic: 'mr-a',
    situation: 'The legal adviser asks who made the complaint.',
    record: RESIDENT,
    field: 'name',
    audience: 'legal-adviser',
  }),
  fieldDrill({
    key: 'code-for-the-adviser',
    topic: 'mr-a',
    situation: 'The legal adviser is sent a case. A key safe code is on the same page.',
    record: CODE,
    field: 'code',
    audience: 'legal-adviser',
    question: 'What do you do with the code?',
  }),
  fieldDrill({
    key: 'arrears-for-the-adviser',
    topic: 'advisers',
    situation: 'The legal adviser looks at a claim about a leak. The file has a line about arrears.',
    record: MONEY,
    field: 'words',
    audience: 'legal-adviser',
    question: 'What do you do with the arrears?',
  }),
  fieldDrill({
    key: 'opinion-for-the-adviser',
    topic: 'advisers',
    situation:
      'A colleague wrote: “I think the pump is worn.” The legal adviser asks what we thought was wrong.',
    record: OPINION,
    field: 'words',
    audience: 'legal-adviser',
  }),
  fieldDrill({
    key: 'attempts-for-the-ombudsman',
    topic: 'advisers',
    situation: 'The Ombudsman asks when we tried to get in.',
    record: TRIED,
    field: 'result',
    audience: 'ombudsman',
  }),
  fieldDrill({
    key: 'illness-for-the-ombudsman',
    topic: 'advisers',
    situation:
      'The Ombudsman looks into a late repair. The file has an illness that the complaint does not speak of.',
    record: ILLNESS,
    field: 'words',
    audience: 'ombudsman',
    question: 'What do you do with the illness?',
  }),
  fieldDrill({
    key: 'conduct-for-the-contractor',
    topic: 'advisers',
    situation:
      'A note says that the resident shouted on the phone in May. A contractor comes to mend a pipe.',
    record: CONDUCT,
    field: 'words',
    audience: 'contractor',
  }),
];
