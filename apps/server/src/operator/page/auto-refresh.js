/** Keeps the page up to date while somebody looks at it: takes its main part anew from the server. */
const EVERY = 2000;
const button = document.querySelector('#live');
const trouble = document.querySelector('#trouble');
const main = document.querySelector('main');

/**
 * Puts the new content in place of the old, and the keyboard where it was.
 * @param {Element} next
 */
function show(next) {
  const focused = main.contains(document.activeElement) ? document.activeElement.id : '';
  main.replaceChildren(...next.childNodes);
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
}

function isLive() {
  const selecting =
    main.contains(getSelection()?.anchorNode ?? null) && !getSelection().isCollapsed;
  return button.getAttribute('aria-pressed') === 'true' && !document.hidden && !selecting;
}

async function look() {
  try {
    const answer = await fetch(location.href, { cache: 'no-store' });
    const next = new DOMParser()
      .parseFromString(await answer.text(), 'text/html')
      .querySelector('main');
    if (!answer.ok || next === null) throw new Error(String(answer.status));
    if (isLive()) show(next);
    trouble.textContent = '';
  } catch {
    trouble.textContent = 'The server does not answer. What you see is old.';
  }
}

/** One look after the other, so that a slow server is not asked again before it has answered. */
function keepLooking() {
  setTimeout(() => void (isLive() ? look() : Promise.resolve()).then(keepLooking), EVERY);
}

button.hidden = false;
button.addEventListener('click', () => {
  button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
});
keepLooking();
