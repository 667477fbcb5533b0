package io.keyledger.http.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class StrangeBodyTest {

    private static final String VALID =
            "{\"name\":\"billing\",\"owners\":[{\"issuer\":\"https://x.example\",\"subject\":\"a\"}]}";

    @Test
    void withoutAnyChoiceTheBodyIsTheValidOne() {
        assertThat(StrangeBody.of(VALID, new Choices(new byte[0]))).asString().isEqualTo(VALID);
    }

    @Test
    void theSameChoicesMakeTheSameBody() {
        byte[] choices = {3, 5, 31, 7, 28, 2, 90, 11};
        assertThat(StrangeBody.of(VALID, new Choices(choices))).isEqualTo(StrangeBody.of(VALID, new Choices(choices)));
    }

    @Test
    void mostStrangeBodiesGetPastTheParserAndFewAreTheSame() {
        Random random = new Random(20_261_124);
        Set<String> bodies = new HashSet<>();
        int parsed = 0;
        for (int i = 0; i < 1_000; i++) {
            byte[] choices = new byte[40];
            random.nextBytes(choices);
            String body = new String(StrangeBody.of(VALID, new Choices(choices)), StandardCharsets.UTF_8);
            bodies.add(body);
            parsed += isJson(body) ? 1 : 0;
        }
        assertThat(parsed).isBetween(500, 950);
        assertThat(bodies).hasSizeGreaterThan(500);
    }

    @Test
    void everyPlaceOfABodyCanBeFilledWithAnotherValue() {
        assertThat(IntStream.range(0, ReplacedValue.places(VALID))
                        .mapToObj(place -> ReplacedValue.of(VALID, place, "7")))
                .containsExactly(
                        "7",
                        VALID.replace("\"billing\"", "7"),
                        "{\"name\":\"billing\",\"owners\":7}",
                        "{\"name\":\"billing\",\"owners\":[7]}",
                        VALID.replace("\"https://x.example\"", "7"),
                        VALID.replace("\"a\"", "7"));
    }

    private static boolean isJson(String text) {
        try {
            JsonMapper.shared().readTree(text);
            return true;
        } catch (JacksonException notJson) {
            return false;
        }
    }
}
