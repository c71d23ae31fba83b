import type { createTRPCClient } from '@trpc/client';
import type { ServerCommand, ServerReport } from '@visavis/machines';
import {
  IceServers,
  refusalReasonOf,
  RoomPeek,
  type PeekInput,
  type WireSignalBatch,
} from '@visavis/protocol';
import type { AppRouter } from '@visavis/protocol/router';
import { isErrorResponse } from './error-response.ts';

type CommandOfType<Type extends ServerCommand['type']> = Extract<ServerCommand, { type: Type }>;

/** The requests with reports of their own, on one connection. A connection that is lost is reported elsewhere. */
export class ServerRequests {
  readonly #server: ReturnType<typeof createTRPCClient<AppRouter>>;
  readonly #report: (event: ServerReport) => void;

  constructor(
    server: ReturnType<typeof createTRPCClient<AppRouter>>,
    report: (event: ServerReport) => void,
  ) {
    this.#server = server;
    this.#report = report;
  }

  /** @param wireBatch the batch of the command, in the form in which it travels */
  async send({ to, batch }: CommandOfType<'send'>, wireBatch: WireSignalBatch): Promise<void> {
    try {
      await this.#server.signal.send.mutate({ to, ...wireBatch });
      this.#report({ type: 'server.sent', to, batch });
    } catch (error) {
      if (!isErrorResponse(error)) return;
      const reason = refusalReasonOf(error) ?? null;
      this.#report({ type: 'server.sendRefused', to, batch, reason });
    }
  }

  async moderate({ moderation }: CommandOfType<'moderate'>): Promise<void> {
    try {
      await this.#server.room.moderate.mutate({ moderation });
      this.#report({ type: 'server.moderated', moderation });
    } catch (error) {
      if (!isErrorResponse(error)) return;
      const reason = refusalReasonOf(error) ?? null;
      this.#report({ type: 'server.moderationRefused', moderation, reason });
    }
  }

  /** @returns resolves when the response has been reported */
  async requestIceServers(): Promise<void> {
    try {
      const answer = IceServers.parse(await this.#server.ice.servers.query());
      this.#report({ type: 'server.iceServers', answer });
    } catch (error) {
      const reason = refusalReasonOf(error);
      if (reason !== undefined) this.#report({ type: 'server.iceServersRefused', reason });
    }
  }

  /** @throws what the request throws, and what is no valid response */
  async peek(input: PeekInput): Promise<void> {
    const peek = RoomPeek.parse(await this.#server.room.peek.query(input));
    this.#report({ type: 'server.peeked', peek });
  }
}
