import './styles/tokens.css';
import './styles/base.css';
import { isRoomSlug, roomInPath } from './names/slug.ts';
import { missingHere } from './support/support.ts';

const room = roomInPath(location.pathname);

if (import.meta.env.DEV && new URLSearchParams(location.search).has('inspect')) {
  const { openInspector } = await import('./inspect/inspector.ts');
  openInspector();
}

// First the call: the server and the devices answer while the page is still being put together.
if (room !== null && isRoomSlug(room) && missingHere().length === 0) {
  void import('./session/session.ts').then(({ openSession }) => openSession(room));
}

const { mount } = await import('./app/app.tsx');
mount();
