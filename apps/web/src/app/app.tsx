import { Route, Router, useLocation } from '@solidjs/router';
import { lazy, Show, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import { roomInPath } from '../call/names/room-name.ts';
import { missingBrowserFeatures } from '../ui/browser/required-features.ts';
import { RetryBoundary } from '../ui/retry-boundary.tsx';
import { PageFailed, Loading, NotFound, UnsupportedBrowser } from '../ui/plain-pages.tsx';

const CheckScreen = lazy(() =>
  import('../screens/check/check-screen.tsx').then(({ CheckScreen }) => ({ default: CheckScreen })),
);
const HomeScreen = lazy(() =>
  import('../screens/home/home-screen.tsx').then(({ HomeScreen }) => ({ default: HomeScreen })),
);
const RoomScreen = lazy(() =>
  import('../screens/room-screen.tsx').then(({ RoomScreen }) => ({ default: RoomScreen })),
);

const InspectorPage = lazy(() =>
  import('../screens/inspector/inspector-page.tsx').then(({ InspectorPage }) => ({
    default: InspectorPage,
  })),
);

/** Looks at the browser before anything of a call is loaded. */
function SupportedRoomScreen() {
  const place = useLocation();
  const missing = missingBrowserFeatures();
  return (
    <Show when={missing.length === 0} fallback={<UnsupportedBrowser missing={missing} />}>
      <RoomScreen address={roomInPath(place.pathname) ?? ''} />
    </Show>
  );
}

function App() {
  return (
    <RetryBoundary fallback={() => <PageFailed />}>
      <Router root={(page) => <Suspense fallback={<Loading />}>{page.children}</Suspense>}>
        <Route path="/" component={HomeScreen} />
        <Route path="/check" component={CheckScreen} />
        <Route path="/r/:room" component={SupportedRoomScreen} />
        <Route path="/inspector" component={InspectorPage} />
        <Route path="*" component={NotFound} />
      </Router>
    </RetryBoundary>
  );
}

/** Puts the page into the document. */
export function mount(): void {
  const place = document.querySelector('#app');
  if (place === null) throw new Error('The document has no place for the page.');
  render(() => <App />, place);
}
