// Prints what a credential provider of the AWS SDK for JavaScript makes of a profile: `sdk-credentials.mjs fromSSO|fromIni PROFILE`.
import { GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { fromIni, fromSSO } from '@aws-sdk/credential-providers';

const [provider, profile] = process.argv.slice(2);
const credentials = await { fromIni, fromSSO }[provider]({ profile })();
const sts = new STSClient({ region: 'eu-west-1', credentials });
const { Arn: arn, Account: account } = await sts.send(new GetCallerIdentityCommand({}));
console.log(JSON.stringify({ ...credentials, arn, account }));
