/** Where a command writes; `process` fits. */
export interface CommandOutput {
  readonly stdout: { write(text: string): unknown };
  readonly stderr: { write(text: string): unknown };
}

/** What a command may use of the process. Only `main.ts` reads the environment. */
export interface CommandContext extends CommandOutput {
  /** The arguments after the command's name. */
  readonly args: readonly string[];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Resolves when the process is told to end (SIGTERM or SIGINT). */
  readonly told: Promise<void>;
  /** The folder of the package: the built app and the demo's pictures lie in it. */
  readonly packageFolder: string;
}

/** Resolves with the exit status: 0 done, 1 a check failed, 2 wrong use. */
export type Command = (context: CommandContext) => Promise<number>;
