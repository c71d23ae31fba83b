import { createRoot } from 'solid-js';
import { expect, onTestFinished, test } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { createHasFailed } from '../../../src/call/state/has-failed.ts';

/** An actor that fails because an action throws. */
function createFailingActor() {
  const actor = createActor(
    createMachine({
      on: {
        fail: {
          actions: () => {
            throw new Error('The action failed.');
          },
        },
        ignore: {},
      },
    }),
  );
  // Like the client, which releases everything then.
  actor.subscribe({ error: () => {} });
  return actor.start();
}

const watch = (actor: ReturnType<typeof createFailingActor>) =>
  createRoot((dispose) => {
    onTestFinished(dispose);
    return createHasFailed(actor);
  });

test('reports an actor that fails, and not before', () => {
  const actor = createFailingActor();
  const hasFailed = watch(actor);
  actor.send({ type: 'ignore' });
  expect(hasFailed()).toBe(false);

  actor.send({ type: 'fail' });
  expect(hasFailed()).toBe(true);
});

test('reports an actor that has failed before', () => {
  const actor = createFailingActor();
  actor.send({ type: 'fail' });
  expect(watch(actor)()).toBe(true);
});
