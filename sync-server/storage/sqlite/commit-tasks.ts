/** What to do after the commit, kept apart for each request so that a rolled-back one leaves nothing behind. */
export class CommitTasks {
  #ofRequest: (() => void)[] = [];
  #ofGroup: (() => void)[] = [];

  add(task: () => void): void {
    this.#ofRequest.push(task);
  }

  keepRequest(): void {
    this.#ofGroup.push(...this.#ofRequest);
    this.#ofRequest = [];
  }

  dropRequest(): void {
    this.#ofRequest = [];
  }

  dropGroup(): void {
    this.#ofRequest = [];
    this.#ofGroup = [];
  }

  runGroup(): void {
    const tasks = this.#ofGroup;
    this.#ofGroup = [];
    for (const task of tasks) task();
  }
}
