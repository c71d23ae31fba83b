import Radar from 'lucide-solid/icons/radar';
import { IconButton } from '@visavis/inspector';
import { useText } from '@visavis/text/solid';
import { inspectorPageText } from '../../text/messages/inspector-page.ts';
import { isStatelyBlocked, openStatelyInspector } from './stately-inspector.ts';

/** Opens the Stately inspector. */
export function StatelyButton() {
  const text = useText(inspectorPageText);
  return (
    <IconButton
      hint={isStatelyBlocked() ? text.statelyPopupBlocked : text.statelyHint}
      name={text.stately}
      shows="always"
      onPress={openStatelyInspector}
    >
      <Radar aria-hidden="true" />
    </IconButton>
  );
}
