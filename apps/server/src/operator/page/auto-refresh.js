/** Refreshes the main part of the page while it is visible. */
const intervalMs = 2000;
const button = document.querySelector('#live');
const problem = document.querySelector('#problem');
const main = document.querySelector('main');

/**
 * Replaces the content and restores the keyboard focus.
 * @param {Element} next
 */
function show(next) {
  const focused = main.contains(document.activeElement) ? document.activeElement.id : '';
  main.replaceChildren(...next.childNodes);
  if (focused !== '') document.getElementById(focused)?.focus({ preventScroll: true });
}

function shouldRefresh() {
  const selecting =
    main.contains(getSelection()?.anchorNode ?? null) && !getSelection().isCollapsed;
  return button.getAttribute('aria-pressed') === 'true' && !document.hidden && !selecting;
}

/**
 * Loads the page again. Not with fetch and DOMParser: the Content-Security-Policy lets no text become HTML.
 * @returns {Promise<Document>}
 */
function load() {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.addEventListener('load', () => {
      if (request.status === 200 && request.responseXML !== null) resolve(request.responseXML);
      else reject(new Error(String(request.status)));
    });
    request.addEventListener('error', () => reject(new Error('No answer')));
    request.open('GET', location.href);
    request.responseType = 'document';
    request.send();
  });
}

async function refresh() {
  try {
    const next = (await load()).querySelector('main');
    if (next === null) throw new Error('The server refuses the page.');
    if (shouldRefresh()) show(next);
    problem.textContent = '';
  } catch {
    problem.textContent = 'The server does not answer. The figures are out of date.';
  }
}

/** Waits for each refresh before the next one, so that requests do not pile up on a slow server. */
function refreshRepeatedly() {
  setTimeout(
    () => void (shouldRefresh() ? refresh() : Promise.resolve()).then(refreshRepeatedly),
    intervalMs,
  );
}

button.hidden = false;
button.addEventListener('click', () => {
  button.setAttribute('aria-pressed', String(button.getAttribute('aria-pressed') !== 'true'));
});
refreshRepeatedly();
