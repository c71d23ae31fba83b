import {
  creationOperation,
  type ConnectionCommand,
  type ConnectionInput,
  type ConnectionReport,
} from '@visavis/machines';
import { fromCallback } from 'xstate';
import type { CreateComparison } from '../comparison/comparisons.ts';
import type { PeerMessengers } from '../peer-messages/peer-messengers.ts';
import type { Platform } from '../platform/platform.ts';
import type { TrackRegistry } from '../tracks/track-registry.ts';
import { ConnectionTurns, turnRanks } from './connection-turns.ts';
import { pollIntervalMs } from './media-flow-monitor.ts';
import { PeerConnection } from './peer-connection.ts';
import { StrangerRanks } from './stranger-ranks.ts';
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
  messengers: PeerMessengers,
  createComparison: CreateComparison,
  disposables: Set<Disposable>,
) {
  // All connections of a call are polled in the same tick.
  const ticker = new Ticker(pollIntervalMs);
  const turns = new ConnectionTurns(platform);
  const strangerRanks = new StrangerRanks();
  return fromCallback<ConnectionCommand, ConnectionInput>(({ input, receive, sendBack }) => {
    const report = (event: ConnectionReport) => sendBack(event);
    const messenger = messengers.get(input.remote);
    const disposal = new AbortController();
    const strangerRank = strangerRanks.next(input.remote);
    const shared = { createComparison, turns, platform, tracks, ticker };
    const options = { ...shared, strangerRank, messenger, input, report };
    const commands: ConnectionCommand[] = [];
    let connection: PeerConnection | null = null;
    let perform = (command: ConnectionCommand): void => void commands.push(command);
    const create = async (): Promise<void> => {
      try {
        const certificates = await platform.getCertificates();
        if (disposal.signal.aborted) return;
        const created = new PeerConnection({ ...options, certificates });
        connection = created;
        disposables.add(created);
        perform = (command) => created.perform(command);
      } catch (error) {
        report({ type: 'operation.failed', operation: creationOperation, message: String(error) });
        perform = () => undefined;
      }
      for (const command of commands.splice(0)) perform(command);
    };
    const rank = () => (input.hasBeenConnected ? turnRanks.known : strangerRank);
    void turns.take(create, { rank, signal: disposal.signal });
    receive((command) => perform(command));
    return () => {
      disposal.abort();
      if (connection === null) return;
      disposables.delete(connection);
      connection[Symbol.dispose]();
    };
  });
}
