import { createRoot } from 'solid-js';
import { expect, onTestFinished, test } from 'vitest';
import { createActor, createMachine } from 'xstate';
import { createHasFailed } from '../../../src/call/state/has-failed.ts';

/** An actor that fails as machines do: an action throws. */
function fragileActor() {
  const actor = createActor(
    createMachine({
      on: {
        break: {
          actions: () => {
            throw new Error('no next generation');
          },
        },
        live: {},
      },
    }),
  );
  // As the client does, which lets go of everything then.
  actor.subscribe({ error: () => {} });
  return actor.start();
}

const watch = (actor: ReturnType<typeof fragileActor>) =>
  createRoot((dispose) => {
    onTestFinished(dispose);
    return createHasFailed(actor);
  });

test('a call that fails is seen to have failed, and one that goes on is not', () => {
  const actor = fragileActor();
  const hasFailed = watch(actor);
  actor.send({ type: 'live' });
  expect(hasFailed()).toBe(false);

  actor.send({ type: 'break' });
  expect(hasFailed()).toBe(true);
});

test('a call that failed before it was drawn is seen as well', () => {
  const actor = fragileActor();
  actor.send({ type: 'break' });
  expect(watch(actor)()).toBe(true);
});
