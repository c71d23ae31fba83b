import { defineText } from './text.ts';

/**
 * Translated descriptions of machines and their states, by id, such as `call.active.inRoom`
 * (packages/machines/descriptions/en.json). Empty in English: the descriptions are in the machines.
 */
export const descriptionsText = /* @__PURE__ */ defineText(
  (): Readonly<Record<string, string>> => ({}),
);
