import { html, type Html } from './html.ts';

interface Column {
  readonly name: string;
  readonly isNumber?: boolean;
}

/** The content of a table. The first cell of a row is its header. */
export interface Table {
  /** The id of the heading that labels the table. */
  readonly labelledBy: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly (Html | string)[])[];
}

/**
 * Renders a table that CSS turns into a list on narrow screens. Each cell then shows the name of its column, and
 * the roles keep it a table for screen readers.
 */
export function renderTable({ labelledBy, columns, rows }: Table): Html {
  const kind = ({ isNumber = false }: Column) => (isNumber ? 'number' : 'text');
  const heads = columns.map(
    (column) =>
      html`<th role="columnheader" scope="col" class="${kind(column)}">${column.name}</th>`,
  );
  const renderRow = ([first = '', ...rest]: readonly (Html | string)[]) =>
    html`<tr role="row">
      <th role="rowheader" scope="row">${first}</th>
      ${columns.slice(1).map(
        (column, n) =>
          html`<td role="cell" class="${kind(column)}" data-column="${column.name}">
            <div>${rest[n] ?? ''}</div>
          </td>`,
      )}
    </tr>`;
  return html`<table role="table" aria-labelledby="${labelledBy}">
    <thead role="rowgroup">
      <tr role="row">
        ${heads}
      </tr>
    </thead>
    <tbody role="rowgroup">
      ${rows.map(renderRow)}
    </tbody>
  </table>`;
}
