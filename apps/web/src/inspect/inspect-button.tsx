import Radar from 'lucide-solid/icons/radar';
import { ControlButton } from '../stage/control-button.tsx';
import { stageWords } from '../words/words.ts';
import { isInspectorBlocked, openInspector } from './inspector.ts';

/** Opens the inspector from within a call. */
export const InspectButton = () => (
  <ControlButton
    name={stageWords.inspect}
    hint={isInspectorBlocked() ? stageWords.inspectBlocked : stageWords.inspect}
    isTroubled={isInspectorBlocked()}
    onPress={openInspector}
  >
    <Radar aria-hidden="true" />
  </ControlButton>
);
