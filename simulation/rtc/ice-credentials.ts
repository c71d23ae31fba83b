import { hash } from 'node:crypto';
import type { Random } from '../random/random.ts';
import type { IceCredentials } from './model.ts';

const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

const randomText = (length: number, random: Random): string =>
  Array.from({ length }, () => alphabet.charAt(Math.floor(random() * alphabet.length))).join('');

export function createCredentials(random: Random): IceCredentials {
  // Browsers use four characters. Eight never collide in a simulation.
  return { ufrag: randomText(8, random), pwd: randomText(24, random) };
}

export const areSameCredentials = (a: IceCredentials | null, b: IceCredentials | null): boolean =>
  a?.ufrag === b?.ufrag && a?.pwd === b?.pwd;

/** A certificate, of which nothing matters but that it is one of its own. */
export const createCertificate = (random: Random): Uint8Array<ArrayBuffer> =>
  Uint8Array.from({ length: 32 }, () => Math.floor(random() * 256));

/** The fingerprint of a certificate (RFC 8122). */
export function fingerprintOf(certificate: Uint8Array): string {
  const bytes = hash('sha256', certificate, 'buffer');
  const hex = Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0').toUpperCase());
  return `sha-256 ${hex.join(':')}`;
}
