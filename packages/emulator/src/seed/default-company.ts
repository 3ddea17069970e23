import { loadSeed } from './load.ts';
import type { SeedDocument } from './schema.ts';
import type { Seed } from './types.ts';

/**
 * A small coffee roaster: eight accounts (one suspended, one whose id begins with a zero) in four organizational units,
 * five people, five groups (one empty), five permission sets, one application. security-tooling administers IAM
 * Identity Center for the organization. Rosa has left, and her assignment is still there; ReadOnlyAccess has an older
 * version in production. Small enough to know by heart, and no two people see the same.
 */
export const DEFAULT_COMPANY = {
  key: 'larkspur',
  instance: { name: 'Larkspur Coffee', region: 'eu-central-1', alias: 'larkspur' },
  organization: {
    managementAccountId: '111122223333',
    units: [
      { name: 'Security' },
      { name: 'Workloads', units: [{ name: 'Production', tags: { stage: 'production' } }, { name: 'Development' }] },
    ],
    delegatedAdministrators: [{ account: 'security-tooling', services: ['sso.amazonaws.com'] }],
    serviceAccess: ['cloudtrail.amazonaws.com'],
  },
  accounts: [
    { id: '111122223333', name: 'larkspur-management', email: 'aws+management@larkspur.example' },
    { id: '222233334444', name: 'log-archive', email: 'aws+logs@larkspur.example', unit: 'Security' },
    { id: '333344445555', name: 'security-tooling', email: 'aws+security@larkspur.example', unit: 'Security' },
    {
      id: '444455556666',
      name: 'shop-production',
      email: 'aws+shop-production@larkspur.example',
      unit: 'Production',
      tags: { team: 'shop', stage: 'production' },
    },
    {
      id: '555566667777',
      name: 'shop-staging',
      email: 'aws+shop-staging@larkspur.example',
      unit: 'Development',
      tags: { team: 'shop', stage: 'staging' },
    },
    {
      id: '666677778888',
      name: 'data-platform',
      email: 'aws+data@larkspur.example',
      unit: 'Production',
      tags: { team: 'data', stage: 'production' },
    },
    {
      id: '012345678901',
      name: 'sandbox',
      email: 'aws+sandbox@larkspur.example',
      unit: 'Development',
      tags: { team: 'platform', stage: 'sandbox' },
    },
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
    { name: 'Contractors', description: 'Nobody at the moment' },
  ],
  permissionSets: [
    {
      name: 'AdministratorAccess',
      description: 'Everything',
      sessionDuration: '1h',
      adminRights: 'full',
      managedPolicies: ['AdministratorAccess'],
      tags: { owner: 'platform' },
    },
    {
      name: 'PowerUserAccess',
      description: 'Everything but people and money',
      sessionDuration: '8h',
      managedPolicies: ['PowerUserAccess'],
      permissionsBoundary: { customerManagedPolicy: { name: 'DeveloperBoundary' } },
      tags: { owner: 'platform' },
    },
    {
      name: 'ReadOnlyAccess',
      description: 'Look, do not touch',
      sessionDuration: '12h',
      managedPolicies: ['ReadOnlyAccess'],
      inlinePolicy: {
        Version: '2012-10-17',
        Statement: [{ Effect: 'Deny', Action: 's3:GetObject', Resource: 'arn:aws:s3:::larkspur-payroll/*' }],
      },
      notLatestIn: ['shop-production'],
    },
    {
      name: 'SecurityAudit',
      description: 'See how things are set up',
      sessionDuration: '4h',
      adminRights: 'read',
      managedPolicies: ['SecurityAudit', 'ViewOnlyAccess'],
      customerManagedPolicies: [{ name: 'AuditTrailReader', path: '/security/' }],
    },
    {
      name: 'Billing',
      description: 'Costs and invoices',
      sessionDuration: '1h',
      relayState: 'https://console.aws.amazon.com/costmanagement/home',
      managedPolicies: ['Billing'],
    },
  ],
  assignments: [
    { permissionSet: 'AdministratorAccess', accounts: 'all', groups: ['Platform'] },
    { permissionSet: 'PowerUserAccess', accounts: ['shop-staging', 'sandbox'], groups: ['Developers'] },
    { permissionSet: 'ReadOnlyAccess', accounts: ['shop-production'], groups: ['Developers'] },
    { permissionSet: 'PowerUserAccess', accounts: ['data-platform'], groups: ['Data'] },
    { permissionSet: 'SecurityAudit', accounts: ['log-archive', 'security-tooling'], users: ['kenji'] },
    { permissionSet: 'Billing', accounts: ['larkspur-management'], groups: ['Finance'] },
    { permissionSet: 'ReadOnlyAccess', accounts: ['old-webshop'], users: ['priya'] },
    { permissionSet: 'PowerUserAccess', accounts: ['sandbox'], deletedUsers: ['rosa'] },
  ],
  applications: [
    {
      name: 'Larkspur Wiki',
      description: 'What everybody should know',
      account: 'data-platform',
      url: 'https://wiki.larkspur.example/',
      groups: ['Developers', 'Data'],
      users: ['priya'],
    },
  ],
} as const satisfies SeedDocument;

/** The company that plays when nobody gives a seed. */
export function defaultSeed(): Seed {
  return loadSeed(DEFAULT_COMPANY);
}
