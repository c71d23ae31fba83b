import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { OperatorReport } from '../operator-report.ts';
import { html, Html } from './html.ts';
import { renderOverview, renderRefusals } from './overview.ts';
import { renderRooms } from './rooms.ts';
import { formatIsoTimestamp, formatTimestamp } from './format.ts';

const read = (name: string): string => readFileSync(new URL(name, import.meta.url), 'utf8');
const hashSource = (text: string): string =>
  `'sha256-${createHash('sha256').update(text).digest('base64')}'`;

/** The style of the page, then those of its parts. */
const style = ['operator-page', 'overview', 'rooms', 'room', 'table']
  .map((part) => read(`./${part}.css`))
  .join('\n');
const script = read('./auto-refresh.js');
// Unchanged, because their hashes are in the policy.
const inlineAssets = new Html(`<style>${style}</style><script type="module">${script}</script>`);

/** Allows the inline style and script, requests to the page itself, and the icon. */
export const operatorContentSecurityPolicy = [
  "default-src 'none'",
  `style-src ${hashSource(style)}`,
  `script-src ${hashSource(script)}`,
  "connect-src 'self'",
  "img-src 'self'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
].join('; ');

/** A link to the Stately inspector, or how to start it. */
const renderInspectorLink = (inspector: string | null): Html =>
  inspector === null
    ? html`To watch the room machines in the Stately inspector, start the server with
        <code>STATELY_INSPECTOR=1</code>, in development.`
    : html`<a id="inspector" href="${inspector}" target="_blank" rel="noreferrer"
          >Watch the room machines in the Stately inspector</a
        >
        (on the server’s own machine)`;

/** Renders the operator page. It works without its script, which only refreshes it. */
export function renderOperatorPage(report: OperatorReport): string {
  const { at, limits, process } = report;
  const state = process.isDraining
    ? html`<span class="chip fair">Shutting down</span>`
    : html`<span class="chip good">Accepts connections</span>`;
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <title>Server · Visavis</title>
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <link rel="icon" href="/icon.svg" type="image/svg+xml" />
        ${inlineAssets}
      </head>
      <body>
        <header class="top">
          <h1>Visavis server</h1>
          <form method="get" role="search">
            <label for="room">Room pseudonym or name</label>
            <input
              id="room"
              name="room"
              type="search"
              maxlength="64"
              autocomplete="off"
              autocapitalize="off"
              spellcheck="false"
              value="${report.rooms.filter ?? ''}"
            />
            <button>Find</button>
          </form>
          <button id="live" type="button" aria-pressed="true" hidden>Live</button>
          <p id="problem" role="status"></p>
        </header>
        <main>
          <p class="moment">
            ${state}
            <span class="quiet"
              >as of <time datetime="${formatIsoTimestamp(at)}">${formatTimestamp(at)}</time></span
            >
          </p>
          ${renderOverview(report)} ${renderRefusals(report.refusals)}
          ${renderRooms(report.rooms, { at, limits })}
        </main>
        <footer class="quiet">
          <p><a href="/operator.json">The same as JSON</a></p>
          <p>${renderInspectorLink(process.statelyInspectorUrl)}</p>
        </footer>
      </body>
    </html>`.text;
}
