import { HOUR_MS, type EpochMs } from '../time/instants.ts';
import type { Span } from './time-limits.ts';

/**
 * How soon the regulator is told of a personal data breach. The hours are elapsed hours: through nights, weekends, bank
 * holidays and clock changes. The European rule that moves the end of a period off a holiday is not looked at: the earlier
 * moment is the safe one.
 */
export const BREACH_NOTICE = {
  amount: 72,
  unit: 'hours',
  title: 'Tell the regulator',
  says: 'Without undue delay and, where feasible, within 72 hours of becoming aware, unless a risk to people is unlikely. Later is said with the reasons (UK GDPR Art. 33(1)). The hours run through nights, weekends and bank holidays.',
  citation: 'UK GDPR Art. 33(1)',
  known: 'secondary',
} as const satisfies Span & Record<string, unknown>;

/** The last moment in which it is told in time. The calendar plays no part, so it can always be counted. */
export function breachNoticeDue(awareAt: EpochMs): EpochMs {
  return awareAt + BREACH_NOTICE.amount * HOUR_MS;
}
