const STEP = '  ';

/**
 * A document in lines, for somebody to read: no sign of it is left out, moved or changed, also where it is no JSON at all or
 * says something twice. Parsing it would hide just what it was refused for.
 */
export function laidOut(text: string): string {
  let out = '';
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (inString) {
      out += sign;
      if (sign === '\\') {
        at += 1;
        out += text.charAt(at);
      } else if (sign === '"') inString = false;
    } else if (sign === '"') {
      inString = true;
      out += sign;
    } else if (sign === '{' || sign === '[') {
      depth += 1;
      out += `${sign}\n${STEP.repeat(depth)}`;
    } else if (sign === '}' || sign === ']') {
      depth = Math.max(0, depth - 1);
      out += `\n${STEP.repeat(depth)}${sign}`;
    } else out += sign === ',' ? `,\n${STEP.repeat(depth)}` : sign;
  }
  return out;
}
