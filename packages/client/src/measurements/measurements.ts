/**
 * What measures connections and voices. A page needs none of it to show the first picture, so it is loaded after
 * that.
 */
export { readStats } from '../peer-connection/read-stats.ts';
export { createAudioMeter } from '../voice/create-audio-meter.ts';
export { OwnVoiceMonitor } from '../voice/own-voice-monitor.ts';
export { PeerVoiceMonitor } from '../voice/peer-voice-monitor.ts';
