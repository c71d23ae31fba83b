import { expect, test, vi } from 'vitest';
import { channelBuffer, ChannelWriter } from '../../src/peer-messages/channel-writer.ts';
import { FakeChannel } from '../support/fake-channel.ts';

function createWriter() {
  const channel = new FakeChannel();
  const disposal = new AbortController();
  const onWritable = vi.fn<() => void>();
  const writer = new ChannelWriter(channel, { signal: disposal.signal, onWritable });
  return { channel, disposal, onWritable, writer };
}

test('a channel is written to once it is open', () => {
  const { channel, onWritable, writer } = createWriter();
  expect(writer.write('early')).toBe(false);

  channel.open();

  expect(onWritable).toHaveBeenCalledOnce();
  expect(writer.write('message')).toBe(true);
  expect(channel.sent).toEqual(['message']);
});

test('nothing is written to a full buffer until it has drained', () => {
  const { channel, onWritable, writer } = createWriter();
  channel.open();
  channel.bufferedAmount = channelBuffer.maxBytes;
  expect(channel.bufferedAmountLowThreshold).toBe(channelBuffer.lowBytes);
  expect(writer.write('too much')).toBe(false);

  channel.drain();

  expect(onWritable).toHaveBeenCalledTimes(2);
  expect(writer.write('message')).toBe(true);
});

test('a disposed connection reports nothing more', () => {
  const { channel, disposal, onWritable } = createWriter();
  disposal.abort();
  channel.open();
  expect(onWritable).not.toHaveBeenCalled();
});
