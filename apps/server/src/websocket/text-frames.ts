/** FIN, and the opcode of a text (RFC 6455 section 5.2). */
const finalTextFrame = 0x81;
/** What follows in the second byte where the length needs 2 or 8 more. */
const lengthMarkers = { uint16: 126, uint64: 127 } as const;
const maxUint16 = 0xff_ff;

const headerBytes = (payloadBytes: number): number => {
  if (payloadBytes < lengthMarkers.uint16) return 2;
  return payloadBytes <= maxUint16 ? 4 : 10;
};

/** Writes the header of a frame that is not masked, as those of a server. @returns the offset after it */
function writeHeader(buffer: Buffer, offset: number, payloadBytes: number): number {
  buffer[offset] = finalTextFrame;
  switch (headerBytes(payloadBytes)) {
    case 2:
      buffer[offset + 1] = payloadBytes;
      return offset + 2;
    case 4:
      buffer[offset + 1] = lengthMarkers.uint16;
      return buffer.writeUInt16BE(payloadBytes, offset + 2);
    default:
      buffer[offset + 1] = lengthMarkers.uint64;
      return buffer.writeBigUInt64BE(BigInt(payloadBytes), offset + 2);
  }
}

/**
 * Encodes texts as WebSocket frames without extensions, all in one buffer, because each buffer that is written
 * costs more than encoding a short text.
 */
export function encodeTextFrames(texts: readonly string[]): Buffer {
  const lengths = texts.map((text) => Buffer.byteLength(text));
  const totalBytes = lengths.reduce((sum, length) => sum + headerBytes(length) + length, 0);
  const buffer = Buffer.allocUnsafe(totalBytes);
  let offset = 0;
  for (const [index, text] of texts.entries()) {
    const length = lengths[index] ?? 0;
    offset = writeHeader(buffer, offset, length);
    // A text with as many bytes as characters is ASCII, for which this is the faster encoding.
    offset += buffer.write(text, offset, length === text.length ? 'latin1' : 'utf8');
  }
  return buffer;
}
