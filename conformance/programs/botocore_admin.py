"""Makes the calls of a JSON file ([{service, operation, params}]) and prints what came of each, in order.

{"answer": ...} the whole list, page after page, where botocore can page; {"error": NAME}; or {"missing": true} where this
version does not know the operation.
"""

import json
import sys

from botocore.exceptions import ClientError
from botocore.session import Session

session = Session()
clients = {}


def made(call):
    service = call["service"]
    client = clients.setdefault(service, session.create_client(service))
    names = {name: method for method, name in client.meta.method_to_api_mapping.items()}
    method = names.get(call["operation"])
    if method is None:
        return {"missing": True}
    try:
        if client.can_paginate(method):
            pages = client.get_paginator(method).paginate(**call["params"])
            return {"answer": pages.build_full_result()}
        answer = getattr(client, method)(**call["params"])
        answer.pop("ResponseMetadata", None)
        return {"answer": answer}
    except ClientError as error:
        return {"error": error.response["Error"]["Code"]}


with open(sys.argv[1]) as file:
    print(json.dumps([made(call) for call in json.load(file)], default=str))
