"""Serves a small company from moto and prints where, and what boto3 is told of it, until it is killed."""

import json
import threading

import boto3
from moto.server import ThreadedMotoServer

REGION = "us-east-1"

server = ThreadedMotoServer(ip_address="127.0.0.1", port=0, verbose=False)
server.start()
host, port = server.get_host_and_port()
url = f"http://{host}:{port}"


def client(service):
    return boto3.client(
        service, region_name=REGION, endpoint_url=url, aws_access_key_id="AKIAIOSFODNN7EXAMPLE", aws_secret_access_key="k"
    )


def every(method, key, **arguments):
    found, token = [], {}
    while True:
        page = method(**arguments, **token)
        found += page[key]
        if not page.get("NextToken"):
            return found
        token = {"NextToken": page["NextToken"]}


organizations, sso, store = client("organizations"), client("sso-admin"), client("identitystore")

organizations.create_organization(FeatureSet="ALL")
root = organizations.list_roots()["Roots"][0]["Id"]
workloads = organizations.create_organizational_unit(ParentId=root, Name="Workloads")["OrganizationalUnit"]["Id"]
production = organizations.create_organizational_unit(ParentId=workloads, Name="Production")["OrganizationalUnit"]["Id"]
for index in range(24):
    status = organizations.create_account(AccountName=f"account-{index:02}", Email=f"a{index}@moto.example")
    account = status["CreateAccountStatus"]["AccountId"]
    if index % 2 == 0:
        organizations.move_account(AccountId=account, SourceParentId=root, DestinationParentId=production)
    if index % 3 == 0:
        organizations.tag_resource(ResourceId=account, Tags=[{"Key": "stage", "Value": "production"}])

instance = sso.list_instances()["Instances"][0]
arn, store_id = instance["InstanceArn"], instance["IdentityStoreId"]
for name, duration in [("AdministratorAccess", "PT1H"), ("ReadOnlyAccess", "PT8H")]:
    made = sso.create_permission_set(InstanceArn=arn, Name=name, SessionDuration=duration, Description=f"{name}, says moto")
    set_arn = made["PermissionSet"]["PermissionSetArn"]
    sso.attach_managed_policy_to_permission_set(
        InstanceArn=arn, PermissionSetArn=set_arn, ManagedPolicyArn=f"arn:aws:iam::aws:policy/{name}"
    )
users = [
    store.create_user(
        IdentityStoreId=store_id,
        UserName=f"user{index:03}",
        DisplayName=f"User {index}",
        Name={"GivenName": "User", "FamilyName": str(index)},
        Emails=[{"Value": f"user{index}@moto.example", "Type": "work", "Primary": True}],
    )["UserId"]
    for index in range(120)
]
group = store.create_group(IdentityStoreId=store_id, DisplayName="Readers")["GroupId"]
for user in users[:3]:
    store.create_group_membership(IdentityStoreId=store_id, GroupId=group, MemberId={"UserId": user})

told = {
    "url": url,
    "region": REGION,
    "organization": organizations.describe_organization()["Organization"],
    "accounts": every(organizations.list_accounts, "Accounts"),
    "production": [account["Id"] for account in every(organizations.list_accounts_for_parent, "Accounts", ParentId=production)],
    "instance": instance,
    "permissionSets": [
        sso.describe_permission_set(InstanceArn=arn, PermissionSetArn=one)["PermissionSet"]
        for one in every(sso.list_permission_sets, "PermissionSets", InstanceArn=arn)
    ],
    "users": every(store.list_users, "Users", IdentityStoreId=store_id),
    "groups": every(store.list_groups, "Groups", IdentityStoreId=store_id),
    "readers": users[:3],
}
print(json.dumps(told, default=str), flush=True)
threading.Event().wait()
