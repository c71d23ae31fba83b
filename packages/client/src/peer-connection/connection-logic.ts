import {
  creationOperation,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
} from '@visavis/machines';
import { fromCallback } from 'xstate';
import { PeerMessengers } from '../peer-messages/peer-messengers.ts';
import type { Platform } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { pollIntervalMs } from './media-flow-monitor.ts';
import { PeerConnection } from './peer-connection.ts';
import { Ticker } from './ticker.ts';

/**
 * The logic of the connection actor: it owns one RTCPeerConnection from start to stop. It never throws into
 * the machine; failures are reported.
 *
 * @param disposables holds every live connection, so that it can be disposed if the actor ends in error
 */
export function createConnectionLogic(
  platform: Platform,
  tracks: TrackRegistry,
  disposables: Set<Disposable>,
) {
  // All connections of a call are polled in the same tick.
  const ticker = new Ticker(pollIntervalMs);
  const messengers = new PeerMessengers(platform.now);
  return fromCallback<ConnectionCommand, ConnectionInput>(({ input, receive, sendBack }) => {
    const report = (event: ConnectionReport) => sendBack(event);
    const messenger = messengers.get(input.remote);
    let connection: PeerConnection | null = null;
    try {
      connection = new PeerConnection({ platform, tracks, ticker, messenger, input, report });
      disposables.add(connection);
    } catch (error) {
      report({ type: 'operation.failed', operation: creationOperation, message: String(error) });
    }
    receive((command) => connection?.perform(command));
    return () => {
      if (connection === null) return;
      disposables.delete(connection);
      connection[Symbol.dispose]();
    };
  });
}
