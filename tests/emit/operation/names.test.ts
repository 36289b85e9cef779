import { describe, expect, test } from "vitest";
import { contractName, typeNameOf } from "../../../src/emit/operation/names.js";
import { operationOf, routeOf } from "../../contract/support.js";

describe("what a contract is called", () => {
  test.each([
    ["/", "root"],
    ["/users", "users"],
    ["/users/{id}", "usersById"],
    ["/users/[id]", "usersById"],
    ["/users/:id", "usersById"],
    ["/docs/[[...slug]]", "docsBySlug"],
    ["/users/{user_id}/posts/{post-id}", "usersByUserIdPostsByPostId"],
    ["/users/{id}:cancel", "usersByIdCancel"],
    ["/users/{id:int}", "usersById"],
    ["/users/{id:\\d{3}}", "usersById"],
    ["/users/:id(\\d+)", "usersById"],
    ["/users/<int:id>", "usersById"],
    ["/users/(?P<id>\\d+)", "usersById"],
    ["/users{?page}", "users"],
    ["/user-list", "userList"],
    ["/URLs", "urls"],
    ["/123", "route123"],
    ["/delete", "deleteRoute"],
    ["/default", "defaultRoute"],
    ["/config", "configRoute"],
    ["/z", "zRoute"],
    ["/route", "routeRoute"],
    ["/label", "labelRoute"],
    ["/ünï", "uni"],
    ["/日本", "root"],
    ["/#X-Amz-Target=Service.List", "xAmzTargetServiceList"],
    ["/v1.0/organisations/{organisation_id}/departments/{department_id}/members", "departmentsByDepartmentIdMembers"],
    [`/${"x".repeat(200)}`, "x".repeat(43)],
  ])("%s -> %s", (path, name) => {
    expect(contractName(routeOf(path, []))).toBe(name);
  });
});

describe("what the types of an operation begin with", () => {
  test.each([
    ["listUsers", "ListUsers"],
    ["list-users", "ListUsers"],
    ["users.list", "UsersList"],
    ["OrdersController_findAll", "OrdersFindAll"],
    ["UserController@index", "UserIndex"],
    ["listControllers", "ListControllers"],
    ["controller_get", "ControllerGet"],
    ["2fa", "Operation2fa"],
    [undefined, "GetUsersById"],
    ["!!!", "GetUsersById"],
    ["read_user_users__id__get", "ReadUser"],
    ["users__id__get", "UsersIdGet"],
    ["_users__id__get", "UsersIdGet"],
    ["read_user_users__id__put", "ReadUserUsersIdPut"],
    ["52c3c8d7aa0f4f6cbf2d9a3d41c0e7b1", "GetUsersById"],
    ["1B4E28BA-2FA1-11D2-883F-0016D3CCA427", "GetUsersById"],
    ["deadbeef", "Deadbeef"],
  ])("%s -> %s", (operationId, name) => {
    const operation = operationOf({ method: "GET", ...(operationId !== undefined && { operationId }) });
    expect(typeNameOf(operation, routeOf("/users/{id}", []))).toBe(name);
  });
});
