import { Refusal } from '@visavis/protocol';
import { createAppRouter, type Caller, type SignalingService } from '@visavis/protocol/router';
import {
  ben,
  createCandidate,
  createProfile,
  createPublicKey,
  signature,
} from '@visavis/protocol/testing';
import { describe, expect, test } from 'vitest';
import * as z from 'zod/mini';
import type { ProcedureCall } from '../../src/trpc/frame.ts';
import { directPaths, Procedures } from '../../src/trpc/procedures.ts';
import { Signaling } from '../../src/signaling/signaling.ts';
import { blue, openRooms } from '../support/room-participant.ts';
import { AddressBudget } from '../../src/limits/address-budgets.ts';
import { createRoomLog } from '../../src/room-log/create-room-log.ts';
import { testConfig } from '../support/server.ts';

/** What of tRPC's internals decides which code runs for a procedure. */
const Procedure = z.custom<{
  readonly _def: { readonly inputs: readonly unknown[]; readonly middlewares: readonly unknown[] };
}>((value) => typeof value === 'function');

function createSignaling(): Signaling {
  const ignore = () => {};
  const rooms = openRooms(createRoomLog);
  const config = testConfig();
  const budget = new AddressBudget('192.0.2.1', config.addressRates, 0);
  const budgets = { ofConnection: () => budget };
  return new Signaling({ rooms, budgets, config, onReplaced: ignore, onError: ignore });
}

const lock = { owner: createPublicKey(ben), epoch: 0, entryHash: createPublicKey(ben), signature };

const requests: readonly ProcedureCall[] = [
  { type: 'query', id: 1, path: 'room.peek', input: { room: 'blue' } },
  {
    type: 'subscription',
    id: 1,
    path: 'room.join',
    input: { room: 'blue', profile: createProfile() },
  },
  { type: 'mutation', id: 1, path: 'room.leave', input: undefined },
  { type: 'mutation', id: 1, path: 'room.update', input: createProfile() },
  { type: 'mutation', id: 1, path: 'room.changeLink', input: { lock } },
  {
    type: 'mutation',
    id: 1,
    path: 'room.moderate',
    input: { moderation: { action: { type: 'endRoom' }, number: 1, signature } },
  },
  {
    type: 'mutation',
    id: 1,
    path: 'signal.send',
    input: { to: ben, generation: 1, firstSequence: 1, signals: [createCandidate()] },
  },
  { type: 'query', id: 1, path: 'ice.servers', input: undefined },
  { type: 'query', id: 1, path: 'server.info', input: undefined },
];

describe('procedures that bypass the router', () => {
  const { procedures } = createAppRouter(createSignaling())._def;
  const definitions = new Map(
    Object.entries(procedures).map(([path, procedure]) => [path, Procedure.parse(procedure)._def]),
  );

  const inputCounts = { 'signal.send': 1, 'room.join': 1, 'ice.servers': 0 } as const;

  test.each(directPaths)('have no middleware that would be skipped: %s', (path) => {
    const { inputs, middlewares } = definitions.get(path) ?? {};
    expect(inputs).toHaveLength(inputCounts[path]);
    // The input parser, where there is an input, and the procedure itself.
    expect(middlewares).toHaveLength(inputCounts[path] + 1);
  });
});

describe('authorization', () => {
  const caller: Caller = { refusal: 'client-outdated' };

  test.each(requests)('is required by $path', async (request) => {
    const ignore = () => {};
    const listener = { onInternalError: ignore, onRequestRefused: ignore };
    const procedures = new Procedures(createSignaling(), listener);
    const invoke = async () => procedures.invoke(request, { caller });
    const error: unknown = await invoke().catch((e: unknown) => e);
    const cause = error instanceof Refusal ? error : error instanceof Error && error.cause;
    expect(cause).toMatchObject({ reason: 'client-outdated' });
  });

  test('is tested for every procedure', () => {
    const { procedures } = createAppRouter(createSignaling())._def;
    const paths = requests.map(({ path }) => path);
    expect(paths.toSorted()).toEqual(Object.keys(procedures).toSorted());
  });

  test('is in the service, whoever calls it', async () => {
    const service: SignalingService = createSignaling();
    const refused = { reason: 'client-outdated' };
    await expect(service.peek(caller, { room: blue })).rejects.toMatchObject(refused);
    expect(() => service.getServerInfo(caller)).toThrow(Refusal);
  });
});
