import type { RoleCredentials } from '../cache/types.ts';
import { serviceSettings } from '../config/service-settings.ts';
import type { Config, RoleProfile } from '../config/types.ts';
import { isSsoctlError } from '../errors/index.ts';
import type { World } from '../ports/index.ts';

/** GetRoleCredentials with the sign-in's access token; with another one when the portal refuses the first. */
export async function fetchFromPortal(
  world: World,
  config: Config,
  role: RoleProfile,
  signal: AbortSignal,
): Promise<RoleCredentials> {
  const { createSessions } = await import('../session/sessions.ts');
  const { loginCommand } = await import('../session/failures.ts');
  const { portalClient } = await import('../portal/client.ts');
  const settings = serviceSettings(config, world.env, role.profile);
  const sessions = createSessions(world, settings);
  const loginHint = `run: ${loginCommand(role.signIn)}`;
  const portal = portalClient({ ...world, region: role.signIn.region, settings, loginHint });
  const ask = async (accessToken: string) => ({
    ...(await portal.getRoleCredentials(accessToken, role, { signal })),
    accountId: role.accountId,
  });

  const { accessToken } = await sessions.accessToken(role.signIn, { signal });
  try {
    return await ask(accessToken);
  } catch (error) {
    if (!isSsoctlError(error, 'SESSION_ENDED')) throw error;
    // Signed out elsewhere, or revoked: the refresh token, if there is one, tells whether the sign-in itself lives.
    const renewed = await sessions.accessToken(role.signIn, { signal, rejected: accessToken });
    return ask(renewed.accessToken);
  }
}
