import type { Field } from '../records/fields.ts';
import type { RecordNamed } from '../records/registry.ts';
import { residentAccount } from '../records/resident-account.ts';
import { sentenceCase } from '../sentence-case.ts';

type Account = RecordNamed<'resident-account'>['body'];

/** "Mould, damp": what a resident's account is about. */
export function accountWords({ about }: Pick<Account, 'about'>): string {
  const named = about.map((one) => labelOf(residentAccount.fields.about, one).toLowerCase());
  return sentenceCase(named.join(', '));
}

/** "Months ago. Most days. Worse: in winter": when, how often, when worse. */
export function accountDetail(body: Omit<Account, 'about'>): string {
  const { fields } = residentAccount;
  const worse = (body.worse ?? []).map((one) => labelOf(fields.worse, one).toLowerCase());
  return [
    body.began ? labelOf(fields.began, body.began) : '',
    body.howOften ? labelOf(fields.howOften, body.howOften) : '',
    worse.length > 0 ? `Worse: ${worse.join(', ')}` : '',
  ]
    .filter(Boolean)
    .join('. ');
}

function labelOf(field: Field, value: string): string {
  return field.shape.as === 'choice' ? (field.shape.options.get(value)?.label ?? '') : '';
}
