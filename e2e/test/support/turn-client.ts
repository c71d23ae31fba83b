import { createHash, createHmac, randomBytes } from 'node:crypto';
import { createSocket } from 'node:dgram';
import { once } from 'node:events';
import {
  attributeTypes,
  encodePeerAddress,
  encodeRequest,
  readAttributes,
  type Attribute,
} from './stun-message.ts';

const methods = { allocate: 0x003, refresh: 0x004, createPermission: 0x008 } as const;
const errorClass = 0x0110;
const answerTimeoutMs = 5_000;

/** The answer to a request: `ok`, or the code of an error. */
type TurnResult = 'ok' | number;

/** What an allocation relays. */
interface AllocationOptions {
  readonly family?: 'IPv4' | 'IPv6';
  /** TCP as in RFC 6062. */
  readonly protocol?: 'udp' | 'tcp';
}

/** Credentials of the TURN REST API. @param expires seconds since 1970 */
export function createCredentials(secret: string, user: string, expires: number) {
  const username = `${expires}:${user}`;
  return { username, password: createHmac('sha1', secret).update(username).digest('base64') };
}

/** A TURN client with one socket, and so at most one allocation. */
export class TurnClient implements Disposable {
  readonly #socket = createSocket('udp4');
  readonly #port: number;
  readonly #credentials: ReturnType<typeof createCredentials>;
  #realm = '';
  #nonce = Buffer.alloc(0);

  /** @param port of a TURN server on 127.0.0.1 */
  constructor(port: number, credentials: ReturnType<typeof createCredentials>) {
    this.#port = port;
    this.#credentials = credentials;
  }

  /** Requests a relayed address. */
  allocate({ family = 'IPv4', protocol = 'udp' }: AllocationOptions = {}): Promise<TurnResult> {
    return this.#request(methods.allocate, () => [
      [attributeTypes.transport, Buffer.from([protocol === 'udp' ? 17 : 6, 0, 0, 0])],
      [attributeTypes.addressFamily, Buffer.from([family === 'IPv4' ? 1 : 2, 0, 0, 0])],
    ]);
  }

  /** Requests to exchange packets with an address. */
  permit(address: string): Promise<TurnResult> {
    return this.#request(methods.createPermission, (transaction) => [
      [attributeTypes.peerAddress, encodePeerAddress(address, transaction)],
    ]);
  }

  /** Extends the allocation. */
  refresh(): Promise<TurnResult> {
    return this.#request(methods.refresh, () => []);
  }

  [Symbol.dispose](): void {
    this.#socket.close();
  }

  /** Sends a request, and again when the server has told its realm and a new nonce. */
  async #request(
    method: number,
    attributesOf: (transaction: Buffer) => readonly Attribute[],
  ): Promise<TurnResult> {
    const first = await this.#send(method, attributesOf);
    const isChallenge = first.result === 401 || first.result === 438;
    const nonce = first.attributes.get(attributeTypes.nonce);
    if (!isChallenge || nonce === undefined || nonce.equals(this.#nonce)) return first.result;
    this.#nonce = Buffer.from(nonce);
    this.#realm = String(first.attributes.get(attributeTypes.realm) ?? this.#realm);
    return (await this.#send(method, attributesOf)).result;
  }

  async #send(method: number, attributesOf: (transaction: Buffer) => readonly Attribute[]) {
    const { username, password } = this.#credentials;
    const transaction = randomBytes(12);
    const isSigned = this.#nonce.length > 0;
    const signature: readonly Attribute[] = isSigned
      ? [
          [attributeTypes.username, Buffer.from(username)],
          [attributeTypes.realm, Buffer.from(this.#realm)],
          [attributeTypes.nonce, this.#nonce],
        ]
      : [];
    const key = createHash('md5').update(`${username}:${this.#realm}:${password}`).digest();
    const request = encodeRequest({
      method,
      transaction,
      attributes: [...attributesOf(transaction), ...signature],
      key: isSigned ? key : null,
    });
    const answered: Promise<unknown[]> = once(this.#socket, 'message', {
      signal: AbortSignal.timeout(answerTimeoutMs),
    });
    this.#socket.send(request, this.#port, '127.0.0.1');
    const [message] = await answered;
    if (!Buffer.isBuffer(message)) throw new TypeError('The answer is no packet.');
    const attributes = readAttributes(message);
    const error = attributes.get(attributeTypes.errorCode);
    const code = error === undefined ? 0 : error.readUInt8(2) * 100 + error.readUInt8(3);
    const isError = (message.readUInt16BE() & errorClass) === errorClass;
    const result: TurnResult = isError ? code : 'ok';
    return { attributes, result };
  }
}
