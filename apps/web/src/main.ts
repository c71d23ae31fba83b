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

// First the call: the server and the devices answer while the page is still being put together. Where
// this fails, the page tries again and says so.
if (room !== null && isRoomName(room) && missingBrowserFeatures().length === 0) {
  await import('./call/session/entry.ts')
    .then(({ openFirstSession }) => openFirstSession(room))
    .catch(() => {});
}

const { mount } = await import('./app/app.tsx');
// An async script, which runs as soon as it is there: the document may still be on its way.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mount);
else mount();
