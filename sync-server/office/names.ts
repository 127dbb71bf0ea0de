import type { Names } from '#domain/cases/line.ts';
import type { ReadView } from '../storage/storage.ts';

/** Names of staff and contractors as the office reads them; of what the server records itself, that it did. */
export function staffNames(view: ReadView): Names {
  return {
    account: (id) => {
      if (id === view.server.uuid() || view.server.earlier().includes(id)) return 'Homefile itself';
      return view.accounts.account(id)?.displayName ?? 'Someone no longer here';
    },
  };
}
