import Radar from 'lucide-solid/icons/radar';
import { ControlButton } from '../stage/control-button.tsx';
import { stageWords } from '../words/words.ts';
import { openInspector } from './inspector.ts';

/** Opens the inspector from within a call. */
export const InspectButton = () => (
  <ControlButton name={stageWords.inspect} hint={stageWords.inspect} onPress={openInspector}>
    <Radar aria-hidden="true" />
  </ControlButton>
);
