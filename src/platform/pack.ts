import { type Pack, pack } from '#kernel/pack';
import { changeSettings, readSettings } from './commands/business-settings.ts';
import { cancelTenant } from './commands/cancel-tenant.ts';
import { changePlan } from './commands/change-plan.ts';
import { configureTenant } from './commands/configure-tenant.ts';
import { createSuperAdmin } from './commands/create-super-admin.ts';
import { createTenant } from './commands/create-tenant.ts';
import { activateSuperAdmin, deactivateSuperAdmin } from './commands/deactivate-super-admin.ts';
import { deleteTenant } from './commands/delete-tenant.ts';
import { destroyKeys, destroyMasterKey, rotateKeys, rotateMasterKey, showKeys, verifyTenantKeys } from './commands/keys.ts';
import { migrateTenant, runMigrations, showMigrations } from './commands/migrations.ts';
import { reactivateTenant } from './commands/reactivate-tenant.ts';
import { exportAudit, proveAudit, proveAuditConsistency } from './commands/read-audit.ts';
import { refresh } from './commands/refresh.ts';
import { removePlanChannel } from './commands/remove-plan-channel.ts';
import { removePlanFeature } from './commands/remove-plan-feature.ts';
import { replayEvents } from './commands/replay-events.ts';
import { resetFeature } from './commands/reset-feature.ts';
import { removeView, saveView, showSavedViews } from './commands/saved-views.ts';
import { setFeature } from './commands/set-feature.ts';
import { setPassword } from './commands/set-password.ts';
import { setPlanChannel } from './commands/set-plan-channel.ts';
import { setPlanFeature } from './commands/set-plan-feature.ts';
import { setPlanLimits } from './commands/set-plan-limits.ts';
import { setSubscription } from './commands/set-subscription.ts';
import { showUsage } from './commands/show-usage.ts';
import { signIn } from './commands/sign-in.ts';
import { signOut } from './commands/sign-out.ts';
import { suspendTenant } from './commands/suspend-tenant.ts';
import { activateChannelType, deactivateChannelType } from './commands/switch-channel-type.ts';
import { activateFeature, deactivateFeature } from './commands/switch-feature.ts';
import { traceExport } from './commands/trace-export.ts';
import * as resources from './resources.ts';
import type { Services } from './services.ts';

/** The platform's own operations, in the shape of a pack: everything under /platform/v1. It is installed in no tenant. */
export const platformPack = (services: Services): Pack =>
  pack({
    name: 'platform',
    resources: Object.values(resources),
    commands: [
      signIn(services),
      refresh,
      signOut,
      readSettings(services),
      changeSettings(services),
      createTenant(services),
      configureTenant,
      suspendTenant,
      reactivateTenant,
      replayEvents,
      exportAudit,
      traceExport(services),
      proveAudit,
      proveAuditConsistency,
      showUsage(services),
      showSavedViews,
      saveView,
      removeView,
      showMigrations(services),
      runMigrations,
      migrateTenant,
      cancelTenant,
      changePlan(services),
      setSubscription(services),
      setFeature(services),
      resetFeature,
      deleteTenant,
      showKeys,
      rotateMasterKey,
      destroyMasterKey,
      rotateKeys(services),
      destroyKeys(services),
      verifyTenantKeys(services),
      setPlanLimits,
      setPlanFeature(services),
      removePlanFeature,
      setPlanChannel,
      removePlanChannel,
      activateFeature,
      deactivateFeature,
      activateChannelType,
      deactivateChannelType,
      createSuperAdmin(services),
      setPassword(services),
      activateSuperAdmin,
      deactivateSuperAdmin,
    ],
  });
