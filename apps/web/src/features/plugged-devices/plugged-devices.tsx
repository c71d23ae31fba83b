import {
  describeDeviceChanges,
  initialDeviceHistory,
  offeredHeadset,
  recordDevices,
  type DeviceChange,
  type DeviceHistory,
  type MediaSnapshot,
} from '@visavis/client/derived';
import { useText } from '@visavis/text/solid';
import { createMemo, createSignal, For, Show } from 'solid-js';
import { useCall } from '../../call/state/call-view.ts';
import { pluggedDevicesText } from '../../text/messages/plugged-devices.ts';
import { Notice } from '../../ui/notice.tsx';
import { HeadsetOffer } from './headset-offer.tsx';

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

/** What the history needs of a snapshot. It is a copy, because the snapshot is a store that changes in place. */
function copyOf(media: MediaSnapshot | undefined) {
  if (media === undefined) return undefined;
  const { camera, choices, devices, facing, microphone } = media.context;
  return {
    context: {
      camera: camera && { ...camera },
      microphone: microphone && { ...microphone },
      choices: { ...choices },
      devices: devices.map((device) => ({ ...device })),
      facing,
    },
  };
}

/** Describes what happened to a device, in a sentence. */
function changeText({ kind, device, isBack, replacement }: DeviceChange): string {
  const text = useText(pluggedDevicesText);
  const name = device === '' ? text.unnamed[kind] : device;
  if (isBack) return text.back({ device: name });
  return kind === 'speaker'
    ? text.replaced.speaker({ device: name })
    : text.replaced[kind]({ device: name, replacement: replacement ?? '' });
}

/** Notices about devices that were disconnected or plugged in during the call, until they are dismissed. */
export function PluggedDevices() {
  const text = useText(pluggedDevicesText);
  const { media } = useCall();
  const history = createMemo<DeviceHistory>(
    (before) => recordDevices(before, copyOf(media())),
    initialDeviceHistory,
  );
  const changes = createMemo(() => describeDeviceChanges(history()), [], { equals: isSame });
  const headset = createMemo(() => offeredHeadset(history()), null, { equals: isSame });
  const [dismissed, setDismissed] = createSignal<readonly DeviceChange[]>([]);
  const shown = () =>
    changes().filter((change) => dismissed().every((other) => !isSame(other, change)));
  return (
    <>
      <For each={shown()}>
        {(change) => (
          <Notice
            actions={[
              { text: text.dismiss, run: () => setDismissed((before) => [...before, change]) },
            ]}
          >
            {changeText(change)}
          </Notice>
        )}
      </For>
      <Show when={headset()?.microphone} keyed>
        {(microphone) => (
          <HeadsetOffer
            microphone={microphone}
            label={headset()?.label ?? ''}
            speaker={headset()?.speaker ?? null}
          />
        )}
      </Show>
    </>
  );
}
