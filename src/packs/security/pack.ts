import { pack } from '#kernel/pack';
import { assessRisks } from './assess-risk.ts';
import { changeSettings } from './commands/change-settings.ts';
import { createExport } from './commands/create-export.ts';
import { acknowledgeAlert, resolveAlert } from './commands/deal-with-alerts.ts';
import { approveExport, cancelExport, rejectExport } from './commands/decide-export.ts';
import { createMaskingRule, removeMaskingRule, updateMaskingRule } from './commands/masking-rules.ts';
import { removeNetworkPlace, setNetworkPlace } from './commands/network-places.ts';
import { previewMasking } from './commands/preview-masking.ts';
import { reportCopy } from './commands/report-copy.ts';
import { removeRoleSettings, setRoleSettings } from './commands/role-settings.ts';
import { traceExport } from './commands/trace-export.ts';
import { exportFile } from './downloads.ts';
import { expireExports } from './exports/expire.ts';
import { startSecurity } from './install.ts';
import { permissions } from './permissions.ts';
import { makeExport } from './reactions/make-export.ts';
import { watchReuse, watchSignIns } from './reactions/watch-sign-ins.ts';
import {
  dataMaskingRules,
  exportLogs,
  networkPlaces,
  roleSecuritySettings,
  securityAlerts,
  securitySettings,
  securityViolations,
} from './resources.ts';

export default pack({
  name: 'security',
  uses: ['identity'],
  permissions,
  resources: [securitySettings, roleSecuritySettings, dataMaskingRules, exportLogs, securityViolations, securityAlerts, networkPlaces],
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
    acknowledgeAlert,
    resolveAlert,
    setNetworkPlace,
    removeNetworkPlace,
    previewMasking,
    reportCopy,
  ],
  reactions: [makeExport, watchSignIns, watchReuse],
  schedules: [expireExports, assessRisks],
  downloads: [exportFile],
  appendOnly: ['security_violations'],
  install: startSecurity,
});
