import { roomMachine } from '@visavis/machines';
import type { RoomName } from '@visavis/protocol';
import { createInspector } from '@statelyai/inspect';
import { isRoomBlank } from '../rooms/blank-room.ts';
import type { RoomObserver } from '../rooms/room-writer.ts';
import { openInspectionServer } from './inspection-server.ts';
import { sanitizeContext, sanitizeEvent } from './sanitize.ts';

/** The Stately inspector with the rooms of this server. */
export interface RoomInspector extends AsyncDisposable {
  /** Its address for a browser on this machine. The same address with ws: is the WebSocket for events. */
  readonly url: string;
  readonly observe: RoomObserver;
}

/**
 * Shows the room machines in the Stately inspector, without names. For development only. Room machines run as a
 * pure function, without actors, so each transition is reported here.
 * @param port a port of the loopback interface, 0 for any free port
 */
export async function startRoomInspector(port: number): Promise<RoomInspector> {
  const inspectionServer = await openInspectionServer(port);
  const definition = JSON.stringify(roomMachine.config);
  const inspector = createInspector(
    {
      send(event) {
        // An event that is reported by session id lacks the link to its machine.
        const completeEvent = { ...event, rootId: event.sessionId };
        inspectionServer.send(
          JSON.stringify(
            event.type === '@xstate.actor' ? { ...completeEvent, definition } : completeEvent,
          ),
        );
      },
    },
    { sanitizeContext, sanitizeEvent },
  );
  // A room's name is a secret, so the inspector gets numbers.
  const sessions = new Map<RoomName, string>();
  let count = 0;
  return {
    url: inspectionServer.url,
    observe({ room, event, after }) {
      const shown = { status: after.status, value: after.value, context: after.context };
      let session = sessions.get(room);
      if (session === undefined) {
        count += 1;
        session = `room-${count}`;
        sessions.set(room, session);
        inspector.actor(session, shown);
      }
      inspector.event(session, event);
      inspector.snapshot(session, shown, { event });
      if (isRoomBlank(after.context)) sessions.delete(room);
    },
    [Symbol.asyncDispose]: () => inspectionServer[Symbol.asyncDispose](),
  };
}
