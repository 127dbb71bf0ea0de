/* What was recorded is not lost between a phone, an office that was killed or put back, and its backups. */
import { guard } from './guard.mjs';

const SEAL = 'src/device/vault/seal-unsent.test.ts';
const SESSION = 'src/state/session.test.ts';
const BACKUP = 'sync-server/backup/backup.test.ts';
const BOXES = 'sync-server/sealed/file-box.test.ts';

export const KEPT_GUARDS = [
  guard(
    'who signs out leaves every box that no receipt covers',
    'src/device/vault/seal-unsent.ts',
    'this.#parts.receipts.isSettled(key) ? [name] : []',
    'this.#awaitsBackup(key) ? [] : [name]',
    SEAL,
  ),
  guard(
    'a box goes by its receipt, not because it was taken',
    'src/device/vault/seal-unsent.ts',
    'this.#isDone(key) ? [name] : []',
    'this.#isDone(key) || taken.includes(key) ? [name] : []',
    SEAL,
  ),
  guard(
    'a refusal that the phone noted itself covers no box',
    'src/device/vault/seal-unsent.ts',
    "receipt.state === 'receipt' || this.#awaitsBackup(key)",
    "receipt.state === 'receipt' || receipt.state === 'refused'",
    SEAL,
  ),
  guard(
    'a box is all that is left of a later version than the one that is here',
    'src/device/vault/seal-unsent.ts',
    'here.has(key) ? [] : [name]',
    "[...here].some((one) => one.split(' ')[1] === key.split(' ')[1]) ? [] : [name]",
    SEAL,
  ),
  guard(
    'a version whose ancestry cannot be read leaves the box to be kept',
    'src/device/vault/seal-unsent.ts',
    'document === null ? [] : ancestryOf(document)',
    "document === null ? keys.map((key) => key.split(' ')[2] ?? '') : ancestryOf(document)",
    SEAL,
  ),
  guard(
    'a picture whose bytes are in its box alone is sent from it',
    'src/device/vault/seal-unsent.ts',
    '!here.has(sha256) || outbox.isLost(sha256)',
    'outbox.isLost(sha256)',
    SEAL,
  ),
  guard(
    'a picture that the disk has damaged is sent from its box',
    'src/device/vault/seal-unsent.ts',
    '!here.has(sha256) || outbox.isLost(sha256)',
    '!here.has(sha256)',
    SEAL,
  ),
  guard(
    'what was refused waits for a backup too',
    'src/device/vault/seal-unsent.ts',
    "(receipts.state(key) === 'refused' && !this.#awaitsBackup(key))",
    "receipts.state(key) === 'refused'",
    SEAL,
  ),
  guard(
    'what was handed over waits for a backup',
    'src/device/outbox.ts',
    'const stage = backedUp === null ? {} : { backedUp };',
    'const stage = {};',
    'src/device/sending/hand-over.test.ts',
  ),
  guard(
    'signing out sends what is sealed first',
    'src/state/session.svelte.ts',
    'await phone.sealed.settle().catch(() => 0); // whatever it did not bring through is counted next',
    '',
    SESSION,
  ),
  guard(
    'nobody signs out past sealed work that did not arrive',
    'src/state/session.svelte.ts',
    'if (sealed !== 0) return fail(',
    'if (false) return fail(',
    SESSION,
  ),
  guard(
    'a picture is sent when the office says so',
    'src/device/sending/push-photos.ts',
    "if (outcome.taken) return this.#receipt('sent', null);",
    "if (outcome.taken || offset >= bytes.byteLength) return this.#receipt('sent', null);",
    'src/device/sending/push-photos.test.ts',
  ),
  guard(
    'a picture of which all had come is looked at',
    'sync-server/photos/receive-photo.ts',
    'if (offset >= total) return this.#finish(account, sha256);',
    '',
    'sync-server/routes/photos.test.ts',
    BOXES,
  ),
  guard(
    'a picture in a box is held before it is answered for',
    'sync-server/sealed/file-box.ts',
    "if (is === 'whole') return true;",
    "if (is === 'whole' || from >= bytes.length) return true;",
    BOXES,
  ),
  guard(
    'what came in a box and was not finished can be asked for',
    'sync-server/sealed/file-box.ts',
    ': { id: sha256, rev: null };',
    ": { id: '0'.repeat(64), rev: null };",
    BOXES,
  ),
  guard(
    'on a restored server everything waits for its own backup',
    'sync-server/backup/restore.ts',
    'await noteLastBackup(folder, noBackupYet(storage.read(({ server }) => server.uuid())));',
    '',
    BACKUP,
  ),
  guard(
    'a note of another server does not end the waiting',
    'sync-server/backup/last-backup.ts',
    'last?.server === server ? last : noBackupYet(server);',
    'last?.server === server ? last : null;',
    BACKUP,
  ),
  guard(
    'what lies refused in the inbox says whether a backup has it',
    'sync-server/receipts/receipts.ts',
    "return { ...heldSince(refusal.receivedAt, last), state: 'refused', reason: refusal.sentence };",
    "return { state: 'refused', reason: refusal.sentence };",
    BACKUP,
  ),
];
