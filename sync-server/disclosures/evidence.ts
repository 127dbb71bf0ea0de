import { createHash } from 'node:crypto';
import { momentInWords } from '#domain/cases/date-words.ts';
import { CATEGORIES, isDataCategory } from '#domain/disclosure/categories.ts';
import { fieldWords } from '#domain/disclosures/decision-form.ts';
import type { EvidenceView, KeptPage } from '#domain/disclosures/disclosure-views.ts';
import { policyNow } from '../matrix/landlord-rules.ts';
import { demandId, notFound, type DeskCall } from '../office/desk.ts';
import { journalLook } from '../office/journal-look.ts';
import { staffNames } from '../office/names.ts';
import { unseal } from '../outside/seal.ts';
import { frozenParts } from '../shares/frozen-parts.ts';
import { allPartsHtml } from '../shares/page-html.ts';
import { shareLine } from '../shares/share-lines.ts';
import { toldOf } from '../shares/standing.ts';
import type { Share } from '../storage/shares.ts';
import type { ReadView, WriteTx } from '../storage/storage.ts';
import { demandTraining } from '../training/training-gate.ts';
import { disclosureLine } from './line-words.ts';
import { logReader } from './log-reader.ts';
import { logRef } from './log-refs.ts';

const LOOK = 'evidence';

/**
 * What was kept of a page: its hash, its fields with their rules, the version of the rules. They stay for as long as the line of
 * the log does, also when the words are gone. For the data-protection lead; anybody else is told what they would be told of a
 * page that never was.
 */
export function evidenceView(view: ReadView, call: DeskCall): EvidenceView {
  const share = demandShare(view, call);
  const ref = logRef(view, share.id);
  const seen = ref === null ? null : logReader(view, call).read(ref);
  if (ref === null || seen === null) throw notFound();
  const { now } = call;
  const names = staffNames(view);
  return {
    line: disclosureLine(view, seen, ref, call),
    sha256: share.pageSha256,
    rules: share.rules,
    sameRules: share.rules === policyNow(view, now),
    frozen: `${momentInWords(share.at, now)}, by ${names.account(share.by)}`,
    openings: shareLine(view, share, call).openings,
    fields: toldOf(share).map(({ field, category, verdict }) => ({
      term: fieldWords(field),
      words: `${isDataCategory(category) ? CATEGORIES[category].title : 'No kind of data'}: rule ${verdict}`,
    })),
    readable: view.shares.key(share.id) !== null && view.shares.sealed(share.id) !== null,
    looks: view.journal
      .about(share.id)
      .filter(({ action, detail }) => action === 'record-read' && detail === `office ${LOOK}`)
      .map(({ at, account }) => `${momentInWords(at, now)}, by ${names.account(account ?? '')}`),
  };
}

/** The very page that the recipient was sent. Each opening is noted before it leaves. */
export function evidencePage(tx: WriteTx, call: DeskCall): KeptPage {
  const share = demandShare(tx, call);
  const [sealed, key] = [tx.shares.sealed(share.id), tx.shares.key(share.id)];
  if (sealed === null || key === null) throw notFound();
  const page = unseal(sealed, Buffer.from(key, 'hex'), share.id);
  if (createHash('sha256').update(page).digest('hex') !== share.pageSha256)
    throw new Error('What was kept of a page is not what was sent.');
  journalLook(tx, call, share.id, LOOK);
  return { page: allPartsHtml(frozenParts(page)), sha256: share.pageSha256 };
}

function demandShare(view: ReadView, { account, params, now }: DeskCall): Share {
  const id = demandId(params['disclosure']);
  const share = account.role === 'lead' ? view.shares.share(id) : null;
  if (share === null) throw notFound();
  const categories = toldOf(share).map(({ category }) => category);
  demandTraining(view, { account, now }, categories, share.home);
  return share;
}
