import Radar from 'lucide-solid/icons/radar';
import { IconButton, inspectorText } from '@visavis/inspector';
import { isStatelyBlocked, openStatelyInspector } from './stately-inspector.ts';

/** Opens the Stately inspector. */
export const StatelyButton = () => (
  <IconButton
    hint={isStatelyBlocked() ? inspectorText.statelyPopupBlocked : inspectorText.statelyHint}
    name={inspectorText.stately}
    shows="always"
    onPress={openStatelyInspector}
  >
    <Radar aria-hidden="true" />
  </IconButton>
);
