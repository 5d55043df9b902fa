/** The door of identity: who exists, and what they may do. */
export { allRoles, changeAccess, permissionsOfRoles } from './access.ts';
export { batchApprover, requireApproval } from './approval.ts';
export { actorOnBehalf, authenticator } from './authenticator.ts';
export { refuseWeak } from './guessable.ts';
export { changeSignInPolicy, readSignInPolicy, type SignInPolicy } from './mfa/policy.ts';
export { hashPassword, passwordFits } from './password.ts';
export { createOwner, createPerson, type Person, usersByIds, usersWhoMay } from './people.ts';
export { isOpenLink } from './queries/is-open-link.ts';
export { restAfter } from './rules/lockout.ts';
export type { ToApprove } from './rules/office.ts';
export { seedAccess } from './seed-access.ts';
export { endSessions, type TerminationReason } from './sessions.ts';
export { systemRoles } from './system-roles.ts';
