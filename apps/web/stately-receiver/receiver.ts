import { createBrowserReceiver } from '@statelyai/inspect';

/** No more than this stands on the page. */
const maxItems = 10_000;

const list = document.querySelector('#events');

createBrowserReceiver().subscribe((event) => {
  const item = document.createElement('li');
  item.dataset['type'] = event.type;
  item.dataset['session'] = event.sessionId;
  if ('name' in event) item.dataset['name'] = event.name;
  item.textContent = JSON.stringify(event);
  list?.append(item);
  if (list !== null && list.childElementCount > maxItems) list.firstElementChild?.remove();
});
