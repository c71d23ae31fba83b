/**
 * Attacks a server on this machine, and whoever is in one of its rooms, for some seconds:
 *
 *     node attacks/main.ts join-storm --origin http://localhost:4000 --room test --seconds 10 --addresses 1000
 *
 * The attacks are what a stranger with the link of a room can do with a program that stays within every single limit
 * and repeats. attacks.ts lists them. Each is one file, which says what it does and what it could cost; they share
 * protocol-client.ts, a client without a browser, and attacking-member.ts, such a client in a room.
 *
 * An attack runs in a process of its own, as fast as the server lets it. With `--addresses 1` all connections come
 * from one address, so that the budgets of the server for one address stop most. With more, each connection comes
 * from the next address of 127.1.0.0/16 (Linux only): what remains are the limits that no number of addresses evades,
 * those of a connection, of a room, of the whole server and of the pages.
 *
 * When the first line is printed, the attack runs. The last line is a JSON object with what it has achieved: the
 * tests in test/attacks-on-*.test.ts read it, so that an attack that does nothing is noticed.
 */
import { parseArgs } from 'node:util';
import { createAddresses } from './attack.ts';
import { attacks, isAttackName } from './attacks.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    origin: { type: 'string', default: 'http://localhost:4000' },
    room: { type: 'string', default: 'test' },
    seconds: { type: 'string', default: '10' },
    addresses: { type: 'string', default: '1' },
  },
});
const [name = ''] = positionals;
if (!isAttackName(name)) {
  throw new Error(`The attacks are ${Object.keys(attacks).join(', ')}.`);
}
const attack = attacks[name];
console.log(`${name} runs`);
const report = await attack({
  origin: values.origin,
  room: values.room,
  nextAddress: createAddresses(Number(values.addresses)),
  signal: AbortSignal.timeout(1_000 * Number(values.seconds)),
});
console.log(JSON.stringify(report));
process.exit();
