import { createInitialProfile } from '@visavis/protocol';
import type { Json } from '../format/format.ts';

interface JsonObject {
  [key: string]: Json;
}

/**
 * Adds the fields that profiles have got since the recording, with their first values. Without it, each new field
 * of a profile would make all older traces diverge. Other objects stay as they are.
 */
export function completeProfile(value: JsonObject): JsonObject {
  const isProfile = typeof value['name'] === 'string' && typeof value['revision'] === 'number';
  return isProfile ? { ...createInitialProfile('', 0), ...value } : value;
}
