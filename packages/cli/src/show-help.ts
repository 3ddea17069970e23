import type { Node } from './kit/command.ts';
import { commandHelp, type FrontPage, programHelp } from './kit/help-text.ts';
import type { Sink } from './kit/sink.ts';
import { PROGRAM } from './program.ts';
import { TOPICS } from './topics/topics.ts';

const FRONT: FrontPage = {
  title: 'ssoctl: AWS IAM Identity Center (AWS SSO) from the terminal.',
  description:
    'Signs in, shows which accounts and roles you may use, and hands out short-lived credentials, on the files of the AWS CLI: what one of them writes the other reads.',
  examples: [
    {
      line: 'ssoctl sessions add corp --start-url https://d-1234567890.awsapps.com/start --region eu-west-1',
      does: 'Once: where to sign in. Your administrator knows both, and the portal shows them under "Access keys"',
    },
    { line: 'ssoctl login', does: 'Sign in, in the browser or with a code' },
    { line: 'ssoctl roles', does: 'What you may use' },
    { line: 'ssoctl profiles add dev', does: 'Choose a role, and give it a name' },
    { line: 'ssoctl exec dev -- aws s3 ls', does: 'Use it' },
  ],
  topics: TOPICS,
};

/** Shows the help of a command or a group, or of the whole program. */
export function showHelp(
  node: Node | undefined,
  path: string,
  sink: Pick<Sink, 'write' | 'columns' | 'colours'>,
): void {
  const text = node === undefined ? programHelp(PROGRAM, FRONT, sink) : commandHelp(node, path, sink);
  sink.write(`${text}\n`);
}
