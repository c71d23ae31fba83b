import { slotKinds, slotNames, type SlotName } from '@visavis/machines';

/** The transceiver of each slot. */
export type SlotTransceivers = Readonly<Record<SlotName, RTCRtpTransceiver>>;

type SlotTracks = Readonly<Record<SlotName, MediaStreamTrack | null>>;

/** Creates the four transceivers of the offerer. */
export function createSlots(connection: RTCPeerConnection, tracks: SlotTracks): SlotTransceivers {
  const create = (slot: SlotName) =>
    connection.addTransceiver(tracks[slot] ?? slotKinds[slot], { direction: 'sendrecv' });
  // Properties are evaluated in this order, which becomes the order of the m-lines.
  return {
    microphone: create('microphone'),
    camera: create('camera'),
    screen: create('screen'),
    screenAudio: create('screenAudio'),
  };
}

/**
 * Adopts the transceivers that setRemoteDescription created for the answerer, in the order of the m-lines.
 *
 * @throws if the offer does not have the four slots
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

/** Sends each track in its slot. Slots that have their track already are left alone. */
export async function fillSlots(slots: SlotTransceivers, tracks: SlotTracks): Promise<void> {
  const replacements = slotNames
    .filter((slot) => slots[slot].sender.track !== tracks[slot])
    .map((slot) => slots[slot].sender.replaceTrack(tracks[slot]));
  await Promise.all(replacements);
}
