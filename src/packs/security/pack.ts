import { pack } from '#kernel/pack';
import { changeSettings } from './commands/change-settings.ts';
import { createExport } from './commands/create-export.ts';
import { approveExport, cancelExport, rejectExport } from './commands/decide-export.ts';
import { createMaskingRule, removeMaskingRule, updateMaskingRule } from './commands/masking-rules.ts';
import { removeRoleSettings, setRoleSettings } from './commands/role-settings.ts';
import { traceExport } from './commands/trace-export.ts';
import { exportFile } from './downloads.ts';
import { expireExports } from './exports/expire.ts';
import { startSecurity } from './install.ts';
import { permissions } from './permissions.ts';
import { makeExport } from './reactions/make-export.ts';
import { dataMaskingRules, exportLogs, roleSecuritySettings, securitySettings, securityViolations } from './resources.ts';

export default pack({
  name: 'security',
  uses: ['identity'],
  permissions,
  resources: [securitySettings, roleSecuritySettings, dataMaskingRules, exportLogs, securityViolations],
  commands: [
    changeSettings,
    setRoleSettings,
    removeRoleSettings,
    createMaskingRule,
    updateMaskingRule,
    removeMaskingRule,
    createExport,
    approveExport,
    rejectExport,
    cancelExport,
    traceExport,
  ],
  reactions: [makeExport],
  schedules: [expireExports],
  downloads: [exportFile],
  appendOnly: ['security_violations'],
  install: startSecurity,
});
