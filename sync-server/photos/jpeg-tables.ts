/**
 * Whether a table, frame or scan header of a JPEG is filled by its tables to the last byte (ITU-T T.81, B.2): what is
 * longer than what it says it holds could hold anything.
 */
export function isFilledExactly(marker: number, content: Uint8Array): boolean {
  const at = (index: number): number => content[index] ?? 0;
  switch (marker) {
    case 0xdb:
      return isMadeOf(content, (from) => 1 + (at(from) >> 4 === 0 ? 64 : 128));
    case 0xc4:
      return isMadeOf(content, (from) => {
        const counts = content.subarray(from + 1, from + 17);
        return 17 + counts.reduce((sum, count) => sum + count, 0);
      });
    case 0xdd:
    case 0xdc:
      return content.length === 2;
    case 0xda:
      return content.length === 4 + 2 * at(0) && at(0) >= 1 && at(0) <= 4;
    default:
      return content.length === 6 + 3 * at(5) && at(5) >= 1 && at(5) <= 4;
  }
}

/** Whether parts of the length that each says of itself fill the content and end where it ends. */
function isMadeOf(content: Uint8Array, lengthAt: (from: number) => number): boolean {
  let at = 0;
  while (at < content.length) at += lengthAt(at);
  return content.length > 0 && at === content.length;
}
