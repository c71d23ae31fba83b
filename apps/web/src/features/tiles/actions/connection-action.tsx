import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import Signal from 'lucide-solid/icons/signal';
import { callMenusText } from '../../../text/messages/call-menus.ts';
import { MenuButton } from '../../../ui/menu.tsx';
import type { DetailsSelection } from '../../connection-details/details-selection.ts';

/** Opens the details of the connection to a peer. */
export function ConnectionAction(props: {
  readonly id: PeerId;
  readonly details: DetailsSelection;
  readonly close: () => void;
}) {
  const text = useText(callMenusText);
  return (
    <MenuButton
      text={text.connectionDetails}
      icon={Signal}
      onPress={() => {
        props.close();
        props.details.select({ kind: 'peer', id: props.id });
      }}
    />
  );
}
