import { expect } from 'vitest';
import type { ServerHandle } from '../../src/index.ts';
import { OperatorReport, type RoomReport } from '../../src/operator/operator-report.ts';
import { get } from './http.ts';

/** Text that must be escaped in HTML. */
export const maliciousText = `<script>alert('"&')</script>`;

/** Fetches the report. It contains nothing that is not in the schema. */
export async function fetchReport({ url }: ServerHandle, query = ''): Promise<OperatorReport> {
  const { status, body } = await get(`${url}/operator.json${query}`);
  expect(status).toBe(200);
  const json: unknown = JSON.parse(body);
  const report = OperatorReport.parse(json);
  expect(report).toEqual(json);
  return report;
}

/** Fetches the HTML of the operator page. */
export async function fetchPage({ url }: ServerHandle, query = ''): Promise<string> {
  const { status, body } = await get(`${url}/operator${query}`);
  expect(status).toBe(200);
  return body;
}

/** The report of the only room. */
export async function fetchOnlyRoom(server: ServerHandle): Promise<RoomReport> {
  const { list } = (await fetchReport(server)).rooms;
  expect(list).toHaveLength(1);
  const [room] = list;
  if (room === undefined) throw new Error('no room');
  return room;
}
