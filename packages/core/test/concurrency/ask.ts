import { loadConfig } from '../../src/config/load.ts';
import { resolveRole } from '../../src/config/resolve-role.ts';
import { processDocument } from '../../src/credentials/process-document.ts';
import { roleCredentials } from '../../src/credentials/role-credentials.ts';
import { isSsoctlError } from '../../src/errors/index.ts';
import { nodeWorld } from '../../src/node.ts';

/**
 * A program that asks for the credentials of the profile in its first argument, as `ssoctl credential-process` does. Prints them,
 * or the error's code on stderr; with a second argument also every event's kind.
 */
const [profile = 'default', tell] = process.argv.slice(2);
const say = (line: string) => process.stderr.write(`${line}\n`);
try {
  const world = nodeWorld(tell === undefined ? {} : { onEvent: (event) => say(event.kind) });
  const config = await loadConfig(world);
  process.stdout.write(processDocument(await roleCredentials(world, config, resolveRole(config, profile))));
} catch (error) {
  say(isSsoctlError(error) ? error.code : String(error));
  process.exitCode = isSsoctlError(error) ? error.exitCode : 1;
}
