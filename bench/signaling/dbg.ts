import { measureRelays, measureSetUps } from './measure.ts';
import { serverOf } from './stacks.ts';
import { ServerProcess } from './server-process.ts';
const stack = process.argv[2] as 'ws';
const n = Number(process.argv[3] ?? 6);
const s = await ServerProcess.start(serverOf(stack));
for (let i = 0; i < n; i++) console.log(await measureSetUps(stack, s, { pairs: 100, times: 5, timing: 'burst' }));
await s[Symbol.asyncDispose]();
