package io.keyledger.eventstore.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

class InstantTextTest {

    private static final JsonMapper JACKSON = new JsonMapper();
    private static final JsonMapper OURS =
            JsonMapper.builder().addModule(new FactsModule()).build();
    private static final String CHARACTERS = "0123456789-T:.Z+ ";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-03-01T09:30:00.123Z",
                "2026-03-01T09:30:00Z",
                "2024-02-29T23:59:59.999999999Z",
                "0000-01-01T00:00:00.1Z",
                "9999-12-31T23:59:59.000000001Z"
            })
    void theUsualWayToWriteAnInstantIsReadWithoutJackson(String text) {
        assertThat(InstantText.usual(text)).isEqualTo(Instant.parse(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-02-29T09:30:00Z",
                "2026-04-31T09:30:00Z",
                "2026-00-01T09:30:00Z",
                "2026-13-01T09:30:00Z",
                "2026-03-00T09:30:00Z",
                "2026-03-01T24:00:00Z",
                "2026-03-01T09:60:00Z",
                "2026-12-31T23:59:60Z",
                "2026-03-01T09:30:00.Z",
                "2026-03-01T09:30:00.1234567890Z",
                "2026-03-01T09:30:00+01:00",
                "2026-03-01t09:30:00z",
                "2026-03-01T09:30Z",
                "+12026-03-01T09:30:00Z",
                ""
            })
    void anyOtherIsLeftToJackson(String text) {
        assertThat(InstantText.usual(text)).isNull();
        assertThat(read(OURS, '"' + text + '"')).isEqualTo(read(JACKSON, '"' + text + '"'));
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "1", "1.5", "true", "{}", "[]"})
    void whatIsNoTextIsLeftToJackson(String json) {
        assertThat(read(OURS, json)).isEqualTo(read(JACKSON, json));
    }

    @Test
    void textsLikeInstantsReadAsJacksonReadsThem() {
        Random random = new Random(20261128);
        for (int i = 0; i < 100_000; i++) {
            StringBuilder text = new StringBuilder(instant(random).toString());
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                change(text, random);
            }
            String json = "\"" + text + '"';
            assertThat(read(OURS, json)).as(json).isEqualTo(read(JACKSON, json));
        }
    }

    private static Instant instant(Random random) {
        long second = random.nextLong(-70_000_000_000L, 300_000_000_000L);
        return random.nextBoolean()
                ? Instant.ofEpochSecond(second)
                : Instant.ofEpochSecond(second, random.nextInt(1_000_000_000));
    }

    private static void change(StringBuilder text, Random random) {
        int at = random.nextInt(text.length());
        char other = CHARACTERS.charAt(random.nextInt(CHARACTERS.length()));
        switch (random.nextInt(3)) {
            case 0 -> text.setCharAt(at, other);
            case 1 -> text.insert(at, other);
            default -> text.deleteCharAt(at);
        }
    }

    /** The instant, or null for none and for what is none. */
    private static @Nullable Instant read(JsonMapper mapper, String json) {
        try {
            return mapper.readValue(json, Instant.class);
        } catch (JacksonException e) {
            return null;
        }
    }
}
