export function openInspector(): void {}
