/**
 * Runs in the page. Describes the selected candidate pair of the newest connected connection, for example
 * `srflx udp → host`. It must be self-contained, because its source text is sent to the browser.
 */
export async function selectedPath(): Promise<string | undefined> {
  const connection = window.labObserved.connections.findLast(
    ({ connectionState }) => connectionState === 'connected',
  );
  const stats = new Map<string, unknown>(await connection?.getStats());
  const read = (record: unknown, name: string): unknown =>
    typeof record === 'object' && record !== null ? Reflect.get(record, name) : undefined;
  const readText = (record: unknown, name: string): string => {
    const value = read(record, name);
    return typeof value === 'string' ? value : '';
  };
  const transport = [...stats.values()].find((record) => readText(record, 'type') === 'transport');
  // In Chromium the transport names the selected pair; Firefox marks the pair itself.
  const pair =
    stats.get(readText(transport, 'selectedCandidatePairId')) ??
    [...stats.values()].find((record) => read(record, 'selected') === true);
  const local = stats.get(readText(pair, 'localCandidateId'));
  const remote = stats.get(readText(pair, 'remoteCandidateId'));
  if (local === undefined || remote === undefined) return undefined;
  const protocol = readText(local, 'relayProtocol') || readText(local, 'protocol');
  return `${readText(local, 'candidateType')} ${protocol} → ${readText(remote, 'candidateType')}`;
}
