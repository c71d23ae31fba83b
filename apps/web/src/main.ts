import './styles/tokens.css';
import './styles/base.css';
import { isRoomSlug, roomInPath } from './names/slug.ts';
import { missingHere } from './support/support.ts';

const room = roomInPath(location.pathname);

if (import.meta.env.DEV && new URLSearchParams(location.search).has('inspect')) {
  const { openInspector } = await import('./inspect/inspector.ts');
  openInspector();
}

// First the call: the server and the devices answer while the page is still being put together. Where
// this fails, the page tries again and says so.
if (room !== null && isRoomSlug(room) && missingHere().length === 0) {
  await import('./session/enter.ts').then(({ openFirst }) => openFirst(room)).catch(() => {});
}

const { mount } = await import('./app/app.tsx');
// An async script, which runs as soon as it is there: the document may still be on its way.
if (document.readyState === 'loading') document.addEventListener('DOMContentLoaded', mount);
else mount();
