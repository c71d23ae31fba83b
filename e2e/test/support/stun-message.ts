import { createHmac } from 'node:crypto';
import { isIPv6 } from 'node:net';

const magicCookie = 0x2112a442;

/** The attributes that a TURN client needs (RFC 8489, RFC 8656). */
export const attributeTypes = {
  username: 0x0006,
  messageIntegrity: 0x0008,
  errorCode: 0x0009,
  lifetime: 0x000d,
  peerAddress: 0x0012,
  realm: 0x0014,
  nonce: 0x0015,
  addressFamily: 0x0017,
  transport: 0x0019,
} as const;

/** An attribute with its value. */
export type Attribute = readonly [type: number, value: Buffer];

function encodeAttribute([type, value]: Attribute): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16BE(type);
  head.writeUInt16BE(value.length, 2);
  return Buffer.concat([head, value, Buffer.alloc(-value.length & 3)]);
}

interface StunRequest {
  readonly method: number;
  /** 12 bytes. */
  readonly transaction: Buffer;
  readonly attributes: readonly Attribute[];
  /** Signs the message; null for the first request, which gets the nonce. */
  readonly key: Buffer | null;
}

/** Encodes a request. */
export function encodeRequest({ method, transaction, attributes, key }: StunRequest): Buffer {
  const body = Buffer.concat(attributes.map(encodeAttribute));
  const head = Buffer.alloc(8);
  head.writeUInt16BE(method);
  // The integrity covers a length that counts it.
  head.writeUInt16BE(body.length + (key === null ? 0 : 24), 2);
  head.writeUInt32BE(magicCookie, 4);
  const message = Buffer.concat([head, transaction, body]);
  if (key === null) return message;
  const integrity = createHmac('sha1', key).update(message).digest();
  return Buffer.concat([message, encodeAttribute([attributeTypes.messageIntegrity, integrity])]);
}

/** Reads the attributes of a message. */
export function readAttributes(message: Buffer): ReadonlyMap<number, Buffer> {
  const found = new Map<number, Buffer>();
  let at = 20;
  while (at + 4 <= message.length) {
    const length = message.readUInt16BE(at + 2);
    found.set(message.readUInt16BE(at), message.subarray(at + 4, at + 4 + length));
    at += 4 + length + (-length & 3);
  }
  return found;
}

/** The four or sixteen bytes of an address. */
function addressBytes(address: string): Buffer {
  if (!isIPv6(address)) return Buffer.from(address.split('.').map(Number));
  // URL writes all groups in hexadecimal.
  const [head = '', tail = ''] = new URL(`http://[${address}]`).hostname.slice(1, -1).split('::');
  const [before, after] = [head, tail].map((text) => (text === '' ? [] : text.split(':')));
  const groups = [...(before ?? []), ...(after ?? [])];
  const zeros = Array.from({ length: 8 - groups.length }, () => '0');
  const all = [...(before ?? []), ...zeros, ...(after ?? [])];
  return Buffer.from(all.map((group) => group.padStart(4, '0')).join(''), 'hex');
}

/** Encodes XOR-PEER-ADDRESS, with some port. */
export function encodePeerAddress(address: string, transaction: Buffer): Buffer {
  const key = Buffer.alloc(16);
  key.writeUInt32BE(magicCookie);
  transaction.copy(key, 4);
  const bytes = addressBytes(address).map((byte, index) => byte ^ (key[index] ?? 0));
  return Buffer.concat([Buffer.from([0, isIPv6(address) ? 2 : 1, 0x12, 0x34]), bytes]);
}
