import type { ServerReport } from '@visavis/machines';
import type { RefusalReason } from '@visavis/protocol';
import { createProfile, roomName } from '@visavis/protocol/testing';
import { openRoomCodec } from '../../src/room-codec/open-room-codec.ts';
import type { RoomCodec } from '../../src/room-codec/room-codec.ts';
import { ServerConnection } from '../../src/server-connection/server-connection.ts';
import { createWrtcPlatform } from './wrtc-platform.ts';

/** What the random function of this platform returns. */
export const randomValue = 0.25;

/** Joins a room. */
export const joinRequest = { room: roomName, profile: createProfile({ name: 'Ana' }) };

/**
 * Connects to a server, and records all reports.
 *
 * @param change replaces the WebSocket of the platform
 */
export function connectTo(
  { url }: { url: string },
  change = (Base: typeof WebSocket): typeof WebSocket => Base,
  codec: RoomCodec = openRoomCodec,
) {
  const base = createWrtcPlatform();
  const platform = { ...base, WebSocket: change(base.WebSocket), random: () => randomValue };
  const reports: ServerReport[] = [];
  const connection = new ServerConnection({
    url: `${url.replace('http', 'ws')}/trpc`,
    codec,
    platform,
    report: (event) => reports.push(event),
  });
  return {
    connection,
    reports,
    platform,
    hasReported: (type: ServerReport['type']) => reports.some((report) => report.type === type),
    [Symbol.dispose]() {
      connection[Symbol.dispose]();
      platform[Symbol.dispose]();
    },
  };
}

/** The report of a refusal. */
export const refused = (reason: RefusalReason): ServerReport => ({
  type: 'server.refused',
  reason,
  jitter: randomValue,
});
