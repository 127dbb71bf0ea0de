import type { FastifyInstance } from 'fastify';
import { deskJournalled, deskRead, deskWrite, type Desk } from '../office/desk.ts';
import { answerShare } from '../sharing/answer-share.ts';
import { askForm, askShare } from '../sharing/ask-share.ts';
import { jobReleases, releaseToJob } from '../sharing/release-job.ts';
import { lifeForm, lifeTold, releaseLife } from '../sharing/release-life.ts';
import { reviewRelease } from '../sharing/review.ts';
import { sayOne, sayTwo } from '../sharing/same-human.ts';
import { sameHumanView } from '../sharing/same-human-view.ts';
import { rulePreview } from '../sharing/rule-preview.ts';
import { approveStandingRule, endStandingRule, newRule, rulesView } from '../sharing/rules.ts';
import { shareDetail, sharingView } from '../sharing/sharing-lines.ts';

/** Guarded fields: asking a second person, standing rules, releases in an emergency, and looking at them afterwards. */
export function officeSharingRoutes(app: FastifyInstance, desk: Desk): void {
  deskRead(app, desk, '/sharing', sharingView);
  deskJournalled(app, desk, '/sharing/:request', shareDetail);
  deskWrite(app, desk, '/sharing', askShare);
  deskWrite(app, desk, '/sharing/:request/answer', answerShare);
  deskJournalled(app, desk, '/records/:record/:field/ask', askForm);
  deskRead(app, desk, '/rules', rulesView);
  deskRead(app, desk, '/rules/preview', rulePreview);
  deskWrite(app, desk, '/rules', newRule);
  deskWrite(app, desk, '/rules/:rule/approval', approveStandingRule);
  deskWrite(app, desk, '/rules/:rule/end', endStandingRule);
  deskJournalled(app, desk, '/orders/:order/releases', jobReleases);
  deskWrite(app, desk, '/orders/:order/releases', releaseToJob);
  deskRead(app, desk, '/homes/:home/life', lifeForm);
  deskWrite(app, desk, '/homes/:home/life', releaseLife);
  deskJournalled(app, desk, '/life/:release', lifeTold);
  deskWrite(app, desk, '/reviews', reviewRelease);
  deskRead(app, desk, '/same-human', sameHumanView);
  deskWrite(app, desk, '/same-human', sayOne);
  deskWrite(app, desk, '/same-human/:said/undo', sayTwo);
}
