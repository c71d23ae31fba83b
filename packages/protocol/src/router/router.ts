import { initTRPC, type TRPCError } from '@trpc/server';
import * as z from 'zod/mini';
import { refusalReasons, type RefusalReason } from '../errors/refusal-reasons.ts';
import { refusalSentences } from '../errors/refusal-sentences.ts';
import { Refusal } from '../errors/refusal.ts';
import { WireProfile } from '../private-room/sealed.ts';
import {
  ChangeLinkInput,
  JoinInput,
  ModerateInput,
  PeekInput,
  SendSignalsInput,
} from '../room/procedures.ts';
import type { Context, SignalingService } from './service.ts';

function toRefusalReason(error: TRPCError): RefusalReason {
  if (error.cause instanceof Refusal) return error.cause.reason;
  if (error.code === 'NOT_FOUND' || error.code === 'METHOD_NOT_SUPPORTED')
    return 'unknown-procedure';
  if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR') return 'bad-request';
  return 'internal';
}

/** Invalid input has as many messages as errors: a frame must not lead to a response that is much larger. */
const maxMessageLength = 300;

/** For developers: what is wrong with an input, in a few words, or why it is refused. */
function describeError({ cause, message }: TRPCError): string {
  if (cause instanceof Refusal) return refusalSentences[cause.reason];
  if (!(cause instanceof z.core.$ZodError)) return message.slice(0, maxMessageLength);
  const issues = cause.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  return issues.join('; ').slice(0, maxMessageLength);
}

const t = initTRPC.context<Context>().create({
  // Without this, tRPC sends stack traces unless NODE_ENV is "production".
  isDev: false,
  errorFormatter({ shape, error }) {
    const reason = toRefusalReason(error);
    const status = refusalReasons[reason];
    const sentence = refusalSentences[reason];
    // Details of an internal error are for the server's log only.
    const message = reason === 'internal' ? sentence : describeError(error);
    return { code: shape.code, message, data: { reason, status, sentence } };
  },
});

/**
 * The tRPC router: names, inputs and outputs of all procedures. It depends on the interface of the service
 * only, so that a client can import its type without the server's code.
 */
export function createAppRouter(service: SignalingService) {
  return t.router({
    room: t.router({
      peek: t.procedure.input(PeekInput).query(({ ctx, input }) => service.peek(ctx.caller, input)),
      join: t.procedure
        .input(JoinInput)
        .subscription(({ ctx, input }) => service.join(ctx.caller, input)),
      leave: t.procedure.mutation(({ ctx }) => service.leave(ctx.caller)),
      update: t.procedure
        .input(WireProfile)
        .mutation(({ ctx, input }) => service.updateProfile(ctx.caller, input)),
      changeLink: t.procedure
        .input(ChangeLinkInput)
        .mutation(({ ctx, input }) => service.changeLink(ctx.caller, input)),
      moderate: t.procedure
        .input(ModerateInput)
        .mutation(({ ctx, input }) => service.moderate(ctx.caller, input)),
    }),
    signal: t.router({
      send: t.procedure
        .input(SendSignalsInput)
        .mutation(({ ctx, input }) => service.sendSignals(ctx.caller, input)),
    }),
    ice: t.router({
      servers: t.procedure.query(({ ctx }) => service.getIceServers(ctx.caller)),
    }),
    server: t.router({
      info: t.procedure.query(({ ctx }) => service.getServerInfo(ctx.caller)),
    }),
  });
}

export type AppRouter = ReturnType<typeof createAppRouter>;
export type { Caller, ClientConnection, Context, SignalingService } from './service.ts';
