import type { KindName } from '../records/registry.ts';
import {
  contactLine,
  disclosureLine,
  promiseLine,
  reportLine,
  requestLine,
  summaryLine,
} from './contact-lines.ts';
import { correctionLine } from './correction-line.ts';
import { conclusionLine, triageLine } from './decision-lines.ts';
import { event, type LineMaker } from './line.ts';
import {
  accessLine,
  arrivalLine,
  declinedLine,
  findingCheckLine,
  findingLine,
  inspectionLine,
  noticeLine,
  photoLine,
  readingLine,
  signOffLine,
  visitLine,
  worksCheckLine,
} from './visit-lines.ts';
import { costLine, homeServicesLine, residentLine, roomServicesLine } from './services-lines.ts';
import { limitReasonLine, offerLine, orderLine, priceLine, workReportLine } from './works-lines.ts';

/** How each kind of record reads as an event. A kind that is not here is no event of a chronology. */
export const LINE_MAKERS: ReadonlyMap<string, LineMaker> = new Map<KindName, LineMaker>([
  ['report-fact', reportLine],
  ['triage', triageLine],
  ['contact', contactLine],
  ['promise', promiseLine],
  ['access-attempt', accessLine],
  ['arrival', arrivalLine],
  ['privacy-notice', noticeLine],
  ['visit', visitLine],
  ['inspection', inspectionLine],
  ['declined', declinedLine],
  ['finding', findingLine],
  ['finding-check', findingCheckLine],
  ['works-check', worksCheckLine],
  ['reading', readingLine],
  ['room-services', roomServicesLine],
  ['home-services', homeServicesLine],
  ['resident-account', residentLine],
  ['heating-cost', costLine],
  ['note', (answers) => event('visits', 'Note', [], answers.words('words'))],
  ['cleared-note', (answers) => event('visits', 'Note cleared to share', [], answers.words('words'))],
  ['photo', (answers, context) => photoLine(answers, context, false)],
  ['cleared-photo', (answers, context) => photoLine(answers, context, true)],
  ['conclusion', conclusionLine],
  ['written-summary', summaryLine],
  ['works-order', orderLine],
  ['work-report', workReportLine],
  ['works-price', priceLine],
  ['accommodation-offer', offerLine],
  ['limit-reason', limitReasonLine],
  ['sign-off', signOffLine],
  ['information-request', requestLine],
  ['disclosure', disclosureLine],
  ['complaint', () => event('contact', 'Complaint', [])],
  ['staff-opinion', (answers) => event('decisions', 'Note by staff', [], answers.words('words'))],
  ['correction', correctionLine],
]);
