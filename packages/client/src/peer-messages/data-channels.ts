import { ChannelWriter } from './channel-writer.ts';

/**
 * Both channels are negotiated: their ids are fixed, so that neither side announces them (RFC 8832 is not
 * used).
 */
const dataChannelOptions = {
  control: { negotiated: true, id: 0, ordered: true },
  bulk: { negotiated: true, id: 1, ordered: true },
} as const satisfies Record<string, RTCDataChannelInit>;

/** The data channels of one connection. */
export interface DataChannels {
  /** Small messages: profiles, acknowledgements. */
  readonly control: RTCDataChannel;
  /** Large transfers. Its backpressure keeps them from delaying the control channel. */
  readonly bulk: ChannelWriter;
}

/**
 * Creates the data channels of a connection.
 *
 * @param signal aborted when the connection is disposed
 */
export function openDataChannels(
  connection: Pick<RTCPeerConnection, 'createDataChannel'>,
  signal: AbortSignal,
): DataChannels {
  const control = connection.createDataChannel('visavis', dataChannelOptions.control);
  const bulk = connection.createDataChannel('visavis-bulk', dataChannelOptions.bulk);
  return { control, bulk: new ChannelWriter(bulk, { signal }) };
}
