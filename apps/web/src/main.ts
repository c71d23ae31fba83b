import './styles/tokens.css';
import './styles/base.css';
import { mount } from './app/app.tsx';
import { roomInPath } from './names/slug.ts';
import { missingHere } from './support/support.ts';

if (import.meta.env.DEV && new URLSearchParams(location.search).has('inspect')) {
  const { openInspector } = await import('./inspect/inspector.ts');
  openInspector();
}

if (roomInPath(location.pathname) !== null && missingHere().length === 0) {
  // Where this fails, the page tries again and says so.
  await import('./room/enter.ts').catch(() => {});
}

mount();
