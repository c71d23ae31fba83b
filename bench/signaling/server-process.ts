import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { until, within } from '../common/deadline.ts';
import { Answer, type Question } from './servers/answer.ts';

const PATIENCE = 30_000;

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
  async usage(): Promise<number> {
    return (await this.#ask('usage')).micros;
  }

  /** Bytes in use after a garbage collection. */
  memory(): Promise<Extract<Answer, { type: 'memory' }>> {
    return this.#ask('memory');
  }

  /** Resolves when no socket is open any more. */
  async quiet(): Promise<void> {
    const isQuiet = async () => (await this.#ask('connections')).count === 0;
    await until(isQuiet, PATIENCE, 'the server to notice that everyone has gone');
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const gone = once(this.#child, 'exit');
    this.#child.disconnect();
    await within(gone, PATIENCE, 'the server process to end');
  }

  async #ask<Asked extends Question>(question: Asked): Promise<Extract<Answer, { type: Asked }>> {
    const answer = ServerProcess.#next(this.#child, question);
    this.#child.send(question);
    return answer;
  }

  static async #next<Type extends Answer['type']>(
    child: ChildProcess,
    type: Type,
  ): Promise<Extract<Answer, { type: Type }>> {
    const isAsked = (answer: Answer): answer is Extract<Answer, { type: Type }> =>
      answer.type === type;
    const said = new Promise<unknown>((resolve) => {
      child.once('message', resolve);
    });
    const message = await within(said, PATIENCE, `the server to say: ${type}`);
    const answer = Answer.parse(message);
    if (!isAsked(answer)) throw new Error(`The server said ${answer.type} when asked for ${type}.`);
    return answer;
  }
}
