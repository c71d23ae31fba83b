/** An offer as long as a real one can be made with `length`. */
export function offer(length = 100) {
  return { kind: 'description', type: 'offer', sdp: 'v'.repeat(length) };
}

/** A candidate that can be told from others by its number. */
export function candidate(number = 1) {
  return {
    kind: 'candidate',
    candidate: `candidate:${number} 1 udp 2122260223 192.0.2.${number} 40000 typ host`,
    sdpMid: '0',
    sdpMLineIndex: 0,
    usernameFragment: 'ufrag',
  };
}
