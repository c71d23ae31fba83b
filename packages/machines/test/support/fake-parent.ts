import { createActor, fromCallback, type ActorRefFrom, type EventObject } from 'xstate';

/** Stands in for the machine above: it keeps what it hears. */
export function fakeParent<Output extends EventObject>() {
  const heard: Output[] = [];
  const logic = fromCallback<Output>(({ receive }) => {
    receive((event) => {
      heard.push(event);
    });
  });
  const ref: ActorRefFrom<typeof logic> = createActor(logic).start();
  return { ref, heard };
}
