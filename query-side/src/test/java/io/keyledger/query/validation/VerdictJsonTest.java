package io.keyledger.query.validation;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Environment;
import io.keyledger.events.OrganizationId;
import io.keyledger.events.Permission;
import io.keyledger.query.testing.Installation;
import io.keyledger.query.validation.Verdict.JudgedKey;
import io.keyledger.query.validation.VerifyBodies.VerifyAnswer;
import io.keyledger.query.validation.VerifyBodies.VerifyRequest;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** What is read and written token by token is what is bound. */
class VerdictJsonTest {

    private static final int MUTATIONS = 50_000;
    private static final long SEED = Long.getLong("keyledger.json.seed", System.nanoTime());
    private static final String PARTS = "{}[]\":, \\u0000kKeypermissionREADnulltrue17.e-/*\u00e4\ufeff";

    private final JsonMapper json = Installation.shared().node().bean(JsonMapper.class);
    private final VerdictJson verdictJson = new VerdictJson(json);

    private @Nullable VerifyRequest bound(byte[] body) {
        try {
            return json.readValue(body, VerifyRequest.class);
        } catch (JacksonException e) {
            return null;
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"key\":\"kl_live_x\"}",
                "{\"key\": \"kl_live_x\", \"permission\": \"WRITE\"}",
                " { \"permission\" : \"READ\" , \"key\" : \"\" } ",
                "{\"\\u006bey\":\"\\ud83d\\ude00\\n\"}"
            })
    void aPlainQuestionIsRead(String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);

        assertThat(verdictJson.plain(bytes)).isNotNull().isEqualTo(bound(bytes));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"permission\":\"READ\"}",
                "{\"key\":null}",
                "{\"key\":7}",
                "{\"key\":\"a\",\"key\":\"a\"}",
                "{\"key\":\"a\",\"permission\":\"READ\",\"permission\":\"READ\"}",
                "{\"key\":\"a\",\"permission\":\"read\"}",
                "{\"key\":\"a\",\"permission\":null}",
                "{\"key\":\"a\",\"more\":\"b\"}",
                "{\"key\":\"a\"} more",
                "{\"key\":\"a\"}{}",
                "{\"key\":\"a\"",
                "{\"key\":\"a\",}",
                "{'key':'a'}"
            })
    void whatIsNotPlainIsLeftToBeBound(String body) {
        assertThat(verdictJson.plain(body.getBytes(StandardCharsets.UTF_8))).isNull();
    }

    @Test
    void nothingIsReadOtherwiseThanItIsBound() {
        Random random = new Random(SEED);
        int read = 0;
        for (int i = 0; i < MUTATIONS; i++) {
            StringBuilder text = new StringBuilder("{\"key\": \"kl_live_x\", \"permission\": \"READ\"}");
            for (int change = random.nextInt(3); change >= 0; change--) {
                int at = random.nextInt(text.length());
                text.replace(
                        at,
                        Math.min(text.length(), at + random.nextInt(3)),
                        "" + PARTS.charAt(random.nextInt(PARTS.length())));
            }
            byte[] body = text.toString().getBytes(StandardCharsets.UTF_8);
            VerifyRequest plain = verdictJson.plain(body);
            if (plain != null) {
                read++;
                assertThat(plain).as("seed %d, %s", SEED, text).isEqualTo(bound(body));
            }
        }
        assertThat(read).isGreaterThan(MUTATIONS / 100);
    }

    @Test
    void anAnswerIsWrittenAsItWouldBeBound() {
        JudgedKey key = new JudgedKey(
                "key_00000000000000000000000000000001",
                OrganizationId.of(new UUID(1, 2)),
                "\u202e \"quoted\" \\ \u0007 \u043a\u043b\u044e\u0447 \ud83d\udd11 </script>",
                Permission.WRITE_AND_OUTBOUND_CALLS,
                Environment.TEST,
                17,
                Instant.parse("2030-01-31T12:00:00.120Z"));
        JudgedKey everlasting =
                new JudgedKey(key.id(), key.organization(), "", Permission.READ, Environment.LIVE, 1, null);
        for (Verdict verdict : List.of(
                new Verdict(VerdictCode.VALID, key, 7),
                new Verdict(VerdictCode.SUSPENDED, everlasting, 7),
                new Verdict(VerdictCode.NOT_FOUND, null, 7))) {
            assertThat(new String(verdictJson.answer(verdict), StandardCharsets.UTF_8))
                    .isEqualTo(json.writeValueAsString(VerifyAnswer.of(verdict)));
        }
    }
}
