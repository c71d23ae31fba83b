import { createSignal, lazy, onCleanup, Show } from 'solid-js';
import { closePictureInPicture } from '../../features/picture-in-picture/current-window.ts';
import { onceIdle } from '../../ui/browser/idle.ts';
import { Optional } from '../../ui/optional.tsx';

const Announcer = lazy(() =>
  import('../../features/notifications/announcer.tsx').then(({ Announcer }) => ({
    default: Announcer,
  })),
);
const CallInThisTab = lazy(() =>
  import('../../features/other-tab/call-in-this-tab.ts').then(({ CallInThisTab }) => ({
    default: CallInThisTab,
  })),
);
const PushToTalk = lazy(() =>
  import('../../features/shortcuts/push-to-talk.ts').then(({ PushToTalk }) => ({
    default: PushToTalk,
  })),
);
const SystemIntegration = lazy(() =>
  import('../../features/system/system-integration.tsx').then(({ SystemIntegration }) => ({
    default: SystemIntegration,
  })),
);
const TrustSheets = lazy(() =>
  import('../../features/trust/trust-sheets.tsx').then(({ TrustSheets }) => ({
    default: TrustSheets,
  })),
);

interface IdleExtrasProps {
  /** How many times the user has asked who speaks. */
  readonly speakerRequests: number;
}

/**
 * What nobody needs in the first seconds of a call. Loaded once the browser is idle. If that fails, the call goes on
 * without it.
 */
export function IdleExtras(props: IdleExtrasProps) {
  const [isIdle, setIdle] = createSignal(false);
  onceIdle(() => setIdle(true));
  // Also when the call ends before it was idle.
  onCleanup(closePictureInPicture);
  return (
    <Show when={isIdle()}>
      <Optional>
        <Announcer speakerRequests={props.speakerRequests} />
        <CallInThisTab />
        <PushToTalk />
        <SystemIntegration />
        <TrustSheets />
      </Optional>
    </Show>
  );
}
