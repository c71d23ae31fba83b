import { findInSlot } from '../peer-connection/read-stats.ts';
import { readNumber, StatsReport } from '../peer-connection/stats-report.ts';

/** The received voice so far (RTCInboundRtpStreamStats, webrtc-stats). */
export interface AudioEnergy {
  /** The sum of level² × seconds. */
  readonly total: number;
  readonly seconds: number;
}

/** Reads the energy of the microphone's slot; null where it is not measured. */
export function readAudioEnergy(rtcReport: RTCStatsReport): AudioEnergy | null {
  const received = new StatsReport(rtcReport)
    .getAll('inbound-rtp')
    .filter((entry) => entry['kind'] === 'audio');
  const voice = findInSlot(received, 'microphone');
  const total = readNumber(voice, 'totalAudioEnergy');
  const seconds = readNumber(voice, 'totalSamplesDuration');
  return total === null || seconds === null ? null : { total, seconds };
}

/** The level between two measurements, from 0 to 1. */
export function levelBetween(before: AudioEnergy, now: AudioEnergy): number {
  const seconds = now.seconds - before.seconds;
  return seconds <= 0 ? 0 : Math.sqrt(Math.max(0, now.total - before.total) / seconds);
}
