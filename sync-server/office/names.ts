import type { Names } from '#domain/cases/line.ts';
import type { ReadView } from '../storage/storage.ts';

/** Names of staff and contractors as the office reads them. */
export function staffNames(view: ReadView): Names {
  return {
    account: (id) => {
      if (id === view.server.uuid() || view.server.earlier().includes(id))
        return 'Homefile, from a work report';
      return view.accounts.account(id)?.displayName ?? 'Someone no longer here';
    },
  };
}
