export {
  createApiToken,
  listApiTokens,
  revokeApiToken,
  TOKEN_PREFIX,
  type NewApiToken,
} from './api-tokens.js';
export { actorOf, type Caller, type Membership } from './caller.js';
export { completeSetup, type SetupContext, type SetupPorts } from './complete-setup.js';
export { effectiveScope } from './effective-scope.js';
export { findSession } from './find-session.js';
export { findTokenCaller } from './find-token-caller.js';
export { listAuditEntries, type AuditEntryView, type AuditQuery } from './list-audit-entries.js';
export { listOrganisations, type OrganisationView } from './list-organisations.js';
export { listAssignablePeople, type PersonView } from './list-people.js';
export { logIn, type LoginAttempt, type LoginResult } from './log-in.js';
export { logOut } from './log-out.js';
export { hashPassword, verifyPassword } from './password.js';
export { ROLES, type Role, type TokenScope } from './roles.js';
export { sameSecret } from './secret-token.js';
export { createSetupLink } from './setup-link.js';
export { readSetupState } from './setup-state.js';
export { startSession, type NewSession } from './start-session.js';
