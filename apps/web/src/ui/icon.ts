import type { LucideIcon } from 'lucide-solid';

/** A component that draws an icon. */
export type Icon = LucideIcon;
