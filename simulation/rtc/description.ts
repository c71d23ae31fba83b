import { readCandidate, writeCandidate } from './candidate.ts';
import type { Direction } from './direction.ts';
import type { Candidate, IceCredentials, MediaKind } from './model.ts';

export type SectionKind = MediaKind | 'application';
type Setup = 'actpass' | 'active' | 'passive';

/** A media section. All sections are bundled on one transport. */
export interface Section {
  readonly kind: SectionKind;
  readonly mid: string;
  /** Ignored for `application`. */
  readonly direction: Direction;
}

/** The transport attributes that all sections of a description share. */
interface TransportDescription {
  readonly credentials: IceCredentials;
  readonly fingerprint: string;
  readonly setup: Setup;
}

/** A session description (RFC 8829), reduced to what the fake uses. */
export interface Description {
  readonly type: 'offer' | 'answer';
  /** The session id, which is the same in all descriptions of one connection. */
  readonly session: number;
  readonly version: number;
  readonly sections: readonly Section[];
  readonly transport: TransportDescription;
  readonly candidates: readonly Candidate[];
}

export const isApplication = ({ kind }: Section): boolean => kind === 'application';

const mediaFormats: Readonly<Record<SectionKind, string>> = {
  audio: 'UDP/TLS/RTP/SAVPF 111',
  video: 'UDP/TLS/RTP/SAVPF 96',
  application: 'UDP/DTLS/SCTP webrtc-datachannel',
};

const sectionAttributes: Readonly<Record<SectionKind, readonly string[]>> = {
  audio: ['a=rtcp-mux', 'a=rtpmap:111 opus/48000/2'],
  video: ['a=rtcp-mux', 'a=rtpmap:96 VP8/90000'],
  application: ['a=sctp-port:5000'],
};

/** Formats a description as SDP (RFC 8866). */
export function writeDescription(description: Description): string {
  const { session, version, sections, transport, candidates } = description;
  const { credentials, fingerprint, setup } = transport;
  const { ufrag, pwd } = credentials;
  const lines = [
    'v=0',
    `o=- ${session} ${version} IN IP4 127.0.0.1`,
    's=-',
    't=0 0',
    `a=group:BUNDLE ${sections.map(({ mid }) => mid).join(' ')}`,
    ...sections.flatMap(({ kind, mid, direction }, index) => [
      `m=${kind} 9 ${mediaFormats[kind]}`,
      'c=IN IP4 0.0.0.0',
      // The candidates of a bundle belong to its first section (RFC 8829 section 4.1.1).
      ...(index === 0 ? candidates.map((each) => `a=${writeCandidate(each, ufrag)}`) : []),
      `a=ice-ufrag:${ufrag}`,
      `a=ice-pwd:${pwd}`,
      'a=ice-options:trickle',
      `a=fingerprint:${fingerprint}`,
      `a=setup:${setup}`,
      `a=mid:${mid}`,
      ...(kind === 'application' ? [] : [`a=${direction}`]),
      ...sectionAttributes[kind],
    ]),
  ];
  return `${lines.join('\r\n')}\r\n`;
}

/** The error for invalid SDP. In webrtc-pc it is an RTCError, which is an OperationError. */
const parseError = (message: string): DOMException =>
  new DOMException(`Failed to parse SessionDescription. ${message}`, 'OperationError');

function readValue(lines: readonly string[], name: string): string {
  const found = lines.find((line) => line.startsWith(name));
  if (found === undefined) throw parseError(`Missing ${name}`);
  return found.slice(name.length);
}

const isSectionKind = (kind: string | undefined): kind is SectionKind =>
  kind === 'audio' || kind === 'video' || kind === 'application';

const isDirection = (value: string): value is Direction =>
  value === 'sendrecv' || value === 'sendonly' || value === 'recvonly' || value === 'inactive';

function readSetup(setup: string): Setup {
  if (setup === 'actpass' || setup === 'active' || setup === 'passive') return setup;
  throw parseError(`Invalid setup ${setup}.`);
}

function readSection(lines: readonly string[]): Section {
  const kind = /^m=(\w+) /.exec(lines[0] ?? '')?.[1];
  if (!isSectionKind(kind)) throw parseError(`Invalid section ${lines[0]}.`);
  const direction = lines.map((line) => line.slice('a='.length)).find(isDirection);
  return { kind, mid: readValue(lines, 'a=mid:'), direction: direction ?? 'sendrecv' };
}

/**
 * Parses the SDP that `writeDescription` formats.
 *
 * @throws OperationError if the SDP is invalid
 */
export function readDescription(type: 'offer' | 'answer', sdp: string): Description {
  const lines = sdp.split('\r\n').filter((line) => line !== '');
  if (lines[0] !== 'v=0') throw parseError('Expect line: v=');
  const starts = lines.flatMap((line, index) => (line.startsWith('m=') ? [index] : []));
  const sections = starts.map((start, index) => lines.slice(start, starts[index + 1]));
  const [first] = sections;
  if (first === undefined) throw parseError('Missing media section.');
  const [, session, version] = readValue(lines, 'o=').split(' ');
  return {
    type,
    session: Number(session),
    version: Number(version),
    sections: sections.map(readSection),
    transport: {
      credentials: { ufrag: readValue(first, 'a=ice-ufrag:'), pwd: readValue(first, 'a=ice-pwd:') },
      fingerprint: readValue(first, 'a=fingerprint:'),
      setup: readSetup(readValue(first, 'a=setup:')),
    },
    candidates: first.flatMap((line) => readCandidate(line)?.candidate ?? []),
  };
}
