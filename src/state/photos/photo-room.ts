/** From how few photos on a person must know that the phone is almost full. */
const FEW = 20;
/** More than a week's work: what is said above it helps nobody, and no estimate is good for it. */
const PLENTY = 1000;

/** How many photos still fit, in words; the sentence stands where photos are taken. */
export function roomWords(photos: number): string {
  if (photos > PLENTY) return 'Room for more than 1,000 photos.';
  if (photos > FEW) return `Room for about ${photos} more photos.`;
  const fit = photos === 1 ? '1 photo' : `${photos} photos`;
  return `This phone is almost full: room for ${fit}. Readings and findings still save.`;
}

/** Whether so few photos fit that the sentence must be seen. */
export function isAlmostFull(photos: number): boolean {
  return photos <= FEW;
}
