import type { ConnectionCommand, ConnectionInput, ConnectionReport } from '@visavis/machines';
import { fromCallback } from 'xstate';
import type { Platform } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { pollIntervalMs } from './media-flow-monitor.ts';
import { PeerConnection } from './peer-connection.ts';
import { Ticker } from './ticker.ts';

/**
 * The connection actor: it owns one RTCPeerConnection from its start to its stop. Nothing it does throws
 * into the machine; what fails is reported.
 */
export function createConnectionLogic(
  platform: Platform,
  tracks: TrackRegistry,
  live: Set<Disposable>,
) {
  // All connections of a call are looked at in the same moment.
  const ticker = new Ticker(pollIntervalMs);
  return fromCallback<ConnectionCommand, ConnectionInput>(({ input, receive, sendBack }) => {
    const report = (event: ConnectionReport) => sendBack(event);
    let connection: PeerConnection | null = null;
    try {
      connection = new PeerConnection({ platform, tracks, ticker, input, report });
      live.add(connection);
    } catch (error) {
      report({ type: 'operation.failed', operation: 'create', message: String(error) });
    }
    receive((command) => connection?.perform(command));
    return () => {
      if (connection === null) return;
      live.delete(connection);
      connection[Symbol.dispose]();
    };
  });
}
