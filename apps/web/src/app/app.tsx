import { Route, Router, useLocation } from '@solidjs/router';
import { lazy, Show, Suspense } from 'solid-js';
import { render } from 'solid-js/web';
import { roomInPath } from '../names/slug.ts';
import { missingHere } from '../support/support.ts';
import { Boundary } from './boundary.tsx';
import { Broken, Loading, NotFound, TooOld } from './plain-pages.tsx';

const CheckPage = lazy(() =>
  import('../check/page.tsx').then(({ CheckPage }) => ({ default: CheckPage })),
);
const Home = lazy(() => import('../home/home.tsx').then(({ Home }) => ({ default: Home })));
const Room = lazy(() => import('../room/room.tsx').then(({ Room }) => ({ default: Room })));

const InspectorPage = lazy(() =>
  import('../inspector/page.tsx').then(({ InspectorPage }) => ({ default: InspectorPage })),
);

/** Looks at the browser before anything of a call is loaded. */
function RoomGate() {
  const place = useLocation();
  const missing = missingHere();
  return (
    <Show when={missing.length === 0} fallback={<TooOld missing={missing} />}>
      <Room address={roomInPath(place.pathname) ?? ''} />
    </Show>
  );
}

function App() {
  return (
    <Boundary fallback={() => <Broken />}>
      <Router root={(page) => <Suspense fallback={<Loading />}>{page.children}</Suspense>}>
        <Route path="/" component={Home} />
        <Route path="/check" component={CheckPage} />
        <Route path="/r/:room" component={RoomGate} />
        <Route path="/inspector" component={InspectorPage} />
        <Route path="*" component={NotFound} />
      </Router>
    </Boundary>
  );
}

/** Puts the page into the document. */
export function mount(): void {
  const place = document.querySelector('#app');
  if (place === null) throw new Error('The document has no place for the page.');
  render(() => <App />, place);
}
