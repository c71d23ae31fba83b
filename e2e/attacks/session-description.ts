import { randomBytes } from 'node:crypto';

const opus = ['a=rtpmap:111 opus/48000/2', 'a=fmtp:111 minptime=10;useinbandfec=1'];
const vp8 = ['a=rtpmap:96 VP8/90000', 'a=rtcp-fb:96 nack pli'];

/** The media sections of a call, in their order: microphone, camera, screen, screen audio, data channels. */
const sections = [
  { line: 'm=audio 9 UDP/TLS/RTP/SAVPF 111', attributes: ['a=sendrecv', 'a=rtcp-mux', ...opus] },
  { line: 'm=video 9 UDP/TLS/RTP/SAVPF 96', attributes: ['a=sendrecv', 'a=rtcp-mux', ...vp8] },
  { line: 'm=video 9 UDP/TLS/RTP/SAVPF 96', attributes: ['a=sendrecv', 'a=rtcp-mux', ...vp8] },
  { line: 'm=audio 9 UDP/TLS/RTP/SAVPF 111', attributes: ['a=sendrecv', 'a=rtcp-mux', ...opus] },
  { line: 'm=application 9 UDP/DTLS/SCTP webrtc-datachannel', attributes: ['a=sctp-port:5000'] },
] as const;

const randomToken = (bytes: number): string => randomBytes(bytes).toString('hex');

/**
 * An offer with the media sections of a call, as short as Chromium accepts it, so that many fit into the limits.
 * @param ufrag identifies the ICE session
 */
export function createOfferSdp(ufrag: string = randomToken(4)): string {
  const fingerprint = (randomToken(32).toUpperCase().match(/../g) ?? []).join(':');
  const transport = [
    'c=IN IP4 0.0.0.0',
    `a=ice-ufrag:${ufrag}`,
    `a=ice-pwd:${randomToken(12)}`,
    `a=fingerprint:sha-256 ${fingerprint}`,
    'a=setup:actpass',
  ];
  const bundle = sections.map((_, mid) => mid).join(' ');
  const media = sections.flatMap(({ line, attributes }, mid) => [
    line,
    ...transport,
    `a=mid:${mid}`,
    ...attributes,
  ]);
  const session = ['v=0', 'o=- 1 1 IN IP4 127.0.0.1', 's=-', 't=0 0', `a=group:BUNDLE ${bundle}`];
  return [...session, ...media, ''].join('\r\n');
}

/** A host candidate, different for each number. @param index from 0 to 4 million */
export const createCandidateLine = (index: number): string =>
  `candidate:1 1 udp 1 10.${Math.floor(index / 65_536)}.${Math.floor(index / 256) % 256}.${index % 256} 9 typ host`;
