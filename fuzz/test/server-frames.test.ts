import { setImmediate } from 'node:timers/promises';
import {
  ChangeLinkInput,
  ConnectionParams,
  createConnectionParams,
  IceServers,
  JoinInput,
  PeekInput,
  protocolVersions,
  Refusal,
  refusalReasons,
  SendSignalsInput,
  webCryptography,
  WireProfile,
} from '@visavis/protocol';
import type { SignalingService } from '@visavis/protocol/router';
import * as fc from 'fast-check';
import { expect } from 'vitest';
import * as z from 'zod/mini';
import { authenticate } from '../../apps/server/src/authentication/authentication.ts';
import { Procedures } from '../../apps/server/src/trpc/procedures.ts';
import { TrpcConnection } from '../../apps/server/src/trpc/trpc-connection.ts';
import { fuzz } from '../fuzz.ts';
import { arbitraryOf } from '../input/arbitrary-of.ts';
import { mutatedJson } from '../input/mutate.ts';

/** What a response to one request may take, whatever the request was. */
const maxResponseLength = 4_096;
const maxRequestsPerFrame = 16;
/** As many requests as the rate limit lets through, each with a response. */
const maxResponses = 64;

/** A service that accepts every valid request. */
const service: SignalingService = {
  getServerInfo: () => ({
    version: '1',
    protocol: protocolVersions,
    limits: { membersPerRoom: 8, messagesPerSecond: 50, graceMs: 20_000 },
  }),
  getIceServers: () => IceServers.parse({ servers: [], ttlMs: null }),
  peek: () => Promise.reject(new Refusal('room-full')),
  join: () => Promise.reject(new Refusal('room-full')),
  leave: () => Promise.resolve(),
  updateProfile: () => Promise.resolve(),
  changeLink: () => Promise.resolve(),
  moderate: () => Promise.resolve(),
  sendSignals: () => Promise.resolve(),
};

const internalErrors: unknown[] = [];
const procedures = new Procedures(service, {
  onInternalError: (error) => internalErrors.push(error),
  onRequestRefused: () => {},
});

const Response = z.object({
  id: z.nullable(z.union([z.number(), z.string()])),
  error: z.optional(
    z.object({ data: z.object({ reason: z.enum(refusalReasonNames()), sentence: z.string() }) }),
  ),
});

function refusalReasonNames(): [string, ...string[]] {
  const [first = '', ...others] = Object.keys(refusalReasons);
  return [first, ...others];
}

/** A request of tRPC's protocol. */
const request = (path: string, input: fc.Arbitrary<unknown>): fc.Arbitrary<unknown> =>
  fc.record({
    id: fc.oneof(fc.integer(), fc.string({ maxLength: 8 })),
    method: fc.constantFrom('query', 'mutation', 'subscription', 'subscription.stop'),
    params: fc.record(
      { path: fc.constant(path), input, lastEventId: fc.string() },
      { requiredKeys: ['path'] },
    ),
  });

const requests = fc.oneof(
  request('room.join', arbitraryOf(JoinInput)),
  request('room.peek', arbitraryOf(PeekInput)),
  request('room.update', arbitraryOf(WireProfile)),
  request('room.changeLink', arbitraryOf(ChangeLinkInput)),
  request('signal.send', arbitraryOf(SendSignalsInput)),
  request('ice.servers', fc.constant(undefined)),
);

const host = 'call.example:8443';
const identity = await webCryptography.createIdentity();
const login = await createConnectionParams(identity, host);
const loginElsewhere = await createConnectionParams(identity, 'other.example');

const protocol = fc.constantFrom('1-1', '1-9', '2-2', '9-9', '9-1');
const params = fc.record({
  method: fc.constant('connectionParams'),
  data: fc.oneof(
    fc.constantFrom(login, loginElsewhere),
    protocol.map((versions) => ({ ...login, protocol: versions })),
    arbitraryOf(ConnectionParams),
    fc.record({ session: fc.stringMatching(/^[\w-]{22}$/), protocol }),
  ),
});

/** A connection, and what it sends and closes. */
function openConnection(isIdentified: boolean) {
  const sent: string[] = [];
  const socket = {
    readyState: 1 as const,
    send: (text: string) => sent.push(text),
    close: () => {},
  };
  const context = { caller: authenticate(login, [host]) };
  expect(context.caller).toHaveProperty('peerId', identity.peerId);
  const options = {
    procedures,
    maxRequestsPerFrame,
    allowRequests: (count: number) => count < maxResponses,
    authenticate: (value: unknown) => ({ caller: authenticate(value, [host]) }),
  };
  const connection = new TrpcConnection(socket, options, isIdentified ? context : undefined);
  return { connection, sent };
}

async function expectAnswered(text: string, isIdentified: boolean): Promise<void> {
  const { connection, sent } = openConnection(isIdentified);
  connection.handleMessage(Buffer.from(text), false);
  await setImmediate();
  for (const response of sent) {
    expect(response.length).toBeLessThan(maxResponseLength);
    Response.parse(JSON.parse(response));
  }
  expect(sent.length).toBeLessThanOrEqual(maxResponses);
  expect(internalErrors).toEqual([]);
  connection.handleClose();
}

fuzz('the server answers every frame of a client with short, documented responses', {
  percent: 12,
  inputs: mutatedJson(fc.oneof(requests, fc.array(requests, { maxLength: 20 }))),
  check: (text) => expectAnswered(text, true),
});

fuzz('the server answers every first frame of a client', {
  percent: 4,
  inputs: mutatedJson(params),
  check: (text) => expectAnswered(text, false),
});
