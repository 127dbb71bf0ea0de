interface ScriptUrlPolicy {
  createScriptURL(url: string): string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: { createScriptURL: (url: string) => string }): ScriptUrlPolicy;
}

// The content security policy lists this name. Only addresses of this app's own origin pass.
const POLICY = 'homefile';

let policy: ScriptUrlPolicy | null = null;

/** An address of one of the app's own scripts, in the form that Trusted Types let a worker start from. */
export function ownScript(url: string): string {
  const factory: unknown = Reflect.get(globalThis, 'trustedTypes');
  if (!isFactory(factory)) return ownScriptUrl(url);
  policy ??= factory.createPolicy(POLICY, { createScriptURL: ownScriptUrl });
  return policy.createScriptURL(url);
}

function ownScriptUrl(url: string): string {
  if (new URL(url, location.origin).origin !== location.origin)
    throw new TypeError('Only the app’s own scripts run.');
  return url;
}

function isFactory(value: unknown): value is PolicyFactory {
  return typeof value === 'object' && value !== null && 'createPolicy' in value;
}
