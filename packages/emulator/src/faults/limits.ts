import { ADMIN_OPERATION_NAMES } from '@ssoctl/core/wire';
import type { FaultRule } from './plan.ts';

const above = (operation: string, abovePerSecond: number): FaultRule => ({
  operation,
  fault: 'throttle',
  abovePerSecond,
});

/**
 * The service's published request rates, as rules: 20 RegisterClient a second, 80 for the token calls, 20 for the portal, 20 for
 * the administrator's API as a whole and for each call of the identity store. Organizations has rates of its own for each
 * call; 10 stands for all of them.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
 */
export const SERVICE_LIMITS: readonly FaultRule[] = [
  above('sso-oidc:RegisterClient', 20),
  above('sso-oidc:CreateToken', 80),
  above('sso-oidc:StartDeviceAuthorization', 80),
  above('sso:*', 20),
  above('sso-admin:*', 20),
  ...ADMIN_OPERATION_NAMES.identitystore.map((name) => above(`identitystore:${name}`, 20)),
  ...ADMIN_OPERATION_NAMES.organizations.map((name) => above(`organizations:${name}`, 10)),
];
