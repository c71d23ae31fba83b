import type { PlainSignal, Signal } from '@visavis/protocol';
import { signature } from '@visavis/protocol/testing';
import { fromCallback } from 'xstate';
import type { TrustCommand } from '../trust/commands.ts';
import type { TrustInput, TrustReport } from '../trust/types.ts';

function sign(signal: PlainSignal, number: number): Signal {
  if (signal.kind === 'candidate') return signal;
  return signal.kind === 'disconnect' ? { ...signal, signature } : { ...signal, number, signature };
}

/** The report about a command, if every signature is valid. */
function trustReport(command: TrustCommand): TrustReport {
  switch (command.type) {
    case 'sign': {
      const { to, generation, number, signal } = command;
      return { type: 'trust.signed', to, generation, signal: sign(signal, number) };
    }
    case 'verify': {
      const { from, generation, signal } = command;
      return { type: 'trust.verified', from, generation, signal };
    }
    case 'signModeration': {
      const { action, number } = command;
      return { type: 'trust.moderationSigned', moderation: { action, number, signature } };
    }
    case 'verifyModeration': {
      const { by, moderation } = command;
      return { type: 'trust.moderationVerified', by, moderation };
    }
    default:
      return command satisfies never;
  }
}

/** A trust actor that answers at once, signs nothing and trusts everybody. */
export const createTrustingLogic = () =>
  fromCallback<TrustCommand, TrustInput>(({ receive, sendBack }) => {
    receive((command) => sendBack(trustReport(command)));
  });
