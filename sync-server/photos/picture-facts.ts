/** What the structure of some bytes says. `metadata`: more than the picture itself is in them. */
export type PictureFacts =
  | { readonly is: 'picture'; readonly width: number; readonly height: number }
  | { readonly is: 'metadata' }
  | { readonly is: 'broken' };
