/** Roles that every business has. They can be neither renamed nor deleted; all but the owner's permissions can be changed. */
export const systemRoles = [
  { code: 'owner', name: 'Owner', description: 'May do everything; always at least one person.' },
  { code: 'admin', name: 'Admin', description: 'Runs the business: people, settings, keys and all daily work.' },
  { code: 'manager', name: 'Manager', description: 'Leads a team and its operations.' },
  { code: 'operator', name: 'Operator', description: 'Does the daily work.' },
  { code: 'ndr_agent', name: 'NDR agent', description: 'Calls the recipients of failed deliveries and sees what that needs.' },
  { code: 'viewer', name: 'Viewer', description: 'Looks, and changes nothing.' },
] as const;
