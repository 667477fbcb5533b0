package io.keyledger.http;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import io.swagger.v3.oas.models.media.JsonSchema;
import io.swagger.v3.oas.models.media.MediaType;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.GlobalOpenApiCustomizer;

/** Says for every operation that whatever is not described is a problem. */
final class OpenApiProblems implements GlobalOpenApiCustomizer {

    private static final String NAME = "Problem";

    @Override
    public void customise(OpenAPI api) {
        if (api.getComponents() == null) {
            api.setComponents(new Components());
        }
        api.getComponents().addSchemas(NAME, schema());
        if (api.getPaths() != null) {
            api.getPaths().values().forEach(path -> path.readOperations().forEach(OpenApiProblems::describe));
        }
    }

    private static void describe(Operation operation) {
        ApiResponses responses = operation.getResponses() == null ? new ApiResponses() : operation.getResponses();
        responses.addApiResponse(
                "default",
                new ApiResponse()
                        .description("A problem (RFC 9457)")
                        .content(new Content()
                                .addMediaType(
                                        "application/problem+json",
                                        new MediaType()
                                                .schema(new JsonSchema().$ref("#/components/schemas/" + NAME)))));
        operation.setResponses(responses);
    }

    private static Schema<?> schema() {
        Schema<?> error = of("object", "One field that is not as it must be", null)
                .addProperty("field", of("string", "Its name", "environment"))
                .addProperty("reason", of("string", "What it must be", "must be one of live, test"));
        Schema<?> errors = of("array", "With INVALID_FIELD: each field and the reason; values are never repeated", null)
                .items(error);
        return of("object", "Why a request was not answered as asked (RFC 9457)", null)
                .addProperty("type", of("string", "The kind of problem", "urn:keyledger:problem:invalid-field"))
                .addProperty("title", of("string", "The kind of problem in words", "Invalid field"))
                .addProperty("status", of("integer", "The HTTP status", 400))
                .addProperty("detail", of("string", "What is wrong here", "environment must be one of live, test"))
                .addProperty("instance", of("string", "This occurrence", "urn:keyledger:request:9b2c"))
                .addProperty("code", of("string", "Stable; decide by this", "INVALID_FIELD"))
                .addProperty("correlationId", of("string", "Name this when asking for help", "9b2c"))
                .addProperty("errors", errors)
                .required(List.of("type", "title", "status", "code"));
    }

    private static Schema<Object> of(String type, String description, @Nullable Object example) {
        Schema<Object> schema = new JsonSchema();
        schema.setTypes(Set.of(type));
        schema.setDescription(description);
        if (example != null) {
            schema.setExample(example);
        }
        return schema;
    }
}
