import { RoomName } from '@visavis/protocol';
import { createActor, type ActorScope, type ExecutableActionObject } from 'xstate';
import type { Announcement } from './announcement.ts';
import { roomMachine } from './machine.ts';

type RoomScope = ActorScope<
  ReturnType<typeof roomMachine.transition>,
  Parameters<typeof roomMachine.transition>[1]
>;

const noop = () => {};

/**
 * An actor that is never started, for where the machine asks who it is. XState's own `transition()`
 * makes one for every call, which costs more than the transition itself.
 */
export const unstartedRoom = createActor(roomMachine, {
  input: { name: RoomName.parse('nowhere'), capacity: 1 },
});

// `setup` has proved that nothing but announcements is ever given to `announce`.
function isAnnounceAction(
  action: ExecutableActionObject,
): action is ExecutableActionObject & { params: readonly Announcement[] } {
  return action.type === 'announce';
}

/** Surroundings in which the machine can act on nothing; what it announces is added to `said`. */
export function createInertScope(said: Announcement[]): RoomScope {
  return {
    self: unstartedRoom,
    system: unstartedRoom.system,
    id: '',
    sessionId: '',
    logger: noop,
    defer: noop,
    emit: noop,
    stopChild: noop,
    actionExecutor: (action) => {
      if (isAnnounceAction(action)) said.push(...action.params);
    },
  };
}
