import { request, type IncomingMessage } from 'node:http';
import { text } from 'node:stream/consumers';

/** Sends a request with any header. `fetch` does not allow Host. */
export async function get(
  url: string,
  headers: Readonly<Record<string, string>> = {},
  method = 'GET',
): Promise<{ status: number | undefined; body: string; headers: IncomingMessage['headers'] }> {
  const response = await new Promise<IncomingMessage>((resolve, reject) => {
    request(url, { headers, method }, resolve).on('error', reject).end();
  });
  return {
    status: response.statusCode,
    body: await text(response),
    headers: response.headers,
  };
}
