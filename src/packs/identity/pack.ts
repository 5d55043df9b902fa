import { pack } from '#kernel/pack';
import { changeAdmin, deactivateAdmin, reactivateAdmin } from './admin/commands/change-admin.ts';
import { createAdmin } from './admin/commands/create-admin.ts';
import { completeAccessReview, confirmAccess, createAccessReview, revokeAccess } from './admin/commands/review-access.ts';
import { reviewAccess } from './admin/schedules.ts';
import { acceptInvitation } from './commands/accept-invitation.ts';
import { assignRole } from './commands/assign-role.ts';
import { changeEmail } from './commands/change-email.ts';
import { changeMe } from './commands/change-me.ts';
import { changePassword } from './commands/change-password.ts';
import { createApiKey } from './commands/create-api-key.ts';
import { createRole } from './commands/create-role.ts';
import { deactivateUser } from './commands/deactivate-user.ts';
import { deleteRole } from './commands/delete-role.ts';
import { endMySession } from './commands/end-my-session.ts';
import { invite } from './commands/invite.ts';
import { reactivateUser } from './commands/reactivate-user.ts';
import { refresh } from './commands/refresh.ts';
import { removeUser } from './commands/remove-user.ts';
import { requestPasswordReset } from './commands/request-password-reset.ts';
import { resetPassword } from './commands/reset-password.ts';
import { restrictFeature } from './commands/restrict-feature.ts';
import { revokeApiKey } from './commands/revoke-api-key.ts';
import { revokeInvitation } from './commands/revoke-invitation.ts';
import { revokeRole } from './commands/revoke-role.ts';
import { removeView, saveView, showSavedViews } from './commands/saved-views.ts';
import { setRolePermissions } from './commands/set-role-permissions.ts';
import { showMatrix } from './commands/show-matrix.ts';
import { showMe, showMySessions } from './commands/show-me.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import { terminateSession } from './commands/terminate-session.ts';
import { unlockUser } from './commands/unlock-user.ts';
import { updateRole } from './commands/update-role.ts';
import { laterPermissions } from './later-permissions.ts';
import { removePasskey, renamePasskey } from './mfa/commands/change-passkey.ts';
import { confirmTotp } from './mfa/commands/confirm-totp.ts';
import { disableTotp } from './mfa/commands/disable-totp.ts';
import { enrolTotp } from './mfa/commands/enrol-totp.ts';
import { forgetMyDevice, revokeTrustedDevice } from './mfa/commands/forget-device.ts';
import { passkeySignIn, passkeySignInOptions } from './mfa/commands/passkey-sign-in.ts';
import { passkeyOptions, registerPasskey } from './mfa/commands/register-passkey.ts';
import { renewMyBackupCodes } from './mfa/commands/renew-backup-codes.ts';
import { resetMfa } from './mfa/commands/reset-mfa.ts';
import { setSignInPolicy, showSignInPolicy } from './mfa/commands/set-policy.ts';
import { showMyFactors } from './mfa/commands/show-factors.ts';
import { people } from './people-limit.ts';
import { permissions } from './permissions.ts';
import { writeMail } from './reactions/write-mail.ts';
import {
  accessReviewItems,
  accessReviews,
  adminUsers,
  apiKeys,
  approvalDays,
  invitationRoles,
  invitations,
  permissionList,
  rolePermissions,
  roles,
  sessions,
  trustedDevices,
  userFeatures,
  userProfiles,
  userRoles,
  users,
} from './resources.ts';
import { tidySignIns } from './schedules.ts';

export default pack({
  name: 'identity',
  permissions: { ...permissions, ...laterPermissions },
  resources: [
    users,
    userProfiles,
    roles,
    permissionList,
    rolePermissions,
    userRoles,
    userFeatures,
    sessions,
    apiKeys,
    invitations,
    invitationRoles,
    trustedDevices,
    adminUsers,
    approvalDays,
    accessReviews,
    accessReviewItems,
  ],
  usage: [people],
  sealed: [{ table: 'totp_factors', column: 'secret_sealed' }],
  commands: [
    signIn,
    refresh,
    signOut,
    showMe,
    changeMe,
    showMySessions,
    endMySession,
    changePassword,
    requestPasswordReset,
    resetPassword,
    invite,
    acceptInvitation,
    revokeInvitation,
    deactivateUser,
    reactivateUser,
    removeUser,
    restrictFeature,
    unlockUser,
    changeEmail,
    createRole,
    updateRole,
    deleteRole,
    setRolePermissions,
    showMatrix,
    assignRole,
    revokeRole,
    terminateSession,
    createApiKey,
    revokeApiKey,
    changeAdmin,
    deactivateAdmin,
    reactivateAdmin,
    createAdmin,
    completeAccessReview,
    confirmAccess,
    createAccessReview,
    revokeAccess,
    confirmTotp,
    disableTotp,
    enrolTotp,
    forgetMyDevice,
    revokeTrustedDevice,
    removePasskey,
    renamePasskey,
    passkeySignIn,
    passkeySignInOptions,
    passkeyOptions,
    registerPasskey,
    renewMyBackupCodes,
    resetMfa,
    setSignInPolicy,
    showSignInPolicy,
    showMyFactors,
    showSavedViews,
    saveView,
    removeView,
  ],
  reactions: [writeMail],
  schedules: [tidySignIns, reviewAccess],
});
