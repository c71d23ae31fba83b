import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { pollUntil, withTimeout } from '../common/timeout.ts';
import { ServerQueryResult, type ServerQuery } from './servers/server-query.ts';

const timeoutMs = 30_000;

/** A signaling server in a process of its own, which can be asked what it has used. */
export class ServerProcess implements AsyncDisposable {
  readonly port: number;
  readonly #child: ChildProcess;

  private constructor(child: ChildProcess, port: number) {
    this.#child = child;
    this.port = port;
  }

  /**
   * Starts a server, as in production.
   * @param module its program, which has to answer questions
   * @param env environment variables of its own. CPU_PROFILES, where it is set here, is the folder that
   * every server leaves a CPU profile in when it ends.
   */
  static async start(module: URL, env: NodeJS.ProcessEnv = {}): Promise<ServerProcess> {
    const profiles = process.env['CPU_PROFILES'];
    const profiling = profiles === undefined ? [] : ['--cpu-prof', `--cpu-prof-dir=${profiles}`];
    const child = fork(fileURLToPath(module), {
      execArgv: ['--expose-gc', ...profiling],
      env: { ...process.env, NODE_ENV: 'production', ...env },
    });
    const listening = await ServerProcess.#next(child, 'listening');
    return new ServerProcess(child, listening.port);
  }

  /** CPU time so far, in microseconds. */
  async cpuMicros(): Promise<number> {
    return (await this.#ask('usage')).micros;
  }

  /** Bytes in use after a garbage collection. */
  memory(): Promise<Extract<ServerQueryResult, { type: 'memory' }>> {
    return this.#ask('memory');
  }

  /** Resolves when no socket is open any more. */
  async waitUntilIdle(): Promise<void> {
    const isQuiet = async () => (await this.#ask('connections')).count === 0;
    await pollUntil(isQuiet, timeoutMs, 'the server to notice that everyone has gone');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await withTimeout(gone, timeoutMs, 'the server process to end');
  }

  async #ask<Asked extends ServerQuery>(
    question: Asked,
  ): Promise<Extract<ServerQueryResult, { type: Asked }>> {
    const answer = ServerProcess.#next(this.#child, question);
    this.#child.send(question);
    return answer;
  }

  static async #next<Type extends ServerQueryResult['type']>(
    child: ChildProcess,
    type: Type,
  ): Promise<Extract<ServerQueryResult, { type: Type }>> {
    const isAsked = (
      answer: ServerQueryResult,
    ): answer is Extract<ServerQueryResult, { type: Type }> => answer.type === type;
    const said = new Promise<unknown>((resolve) => {
      child.once('message', resolve);
    });
    const message = await withTimeout(said, timeoutMs, `the server to say: ${type}`);
    const answer = ServerQueryResult.parse(message);
    if (!isAsked(answer)) throw new Error(`The server said ${answer.type} when asked for ${type}.`);
    return answer;
  }
}
