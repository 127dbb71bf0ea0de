import { screenNote } from '#domain/screening/screen-note.ts';
import { liveUnder } from '../app/worker-life.ts';
import type { ScreeningAnswer, ScreeningNews, ScreeningRequest } from './screening-message.ts';

liveUnder(self.name, () => self.postMessage('alive' satisfies ScreeningNews));

self.addEventListener('message', ({ data }: MessageEvent<ScreeningRequest>) => {
  const answer: ScreeningAnswer = { job: data.job, spans: screenNote(data.text, data.known) };
  self.postMessage(answer);
});
