import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openSqliteStorage } from './sqlite/open.ts';
import { storageContract } from './storage.contract.ts';

storageContract('SQLite', openSqliteStorage, () => mkdtempSync(join(tmpdir(), 'homefile-storage-')));
