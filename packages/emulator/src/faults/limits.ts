import type { FaultRule } from './plan.ts';

const above = (operation: string, abovePerSecond: number): FaultRule => ({
  operation,
  fault: 'throttle',
  abovePerSecond,
});

/**
 * The service's published request rates, as rules: 20 RegisterClient a second, 80 for the token calls, 20 for the portal, 20 for
 * the administrator's API as a whole and for each call of the identity store.
 *
 * @see https://docs.aws.amazon.com/singlesignon/latest/userguide/limits.html
 */
export const SERVICE_LIMITS: readonly FaultRule[] = [
  above('sso-oidc:RegisterClient', 20),
  above('sso-oidc:CreateToken', 80),
  above('sso-oidc:StartDeviceAuthorization', 80),
  above('sso:*', 20),
  above('sso-admin:*', 20),
];
