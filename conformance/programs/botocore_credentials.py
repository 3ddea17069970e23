"""Prints what botocore makes of a profile: {credentials: ..., identity: ...}."""

import json
import sys

from botocore.session import Session

session = Session(profile=sys.argv[1])
frozen = session.get_credentials().get_frozen_credentials()
identity = session.create_client("sts").get_caller_identity()
print(
    json.dumps(
        {
            "accessKeyId": frozen.access_key,
            "secretAccessKey": frozen.secret_key,
            "sessionToken": frozen.token,
            "arn": identity["Arn"],
            "account": identity["Account"],
        }
    )
)
