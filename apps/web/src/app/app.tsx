import { Route, Router, useLocation } from '@solidjs/router';
import { lazy, Show, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import { roomInPath } from '../call/names/room-name.ts';
import { missingBrowserFeatures } from '../ui/browser/required-features.ts';
import { Loading, NotFound, PageFailed, UnsupportedBrowser } from '../ui/plain-pages.tsx';
import { RetryBoundary } from '../ui/retry-boundary.tsx';

const CheckScreen = lazy(() =>
  import('../screens/check/check-screen.tsx').then(({ CheckScreen }) => ({ default: CheckScreen })),
);
const HomeScreen = lazy(() =>
  import('../screens/home/home-screen.tsx').then(({ HomeScreen }) => ({ default: HomeScreen })),
);
const RoomScreen = lazy(() =>
  import('../screens/room/room-screen.tsx').then(({ RoomScreen }) => ({ default: RoomScreen })),
);

const InspectorPage = lazy(() =>
  import('../screens/inspector/inspector-page.tsx').then(({ InspectorPage }) => ({
    default: InspectorPage,
  })),
);

/** Checks the browser before the script of a call is loaded. */
function RoomPage() {
  const location = useLocation();
  const missingFeatures = missingBrowserFeatures();
  return (
    <Show
      when={missingFeatures.length === 0}
      fallback={<UnsupportedBrowser missingFeatures={missingFeatures} />}
    >
      <RoomScreen address={roomInPath(location.pathname) ?? ''} hash={location.hash} />
    </Show>
  );
}

function App() {
  return (
    <RetryBoundary fallback={() => <PageFailed />}>
      <Router root={(page) => <Suspense fallback={<Loading />}>{page.children}</Suspense>}>
        <Route path="/" component={HomeScreen} />
        <Route path="/check" component={CheckScreen} />
        <Route path="/r/:room" component={RoomPage} />
        <Route path="/inspector" component={InspectorPage} />
        <Route path="*" component={NotFound} />
      </Router>
    </RetryBoundary>
  );
}

/** Renders the page into the document. */
export function mount(): void {
  const root = document.querySelector('#app');
  if (root === null) throw new Error('The document has no element #app.');
  render(() => <App />, root);
}
