import { pack } from '#kernel/pack';
import { changeSettings } from './commands/change-settings.ts';
import { createMaskingRule, removeMaskingRule, updateMaskingRule } from './commands/masking-rules.ts';
import { removeRoleSettings, setRoleSettings } from './commands/role-settings.ts';
import { startSecurity } from './install.ts';
import { permissions } from './permissions.ts';
import { dataMaskingRules, exportLogs, roleSecuritySettings, securitySettings, securityViolations } from './resources.ts';

export default pack({
  name: 'security',
  uses: ['identity'],
  permissions,
  resources: [securitySettings, roleSecuritySettings, dataMaskingRules, exportLogs, securityViolations],
  commands: [changeSettings, setRoleSettings, removeRoleSettings, createMaskingRule, updateMaskingRule, removeMaskingRule],
  appendOnly: ['security_violations'],
  install: startSecurity,
});
