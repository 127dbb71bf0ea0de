/** What a process did to its files, and what it answered, in the order in which it happened. Paths are absolute. */
export type DiskEvent =
  | { readonly did: 'create' | 'remove'; readonly path: string }
  | { readonly did: 'make-folder' | 'sync'; readonly path: string }
  | { readonly did: 'write'; readonly path: string; readonly at: number; readonly bytes: Buffer }
  | { readonly did: 'truncate'; readonly path: string; readonly size: number }
  | { readonly did: 'rename'; readonly path: string; readonly to: string }
  | { readonly did: 'answer'; readonly request: Buffer; readonly answer: Buffer };
