export { trustCommands, type TrustCommand } from './commands.ts';
export {
  rejectionReasons,
  type RejectionReason,
  type TrustInput,
  type TrustReport,
} from './types.ts';
