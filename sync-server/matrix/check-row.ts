import { LEAD_ALONE } from '#domain/disclosure/closing.ts';
import { checkRow, isRow } from '#domain/disclosure/row-check.ts';
import type { OpaqueId } from '#domain/ids.ts';
import { instantAt } from '#domain/records/moments.ts';
import { whoDecides } from '../accounts/who-decides.ts';
import { badRequest, Refusal } from '../errors.ts';
import { demandId, type DeskCall } from '../office/desk.ts';
import { demandLead } from '../office/lead-only.ts';
import { atNoHome, keepStep, wasKept } from '../sharing/kept-steps.ts';
import type { WriteTx } from '../storage/storage.ts';
import { wordsOf } from './words-of.ts';

/** A lead says that they have read the sources of a row again, and what came of it. */
export function checkMatrixRow(tx: WriteTx, call: DeskCall): { readonly check: OpaqueId } {
  const { account, now, body } = call;
  demandLead(call, LEAD_ALONE);
  const id = demandId(body['id']);
  const { row } = body;
  const words = wordsOf(body['words']);
  if (wasKept(tx, 'row-check', id, account, { row, words })) return { check: id };
  if (!isRow(row)) throw badRequest('Choose a row of the matrix.');
  const checked = checkRow({ id, row, words, by: whoDecides(tx, account), at: instantAt(now) });
  if (!checked.ok) throw new Refusal(422, 'unfinished', checked.problem);
  keepStep(tx, atNoHome(call, id, id), 'row-check', checked.value);
  return { check: id };
}
