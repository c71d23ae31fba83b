import Check from 'lucide-solid/icons/check';
import LinkIcon from 'lucide-solid/icons/link';
import Radar from 'lucide-solid/icons/radar';
import SettingsIcon from 'lucide-solid/icons/settings';
import Signal from 'lucide-solid/icons/signal';
import Users from 'lucide-solid/icons/users';
import { useText } from '@visavis/text/solid';
import { callText } from '../../text/messages/call.ts';
import type { Icon } from '../../ui/icon.ts';
import { isInspectorAvailable } from '../inspector-panel/inspector-setting.ts';
import { isPanelOpen, setPanelOpen } from '../inspector-panel/panel-position.ts';
import { areShortcutsOn, shortcutKeys } from '../shortcuts/shortcut-setting.ts';

/** An action of the toolbar that is behind "More" if there is no room for it. */
export interface SecondaryAction {
  readonly name: string;
  readonly hint: string;
  /** Whether the hint replaces the name for a moment, because it says what has just happened. */
  readonly isHintShown?: boolean;
  readonly icon: Icon;
  readonly shortcut?: string | undefined;
  /** Undefined for an action that is no toggle. */
  readonly pressed?: boolean;
  /** Undefined for an action that opens nothing. */
  readonly expanded?: boolean;
  readonly run: () => void;
}

interface SecondaryOptions {
  readonly isLinkCopied: boolean;
  readonly copyLink: () => void;
  readonly arePeopleOpen: boolean;
  readonly togglePeople: () => void;
  readonly areConnectionsOpen: boolean;
  readonly toggleConnections: () => void;
  readonly openSettings: () => void;
}

/** The actions of the toolbar that are needed less often, in their order. Call it where its signals are tracked. */
export function secondaryActions(options: SecondaryOptions): readonly SecondaryAction[] {
  const text = useText(callText);
  return [
    {
      name: text.copy,
      hint: options.isLinkCopied ? text.copied : text.copy,
      isHintShown: options.isLinkCopied,
      icon: options.isLinkCopied ? Check : LinkIcon,
      run: options.copyLink,
    },
    {
      name: text.people,
      hint: text.people,
      shortcut: areShortcutsOn() ? shortcutKeys.people : undefined,
      expanded: options.arePeopleOpen,
      icon: Users,
      run: options.togglePeople,
    },
    {
      name: text.connections,
      hint: text.connections,
      shortcut: areShortcutsOn() ? shortcutKeys.connections : undefined,
      expanded: options.areConnectionsOpen,
      icon: Signal,
      run: options.toggleConnections,
    },
    { name: text.settings, hint: text.settings, icon: SettingsIcon, run: options.openSettings },
    ...(isInspectorAvailable()
      ? [
          {
            name: text.inspector,
            hint: isPanelOpen() ? text.closeInspector : text.inspector,
            icon: Radar,
            pressed: isPanelOpen(),
            run: () => setPanelOpen((isOpen) => !isOpen),
          },
        ]
      : []),
  ];
}
