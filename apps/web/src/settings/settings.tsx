export function Settings(_: { onClose: () => void }) { return null; }
