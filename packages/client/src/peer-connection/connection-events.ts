import type { ConnectionReport } from '@visavis/machines';
import { createCandidateSignal } from './ice-candidate.ts';

/** Reports the events of an RTCPeerConnection in plain data, until the signal is aborted. */
export function reportConnectionEvents(
  connection: RTCPeerConnection,
  report: (event: ConnectionReport) => void,
  signal: AbortSignal,
): void {
  const on = <Type extends keyof RTCPeerConnectionEventMap>(
    type: Type,
    listener: (event: RTCPeerConnectionEventMap[Type]) => void,
  ) => connection.addEventListener(type, listener, { signal });

  on('connectionstatechange', () => report({ type: `connection.${connection.connectionState}` }));
  on('iceconnectionstatechange', () => report({ type: `ice.${connection.iceConnectionState}` }));
  on('icegatheringstatechange', () =>
    report({ type: `gathering.${connection.iceGatheringState}` }),
  );
  on('signalingstatechange', () => report({ type: `signaling.${connection.signalingState}` }));
  on('negotiationneeded', () => report({ type: 'negotiationneeded' }));
  on('icecandidate', ({ candidate }) => {
    const candidateSignal = createCandidateSignal(candidate);
    if (candidateSignal !== null) report({ type: 'icecandidate', candidate: candidateSignal });
  });
}
