package io.keyledger.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.test.json.AbstractJsonContentAssert;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(classes = TestApplication.class)
@AutoConfigureMockMvc
class OpenApiTest {

    @Autowired
    private MockMvcTester http;

    @Test
    void theApiIsDescribedAsOpenApi31() {
        description().extractingPath("$.openapi").asString().startsWith("3.1.");
        description().extractingPath("$.info.title").isEqualTo("Keyledger");
        description()
                .extractingPath("$.components.securitySchemes.bearer.scheme")
                .isEqualTo("bearer");
        description().extractingPath("$.security[0].bearer").asArray().isEmpty();
    }

    @Test
    void everyOperationMayAnswerWithAProblem() {
        String atDefault = "$.paths..responses.default.content['application/problem+json'].schema.$ref";
        description().extractingPath("$.paths.*.*.responses").asArray().hasSizeGreaterThan(8);
        description()
                .extractingPath(atDefault)
                .asArray()
                .hasSizeGreaterThan(8)
                .containsOnly("#/components/schemas/Problem");
        description().extractingPath("$.components.schemas.Problem.type").isEqualTo("object");
        description()
                .extractingPath("$.components.schemas.Problem.properties.code.type")
                .isEqualTo("string");
    }

    @Test
    void whoIsAskingIsNoParameter() {
        description()
                .extractingPath("$.paths['/v1/who'].get.parameters[*].name")
                .asArray()
                .containsExactly("after");
        description().doesNotHavePath("$.components.schemas.Actor");
    }

    @Test
    void fieldsAreDescribedAsTheyAreWritten() {
        description()
                .extractingPath("$.components.schemas.Wish.properties.environment.enum")
                .asArray()
                .containsExactly("live", "test");
        description()
                .extractingPath("$.components.schemas.Wish.properties.expiresAt.format")
                .isEqualTo("date-time");
        description()
                .extractingPath("$.components.schemas.Wish.properties.overlap.type")
                .isEqualTo("string");
    }

    @Test
    void theServersOwnEndpointsAreNotDescribed() {
        description().doesNotHavePath("$.paths['/error']");
        description().doesNotHavePath("$.paths['/actuator/health']");
    }

    private AbstractJsonContentAssert<?> description() {
        return assertThat(http.get().uri("/v3/api-docs").exchange())
                .hasStatusOk()
                .bodyJson();
    }
}
