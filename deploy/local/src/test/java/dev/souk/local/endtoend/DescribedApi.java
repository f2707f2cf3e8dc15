package dev.souk.local.endtoend;

import static io.restassured.RestAssured.given;

import io.restassured.http.ContentType;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import java.net.URI;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A client that knows a base address and the OpenAPI document that is found there, and no path of the shop. */
final class DescribedApi {

    private static final String DOCUMENT = "/api/v1/openapi.json";

    private final URI base;
    private final Map<String, Operation> operations;
    private final @Nullable String accessToken;

    private DescribedApi(URI base, Map<String, Operation> operations, @Nullable String accessToken) {
        this.base = base;
        this.operations = operations;
        this.accessToken = accessToken;
    }

    static DescribedApi at(URI base) {
        JsonPath document = given().baseUri(base.toString())
                .get(DOCUMENT)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
        Map<String, Operation> operations = new HashMap<>();
        Map<String, Map<String, Object>> paths = document.getMap("paths");
        paths.forEach((path, methods) -> methods.forEach((method, operation) -> {
            if (operation instanceof Map<?, ?> described && described.get("operationId") instanceof String id) {
                operations.put(
                        id, new Operation(method.toUpperCase(Locale.ROOT), path, described.containsKey("security")));
            }
        }));
        return new DescribedApi(base, operations, null);
    }

    /** Those that name something by its id. */
    Set<String> operationsOnIds() {
        return operations.entrySet().stream()
                .filter(operation -> operation.getValue().path().contains("{"))
                .map(Map.Entry::getKey)
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether an operation is described as for who is signed in. */
    boolean isForCustomers(String operationId) {
        return operation(operationId).forCustomers();
    }

    /** The same for who is signed in. */
    DescribedApi as(String token) {
        return new DescribedApi(base, operations, token);
    }

    Response call(String operationId, Map<String, String> path) {
        return send(operationId, path, request());
    }

    Response call(String operationId, Map<String, String> path, Object body) {
        return send(operationId, path, request().contentType(ContentType.JSON).body(body));
    }

    Response call(String operationId, Map<String, String> path, String idempotencyKey, Object body) {
        return send(
                operationId,
                path,
                request()
                        .header("Idempotency-Key", idempotencyKey)
                        .contentType(ContentType.JSON)
                        .body(body));
    }

    /** Where an operation is, for who writes its bytes by hand. */
    String path(String operationId, Map<String, String> values) {
        String path = operation(operationId).path();
        for (Map.Entry<String, String> value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path;
    }

    /** What somebody tries who may not: even what the document says is not for them. */
    Response trespass(String operationId, Map<String, String> path, Object body) {
        Operation operation = operation(operationId);
        return request()
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .contentType(ContentType.JSON)
                .body(body)
                .pathParams(path)
                .request(operation.method(), operation.path());
    }

    private Response send(String operationId, Map<String, String> path, RequestSpecification request) {
        Operation operation = operation(operationId);
        if (operation.forCustomers() && accessToken == null) {
            throw new AssertionError(operationId + " is described as for who is signed in");
        }
        return request.pathParams(path).request(operation.method(), operation.path());
    }

    private RequestSpecification request() {
        RequestSpecification request = given().baseUri(base.toString());
        return accessToken == null ? request : request.header("Authorization", "Bearer " + accessToken);
    }

    private Operation operation(String id) {
        Operation operation = operations.get(id);
        if (operation == null) {
            throw new AssertionError(DOCUMENT + " describes no " + id + " but " + operations.keySet());
        }
        return operation;
    }

    private record Operation(String method, String path, boolean forCustomers) {}
}
