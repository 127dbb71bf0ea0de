/** "3 rooms", "1 room", and "" for none. */
export function counted(count: number, singular: string, plural = `${singular}s`): string {
  return count === 0 ? '' : `${count} ${count === 1 ? singular : plural}`;
}
