import { expect, test } from 'vitest';
import { WebSocket } from 'ws';
import * as z from 'zod/mini';
import { createServer } from '../../src/index.ts';
import { startRoomInspector } from '../../src/stately-inspector/stately-inspector.ts';
import { get } from '../support/http.ts';
import { TestPeer } from '../support/test-peer.ts';
import { silentLogger, startServer, testConfig } from '../support/server.ts';
import { textOf } from '../support/text.ts';
import { until } from '../support/wait.ts';

const Inspection = z.looseObject({
  type: z.string(),
  sessionId: z.string(),
  rootId: z.string(),
  definition: z.optional(z.string()),
});

/** A browser with the inspector open. */
function watch(url: string) {
  const texts: string[] = [];
  const socket = new WebSocket(url.replace('http', 'ws'));
  socket.on('message', (data) => texts.push(textOf(data)));
  return {
    texts,
    of: (type: string) =>
      texts.map((text) => Inspection.parse(JSON.parse(text))).filter((each) => each.type === type),
    [Symbol.dispose]: () => socket.terminate(),
  };
}

test('the inspector shows the machine, events and states of each room, without names', async () => {
  await using inspector = await startRoomInspector(0);
  await using server = await startServer({}, inspector.observe);
  using viewer = watch(inspector.url);
  using ana = await TestPeer.connect(server);

  await ana.join('secret-room', { name: 'Ana Lovelace' });
  await ana.call('mutation', 'room.leave');
  await until(() => viewer.of('@xstate.snapshot').length === 2);

  const [actor] = viewer.of('@xstate.actor');
  expect(JSON.parse(actor?.definition ?? '{}')).toMatchObject({ id: 'room' });
  expect(viewer.of('@xstate.event')).toMatchObject([
    { event: { type: 'member.join' } },
    { event: { type: 'member.leave' } },
  ]);
  expect(viewer.of('@xstate.snapshot')).toMatchObject([
    { snapshot: { value: { running: { occupancy: 'alone', access: 'open' } } } },
    { snapshot: { value: { running: { occupancy: 'empty', access: 'open' } } } },
  ]);
  expect(viewer.texts.join()).not.toMatch(/Lovelace|secret-room/);
});

test('the operator page links to the inspector, and the report has its URL', async () => {
  await using inspector = await startRoomInspector(0);
  await using server = await createServer(testConfig(), {
    logger: silentLogger,
    observe: inspector.observe,
    statelyInspectorUrl: inspector.url,
  });

  const { body } = await get(`${server.url}/operator`);
  const [, address = ''] = /<a id="inspector" href="([^"]+)"/.exec(body) ?? [];
  const found = await get(address);
  expect(found).toMatchObject({ status: 200 });
  expect(found.body).toContain('https://stately.ai/inspect');
  const report: unknown = JSON.parse((await get(`${server.url}/operator.json`)).body);
  expect(report).toMatchObject({ process: { statelyInspectorUrl: address } });
});

test('a browser that connects later gets the previous events', async () => {
  await using inspector = await startRoomInspector(0);
  await using server = await startServer({}, inspector.observe);
  using ana = await TestPeer.connect(server);
  await ana.join('blue');

  using viewer = watch(inspector.url);

  await until(() => viewer.texts.length === 3);
  expect(viewer.of('@xstate.snapshot')).toHaveLength(1);
});

test('another website cannot connect', async () => {
  await using inspector = await startRoomInspector(0);
  const socket = new WebSocket(inspector.url.replace('http', 'ws'), {
    origin: 'https://evil.example',
  });
  const refused = await new Promise((resolve) => socket.on('error', resolve));
  expect(String(refused)).toContain('401');
});

test('a website whose name resolves to this machine cannot connect (DNS rebinding)', async () => {
  await using inspector = await startRoomInspector(0);
  const Host = `evil.example:${new URL(inspector.url).port}`;
  const headers = { Host, Origin: `http://${Host}` };
  const socket = new WebSocket(inspector.url.replace('http', 'ws'), { headers });
  const refused = await new Promise((resolve) => socket.on('error', resolve));
  expect(String(refused)).toContain('401');
  expect((await get(inspector.url, { Host })).status).toBe(403);
});

test('a browser on this machine can connect, by any loopback name', async () => {
  await using inspector = await startRoomInspector(0);
  const Host = `localhost:${new URL(inspector.url).port}`;
  const headers = { Host, Origin: `http://${Host}` };
  const socket = new WebSocket(inspector.url.replace('http', 'ws'), { headers });
  await new Promise((resolve, reject) => socket.on('open', resolve).on('error', reject));
  socket.terminate();
  expect((await get(inspector.url, { Host })).status).toBe(200);
});
