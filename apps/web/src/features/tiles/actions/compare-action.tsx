import type { PeerId } from '@visavis/client';
import { useText } from '@visavis/text/solid';
import ShieldCheck from 'lucide-solid/icons/shield-check';
import { trustText } from '../../../text/messages/trust.ts';
import { MenuButton } from '../../../ui/menu.tsx';
import { openTrust } from '../../trust/trust-selection.ts';

/** Opens the comparison of emoji with a person. */
export function CompareAction(props: { readonly id: PeerId; readonly close: () => void }) {
  const text = useText(trustText);
  return (
    <MenuButton
      text={text.compare}
      icon={ShieldCheck}
      onPress={() => {
        props.close();
        openTrust({ kind: 'comparison', id: props.id });
      }}
    />
  );
}
