/**
 * Runs inside the page: how the newest connected connection goes, in the words of its selected candidate
 * pair, such as `srflx udp → host`. Self-contained, because its text is sent to the browser.
 */
export async function selectedPath(): Promise<string | undefined> {
  const connection = window.labObserved.connections.findLast(
    ({ connectionState }) => connectionState === 'connected',
  );
  const stats = new Map<string, unknown>(await connection?.getStats());
  const read = (of: unknown, name: string): unknown =>
    typeof of === 'object' && of !== null ? Reflect.get(of, name) : undefined;
  const text = (of: unknown, name: string): string => {
    const value = read(of, name);
    return typeof value === 'string' ? value : '';
  };
  const transport = [...stats.values()].find((record) => text(record, 'type') === 'transport');
  // The transport names the pair; Firefox marks it.
  const pair =
    stats.get(text(transport, 'selectedCandidatePairId')) ??
    [...stats.values()].find((record) => read(record, 'selected') === true);
  const local = stats.get(text(pair, 'localCandidateId'));
  const remote = stats.get(text(pair, 'remoteCandidateId'));
  if (local === undefined || remote === undefined) return undefined;
  const protocol = text(local, 'relayProtocol') || text(local, 'protocol');
  return `${text(local, 'candidateType')} ${protocol} → ${text(remote, 'candidateType')}`;
}
