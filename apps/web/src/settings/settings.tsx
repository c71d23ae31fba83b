import { Sheet } from '../parts/sheet.tsx';
import { deviceWords } from '../words/words.ts';
import { DevicePickers } from './device-pickers.tsx';

/** The devices and the quality, during a call. */
export const Settings = (props: { onClose: () => void }) => (
  <Sheet title={deviceWords.settings} isModal onClose={() => props.onClose()}>
    <DevicePickers />
  </Sheet>
);
