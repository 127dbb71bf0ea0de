/** The form of a reading in a room: that of the record that is there, or the pad with what was being typed. */
export function readingPath(room: string, id: string, isRecord: boolean): string {
  return `${room}/readings/${isRecord ? id : 'new'}`;
}
