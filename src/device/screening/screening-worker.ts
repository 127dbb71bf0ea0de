import { screenNote } from '#domain/screening/screen-note.ts';
import type { ScreeningAnswer, ScreeningRequest } from './screening-message.ts';

self.addEventListener('message', ({ data }: MessageEvent<ScreeningRequest>) => {
  const answer: ScreeningAnswer = { job: data.job, spans: screenNote(data.text, data.known) };
  self.postMessage(answer);
});
