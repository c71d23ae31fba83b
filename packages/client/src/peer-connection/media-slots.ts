import { slotKinds, slotNames, type SlotName } from '@visavis/machines';

/** The transceiver of each slot. */
export type SlotTransceivers = Readonly<Record<SlotName, RTCRtpTransceiver>>;

type SlotTracks = Readonly<Record<SlotName, MediaStreamTrack | null>>;

/** The offerer's side of the slots: creates the four transceivers in their order. */
export function createSlots(connection: RTCPeerConnection, tracks: SlotTracks): SlotTransceivers {
  const create = (slot: SlotName) =>
    connection.addTransceiver(tracks[slot] ?? slotKinds[slot], { direction: 'sendrecv' });
  // The properties of a literal are evaluated in the order in which they stand: that of the m-lines.
  return {
    microphone: create('microphone'),
    camera: create('camera'),
    screen: create('screen'),
    screenAudio: create('screenAudio'),
  };
}

/**
 * The answerer's side: adopts the transceivers that setRemoteDescription made of the offer, in the order
 * of its m-lines. Throws where the offer does not have the four slots.
 */
export async function adoptSlots(
  connection: RTCPeerConnection,
  tracks: SlotTracks,
): Promise<SlotTransceivers> {
  const [microphone, camera, screen, screenAudio] = connection.getTransceivers();
  if (!microphone || !camera || !screen || !screenAudio) {
    throw new Error(`The offer has fewer than ${slotNames.length} media sections.`);
  }
  const slots = { microphone, camera, screen, screenAudio };
  for (const slot of slotNames) {
    const { kind } = slots[slot].receiver.track;
    if (kind !== slotKinds[slot]) throw new Error(`The offer has ${kind} in the slot ${slot}.`);
    slots[slot].direction = 'sendrecv';
  }
  await fillSlots(slots, tracks);
  return slots;
}

/** Puts each track into its slot, where it is not there already. */
export async function fillSlots(slots: SlotTransceivers, tracks: SlotTracks): Promise<void> {
  const changes = slotNames
    .filter((slot) => slots[slot].sender.track !== tracks[slot])
    .map((slot) => slots[slot].sender.replaceTrack(tracks[slot]));
  await Promise.all(changes);
}
