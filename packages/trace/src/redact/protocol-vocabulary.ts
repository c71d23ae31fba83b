import { IceServers, RoomPeek, SendSignalsInput, WireRoomEvent } from '@visavis/protocol';
import type * as z from 'zod/mini';
import { collectVocabulary } from './schema-vocabulary.ts';

/** The schemas of everything from the protocol that machines receive or keep. */
const schemas = { WireRoomEvent, RoomPeek, IceServers, SendSignalsInput };

/** The values that those schemas describe. */
export type ProtocolValue = {
  [Name in keyof typeof schemas]: z.infer<(typeof schemas)[Name]>;
}[keyof typeof schemas];

/** Property names and fixed values of the protocol. A new field or event type needs no entry here. */
export const protocolVocabulary = collectVocabulary(Object.values(schemas));
