/* What keeps a former household out of what tells of the present one, and what was destroyed from coming back. */

const DOORS = 'sync-server/tenancies/every-door.test.ts';
const CANARY = 'sync-server/tenancies/tenancy-canary.test.ts';
const HANDOVERS = 'sync-server/tenancies/handovers.test.ts';
const DESTRUCTION = 'sync-server/retention/destruction.test.ts';

const guard = (name, file, from, to, ...tests) => ({ name, file, from, to, tests });

export const ENDING_GUARDS = [
  guard(
    'no record of a former household is of the present one',
    'src/domain/tenancies/household.ts',
    '  if (of !== (now?.id ?? null)) return false;\n',
    '',
    CANARY,
  ),
  guard(
    'who has moved out is as a former household',
    'src/domain/tenancies/household.ts',
    'return subjects.length === 0 || subjects.some((subject) => !household.left.has(subject));',
    'return true;',
    HANDOVERS,
  ),
  guard(
    'the desk is shown nothing of a former household',
    'sync-server/office/shown-records.ts',
    '!guard(entry) || isOfHidden(',
    'isOfHidden(',
    CANARY,
  ),
  guard(
    'no page of the present tells of a former household',
    'sync-server/shares/matter-records.ts',
    'if (guard?.(entry) === false) return [];',
    '',
    DOORS,
  ),
  guard(
    'nothing of a former household is released to a job',
    'sync-server/sharing/release-job.ts',
    '      guard(entry) &&\n',
    '',
    DOORS,
  ),
  guard(
    'nothing of a former household is told to save a life',
    'sync-server/sharing/release-life.ts',
    '!entry.minted && guard(entry)',
    '!entry.minted',
    DOORS,
  ),
  guard(
    'a promise is kept with the talk in which it was made',
    'sync-server/office/add-event.ts',
    'if (promised !== undefined) keepPromise(tx, call, { home, case: caseId }, promised);',
    '',
    'sync-server/office/promise.test.ts',
  ),
  guard(
    'a contractor’s link of a former household is on hold',
    'sync-server/shares/touch-shares.ts',
    "  if (record.kind === 'tenancy') otherHousehold(tx, filed, 'household');\n",
    '',
    DOORS,
  ),
  guard(
    'the receipt of a former household ends with it',
    'src/domain/rights/data-receipt.ts',
    ' && one.at < of.until',
    '',
    DOORS,
  ),
  guard(
    'an older copy brings back nothing that was destroyed',
    'sync-server/retention/destroyer.ts',
    '    for (const line of missed) await storage.write((tx) => this.#again(tx, line));\n',
    '',
    DESTRUCTION,
  ),
  guard(
    'no bytes are left of what was destroyed',
    'sync-server/retention/destroyer.ts',
    '    await storage.clean();\n',
    '',
    DESTRUCTION,
  ),
  guard(
    'no picture is left of what was destroyed',
    'sync-server/retention/destroyer.ts',
    'await files.destroy(sha256);',
    'void files;',
    DESTRUCTION,
  ),
  guard(
    'no refused copy is left of what was destroyed',
    'sync-server/retention/destroy.ts',
    '    tx.inbox.remove(id);\n',
    '',
    DESTRUCTION,
  ),
];
