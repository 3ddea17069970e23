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
      line: 'ssoctl setup https://d-1234567890.awsapps.com/start',
      does: 'Once: from the address of your access portal to working profiles',
    },
    { line: 'aws s3 ls --profile dev', does: 'Use them, with any tool that knows profiles' },
    { line: 'ssoctl exec dev -- terraform plan', does: 'The same with one that does not' },
    { line: 'ssoctl login', does: 'When the sign-in is over' },
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
