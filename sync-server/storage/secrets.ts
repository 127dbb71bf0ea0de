/** Secrets of the server itself, made once and kept in its data folder alone: never sent, never logged. */
export interface SecretsRead {
  secret(name: SecretName): string | null;
}

export interface SecretsWrite extends SecretsRead {
  /** Keeps a secret unless there is one already, and answers the one that counts. */
  keepFirst(name: SecretName, value: string): string;
}

/** `desk`: what the keys of desks are made from. `landlord`: the private half of the landlord's key, as a JSON web key. */
export type SecretName = 'desk' | 'landlord';
