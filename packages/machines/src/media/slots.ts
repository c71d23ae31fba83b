/**
 * The four media slots of every connection, in the order of its m-lines. What a slot sends changes only by
 * replaceTrack(), so no user action needs a negotiation.
 */
export const slotNames = ['microphone', 'camera', 'screen', 'screenAudio'] as const;

/** The name of a media slot. @public */
export type SlotName = (typeof slotNames)[number];

/** The id of the local MediaStreamTrack in each slot; null sends nothing. */
export type MediaSlots = Readonly<Record<SlotName, string | null>>;

/** The kind of track in each slot. */
export const slotKinds = {
  microphone: 'audio',
  camera: 'video',
  screen: 'video',
  screenAudio: 'audio',
} as const satisfies Record<SlotName, 'audio' | 'video'>;

/** What is sent to a member, who may want no video of cameras. */
export const slotsFor = (
  slots: MediaSlots,
  { receivesVideo }: { readonly receivesVideo: boolean },
): MediaSlots => (receivesVideo ? slots : { ...slots, camera: null });

export const emptySlots: MediaSlots = {
  microphone: null,
  camera: null,
  screen: null,
  screenAudio: null,
};
