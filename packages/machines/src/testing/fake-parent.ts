import { createActor, fromCallback, type ActorRefFrom, type EventObject } from 'xstate';

/** A replacement for the machine that starts another one. It records the events that it receives. */
export function createFakeParent<Output extends EventObject>() {
  const received: Output[] = [];
  const logic = fromCallback<Output>(({ receive }) => {
    receive((event) => {
      received.push(event);
    });
  });
  const ref: ActorRefFrom<typeof logic> = createActor(logic).start();
  return { ref, received };
}
