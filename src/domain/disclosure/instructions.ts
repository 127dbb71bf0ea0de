/**
 * The closed list of derived instructions: what a visitor must do, without why. Each serves at least three different
 * reasons (a test counts them), so that no phrase becomes a code for one condition. A derived instruction is still
 * personal data when tied to an address.
 */
export const INSTRUCTIONS = {
  'ring-before-visiting': 'Ring before you visit',
  'allow-extra-time': 'Allow extra time at the door',
  'two-person-visit': 'Two-person visit',
  'warn-before-noise': 'Say before noisy work starts, and keep it short',
  'keep-dust-down': 'Seal the work area and use dust extraction',
  'no-solvents-while-occupied': 'No solvents or strong-smelling treatment while anyone is at home',
  'fence-the-work-area': 'Fence the work area and take tools away with you',
  'keep-routes-clear': 'Keep the hall, doors and stairs clear',
  'leave-services-on': 'Do not leave heating, water or power off when you go',
  'speak-face-to-face': 'Speak face to face, clearly and in short sentences',
} as const;

export type Instruction = keyof typeof INSTRUCTIONS;

/** Whether `name` is one of the derived instructions. */
export function isInstruction(name: unknown): name is Instruction {
  return typeof name === 'string' && Object.hasOwn(INSTRUCTIONS, name);
}
