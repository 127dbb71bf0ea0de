/** The signs that stand for weights, from the lowest to the highest; the middle one is nought. */
const SIGNS = [...'#%&()*+,-./0123456789:;<=>?@ABCDEFGHIJKLMNOPQRSTUVWXYZ[]^_abcdefghijklmnopqrstuvwxyz{|}~'];
const NOUGHT = Math.floor(SIGNS.length / 2);
const STEP = 0.08;

/** Weights as text, a sign each. */
export function packWeights(weights: ArrayLike<number>): string {
  return Array.from(weights, (weight) => {
    const steps = Math.max(-NOUGHT, Math.min(NOUGHT, Math.round(weight / STEP)));
    return SIGNS[NOUGHT + steps] ?? '';
  }).join('');
}

/** The weights that a text stands for. */
export function unpackWeights(packed: string): Float32Array {
  const values = new Map(SIGNS.map((sign, at) => [sign, (at - NOUGHT) * STEP]));
  return Float32Array.from(packed.replaceAll('\n', ''), (sign) => values.get(sign) ?? 0);
}
