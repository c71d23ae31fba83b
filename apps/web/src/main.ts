import './ui/styles/tokens.css';
import './ui/styles/base.css';
import { isRoomName, roomInPath } from './call/names/room-name.ts';
import { missingBrowserFeatures } from './ui/browser/required-features.ts';

const room = roomInPath(location.pathname);

if (import.meta.env.DEV && new URLSearchParams(location.search).has('inspect')) {
  const { openStatelyInspector } =
    await import('./features/stately-inspector/stately-inspector.ts');
  openStatelyInspector();
}

// The call starts first: connecting and opening devices overlap with loading the rest of the page. If this
// fails, the room screen tries again and reports the error.
if (room !== null && isRoomName(room) && missingBrowserFeatures().length === 0) {
  await import('./call/session/entry.ts')
    .then(({ openFirstSession }) => openFirstSession(room))
    .catch(() => {});
}

const { mount } = await import('./app/app.tsx');
// This is an async script, so the document may still be loading.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mount);
else mount();
