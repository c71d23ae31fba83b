import type { CaptureKind, MediaDevice } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import { For, Show } from 'solid-js';
import { chooseDevice } from '../../call/session/stored-choices.ts';
import { useCall } from '../../call/state/call-view.ts';
import { devicesText } from '../../text/messages/devices.ts';
import { Menu, MenuChoice } from '../../ui/menu.tsx';
import { deviceOptions, systemDefault } from '../devices/device-options.ts';

/** What can be chosen beside each button: sound comes from a microphone and goes to a speaker. */
const kindsBeside = {
  microphone: ['microphone', 'speaker'],
  camera: ['camera'],
} as const satisfies Record<CaptureKind, readonly MediaDevice['kind'][]>;

/** The choice of the microphone and the speaker, or of the camera. */
export function DeviceMenu(props: { readonly kind: CaptureKind; readonly close: () => void }) {
  const text = useText(devicesText);
  const { call, media } = useCall();
  const optionsOf = (kind: MediaDevice['kind']) => deviceOptions(kind, media()?.context);
  return (
    <Menu>
      <For each={kindsBeside[props.kind]}>
        {(kind) => (
          <Show when={optionsOf(kind).canChoose}>
            <MenuChoice
              title={text.names[kind]}
              name={`toolbar-${kind}`}
              choices={optionsOf(kind).options.map(({ id, text: label }) => ({
                value: id,
                text: label,
              }))}
              chosen={optionsOf(kind).selected}
              onChoose={(id) => {
                chooseDevice(call, kind, id === systemDefault ? null : id);
                props.close();
              }}
            />
          </Show>
        )}
      </For>
    </Menu>
  );
}
