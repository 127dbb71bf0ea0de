import { expect, test } from 'vitest';
import { AppUpdate } from '../device/app/app-update.ts';
import { UpdateStatus } from './app-update.svelte.ts';

/** A tab for which a new version waits. A test answers, one by one, whether nothing is open. */
function aTab(nothingOpen?: () => Promise<boolean>) {
  const said: string[] = [];
  const answers: ((nothingOpen: boolean) => void)[] = [];
  const update = new AppUpdate(
    {
      inCharge: true,
      register: () => Promise.resolve(),
      look: () => Promise.resolve(),
      onWaiting: (waits) => waits(),
      onTakenOver: () => undefined,
      takeOver: () => void said.push('taken over'),
      reload: () => void said.push('loaded anew'),
    },
    {
      enter: () => void said.push('busy'),
      leave: () => Promise.resolve(void said.push('free')),
      ifNobody: (work) => Promise.resolve(work()),
    },
  );
  said.length = 0;
  return {
    status: new UpdateStatus(update, nothingOpen ?? (() => new Promise((resolve) => answers.push(resolve)))),
    said,
    answers,
  };
}

test('a visit that is entered while the drafts are read is not reloaded by their answer', async () => {
  const { status, said, answers } = aTab();
  const first = status.useIfSafe();
  status.enterWork();
  answers[0]?.(true);
  await first;
  expect(said).toEqual(['busy']);
});

test('of two first screens one after the other the answer for the newer one counts', async () => {
  const { status, said, answers } = aTab();
  const [first, second] = [status.useIfSafe(), status.useIfSafe()];
  answers[1]?.(true);
  await second;
  answers[0]?.(false);
  await first;
  expect(said).toEqual(['free', 'taken over']);
});

test('with a draft open no version is changed', async () => {
  const { status, said, answers } = aTab();
  const looking = status.useIfSafe();
  answers[0]?.(false);
  await looking;
  expect(said).toEqual(['busy']);
});

test('when what is open cannot be looked at no version is changed, and nothing is thrown', async () => {
  const { status, said, answers } = aTab(() => Promise.reject(new Error('The store is closed.')));
  await status.useIfSafe();
  expect(answers).toEqual([]);
  expect(said).toEqual(['busy']);
});
