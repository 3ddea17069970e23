import { loadSeed } from './load.ts';
import type { SeedDocument } from './schema.ts';
import type { Seed } from './types.ts';

/**
 * A small coffee roaster: eight accounts (one suspended, one whose id begins with a zero), five people, four groups,
 * five permission sets. Small enough to know by heart, and no two people see the same.
 */
export const DEFAULT_COMPANY = {
  key: 'larkspur',
  instance: { name: 'Larkspur Coffee', region: 'eu-central-1', alias: 'larkspur' },
  organization: { managementAccountId: '111122223333' },
  accounts: [
    { id: '111122223333', name: 'larkspur-management', email: 'aws+management@larkspur.example' },
    { id: '222233334444', name: 'log-archive', email: 'aws+logs@larkspur.example' },
    { id: '333344445555', name: 'security-tooling', email: 'aws+security@larkspur.example' },
    { id: '444455556666', name: 'shop-production', email: 'aws+shop-production@larkspur.example' },
    { id: '555566667777', name: 'shop-staging', email: 'aws+shop-staging@larkspur.example' },
    { id: '666677778888', name: 'data-platform', email: 'aws+data@larkspur.example' },
    { id: '012345678901', name: 'sandbox', email: 'aws+sandbox@larkspur.example' },
    { id: '777788889999', name: 'old-webshop', email: 'aws+old-webshop@larkspur.example', status: 'SUSPENDED' },
  ],
  users: [
    { name: 'maya', displayName: 'Maya Lindqvist', email: 'maya@larkspur.example' },
    { name: 'tomas', displayName: 'Tomás Okafor', email: 'tomas@larkspur.example' },
    { name: 'ines', displayName: 'Inês Barros', email: 'ines@larkspur.example' },
    { name: 'kenji', displayName: 'Kenji Watanabe', email: 'kenji@larkspur.example' },
    { name: 'priya', displayName: 'Priya Nair', email: 'priya@larkspur.example' },
  ],
  groups: [
    { name: 'Platform', description: 'Runs the organization', members: ['maya'] },
    { name: 'Developers', description: 'Build the shop', members: ['maya', 'tomas', 'ines'] },
    { name: 'Data', description: 'Answer questions', members: ['ines', 'kenji'] },
    { name: 'Finance', description: 'Pay the bills', members: ['priya'] },
  ],
  permissionSets: [
    {
      name: 'AdministratorAccess',
      description: 'Everything',
      sessionDuration: '1h',
      adminRights: 'full',
    },
    { name: 'PowerUserAccess', description: 'Everything but people and money', sessionDuration: '8h' },
    { name: 'ReadOnlyAccess', description: 'Look, do not touch', sessionDuration: '12h' },
    { name: 'SecurityAudit', description: 'See how things are set up', sessionDuration: '4h', adminRights: 'read' },
    { name: 'Billing', description: 'Costs and invoices', sessionDuration: '1h' },
  ],
  assignments: [
    { permissionSet: 'AdministratorAccess', accounts: 'all', groups: ['Platform'] },
    { permissionSet: 'PowerUserAccess', accounts: ['shop-staging', 'sandbox'], groups: ['Developers'] },
    { permissionSet: 'ReadOnlyAccess', accounts: ['shop-production'], groups: ['Developers'] },
    { permissionSet: 'PowerUserAccess', accounts: ['data-platform'], groups: ['Data'] },
    { permissionSet: 'SecurityAudit', accounts: ['log-archive', 'security-tooling'], users: ['kenji'] },
    { permissionSet: 'Billing', accounts: ['larkspur-management'], groups: ['Finance'] },
    { permissionSet: 'ReadOnlyAccess', accounts: ['old-webshop'], users: ['priya'] },
  ],
} as const satisfies SeedDocument;

/** The company that plays when nobody gives a seed. */
export function defaultSeed(): Seed {
  return loadSeed(DEFAULT_COMPANY);
}
