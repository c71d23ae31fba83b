import type { ConnectionCommand } from '@visavis/machines';

/** Whether a command negotiates, which keeps the threads busy that all connections share. */
export const needsTurn = ({ type }: ConnectionCommand): boolean =>
  type === 'makeOffer' || type === 'acceptOffer' || type === 'acceptAnswer';

/**
 * Whether a connection cannot do without a command. A candidate may belong to a description that was never applied; ICE
 * continues with the others. A track that cannot be replaced, or a profile that is not sent, leaves the connection usable.
 */
export const isVital = (command: ConnectionCommand): boolean =>
  needsTurn(command) || command.type === 'restartIce';
