import Radar from 'lucide-solid/icons/radar';
import { IconButton } from '../inspector/icon-button.tsx';
import { inspectorWords } from '../words/inspector.ts';
import { isInspectorBlocked, openInspector } from './inspector.ts';

/** Opens the Stately inspector from within ours. */
export const StatelyButton = () => (
  <IconButton
    hint={isInspectorBlocked() ? inspectorWords.statelyBlocked : inspectorWords.statelyHint}
    name={inspectorWords.stately}
    shows="always"
    onPress={openInspector}
  >
    <Radar aria-hidden="true" />
  </IconButton>
);
