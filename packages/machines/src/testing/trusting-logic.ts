import { signature } from '@visavis/protocol/testing';
import { fromCallback } from 'xstate';
import type { TrustCommand } from '../trust/commands.ts';
import type { TrustInput, TrustReport } from '../trust/types.ts';

/** The report about a command, if every signature is valid. */
function trustReport(command: TrustCommand): TrustReport {
  if (command.type === 'verify') {
    const { from, generation, signal } = command;
    return { type: 'trust.verified', from, generation, signal };
  }
  const { to, generation, number, signal } = command;
  const signed = signal.kind === 'candidate' ? signal : { ...signal, number, signature };
  return { type: 'trust.signed', to, generation, signal: signed };
}

/** A trust actor that answers at once, signs nothing and trusts everybody. */
export const createTrustingLogic = () =>
  fromCallback<TrustCommand, TrustInput>(({ receive, sendBack }) => {
    receive((command) => sendBack(trustReport(command)));
  });
