/** One field of a statement. A number is an integer from 0 to 2^53 − 1. */
type Field = string | number;

const encoder = new TextEncoder();

function encodeField(field: Field): Uint8Array {
  if (typeof field === 'string') return encoder.encode(field);
  const bytes = new Uint8Array(8);
  new DataView(bytes.buffer).setBigUint64(0, BigInt(field));
  return bytes;
}

/**
 * The bytes of a statement, for signing: the tag and each field, each after its length in bytes as a 32-bit big-endian
 * integer. Strings are UTF-8, numbers 64-bit big-endian integers. So statements of different well-formed texts never
 * have the same bytes, unlike with JSON, which has many forms for one value.
 *
 * @param tag names the kind of statement, and with it the number and the types of its fields. A signature of one kind
 * is none of another kind.
 */
export function encodeStatement(tag: string, fields: readonly Field[]): Uint8Array<ArrayBuffer> {
  const parts = [tag, ...fields].map(encodeField);
  const size = parts.reduce((sum, part) => sum + 4 + part.length, 0);
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  let offset = 0;
  for (const part of parts) {
    view.setUint32(offset, part.length);
    bytes.set(part, offset + 4);
    offset += 4 + part.length;
  }
  return bytes;
}
