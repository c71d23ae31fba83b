/**
 * The four media sections that every connection has, in the order of its m-lines. What is sent in a slot
 * changes by replaceTrack only, so that nothing that a person does needs a negotiation.
 */
export const slotNames = ['microphone', 'camera', 'screen', 'screenAudio'] as const;
export type SlotName = (typeof slotNames)[number];

/** The id of the local MediaStreamTrack that is sent in each slot; null sends nothing. */
export type MediaSlots = Readonly<Record<SlotName, string | null>>;

/** The kind of track that each slot carries. */
export const slotKinds = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  screenAudio: 'audio',
} as const satisfies Record<SlotName, 'audio' | 'video'>;

export const emptySlots: MediaSlots = {
  microphone: null,
  camera: null,
  screen: null,
  screenAudio: null,
};
