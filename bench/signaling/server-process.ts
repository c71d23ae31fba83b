import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pollUntil, withTimeout } from '../common/timeout.ts';
import { ServerQueryResult, type ServerQuery } from './servers/server-query.ts';

const timeoutMs = 30_000;

/** A signaling server in a process of its own, whose resource usage can be queried. */
export class ServerProcess implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /**
   * Starts a server in production mode.
   *
   * @param module the server's program, which must answer queries
   * @param env additional environment variables. If CPU_PROFILES is set in this process, every server writes a CPU
   * profile to that folder when it exits.
   */
  static async start(module: URL, env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const profiles = process.env['CPU_PROFILES'];
    const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
    const child = fork(fileURLToPath(module), {
      execArgv: ['--expose-gc', ...profiling],
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
    const listening = await ServerProcess.#nextResult(child, 'listening');
    return new ServerProcess(child, listening.port);
  }

  /** The CPU time used so far, in microseconds. */
  async cpuMicros(): Promise<number> {
    return (await this.#query('usage')).micros;
  }

  /** The memory in use after a garbage collection, in bytes. */
  memory(): Promise<Extract<ServerQueryResult, { type: 'memory' }>> {
    return this.#query('memory');
  }

  /** Resolves when no socket is open. */
  async waitUntilIdle(): Promise<void> {
    const isIdle = async () => (await this.#query('connections')).count === 0;
    await pollUntil(isIdle, timeoutMs, 'the server did not close all connections');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const exited = once(this.#child, 'exit');
    this.#child.disconnect();
    await withTimeout(exited, timeoutMs, 'the server process did not exit');
  }

  async #query<Type extends ServerQuery>(
    query: Type,
  ): Promise<Extract<ServerQueryResult, { type: Type }>> {
    const result = ServerProcess.#nextResult(this.#child, query);
    this.#child.send(query);
    return result;
  }

  static async #nextResult<Type extends ServerQueryResult['type']>(
    child: ChildProcess,
    type: Type,
  ): Promise<Extract<ServerQueryResult, { type: Type }>> {
    const isExpected = (
      result: ServerQueryResult,
    ): result is Extract<ServerQueryResult, { type: Type }> => result.type === type;
    const received = new Promise<unknown>((resolve) => {
      child.once('message', resolve);
    });
    const message = await withTimeout(received, timeoutMs, `the server did not send ${type}`);
    const result = ServerQueryResult.parse(message);
    if (!isExpected(result)) throw new Error(`The server sent ${result.type} instead of ${type}.`);
    return result;
  }
}
