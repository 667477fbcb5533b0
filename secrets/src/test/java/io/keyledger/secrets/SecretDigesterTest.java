package io.keyledger.secrets;

import static io.keyledger.secrets.Samples.RANDOM;
import static io.keyledger.secrets.Samples.aSecret;
import static io.keyledger.secrets.Samples.keys;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.SecretDigest;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import javax.crypto.SecretKey;
import org.junit.jupiter.api.Test;

/**
 * Expected values by {@code printf %s <43 characters> | openssl dgst -sha256 -mac HMAC -macopt hexkey:<pepper>}, with the
 * bytes 0 to 31 and 100 to 131 as peppers.
 */
class SecretDigesterTest {

    private static final String UNDER_0 = "2dbff48d8bb68a144efb31a6b0af7893888173ab9e7acf2bf7c2bb8d76ac8b76";
    private static final String UNDER_100 = "12a2f8b8f2b8778a63294c27afa10234e47195e5685ebe7d0c12eeb3520a22d5";

    private final SecretDigester digester = new SecretDigester(keys("p", 0, 100));

    @Test
    void aDigestIsTheHmacOfTheRandomCharactersUnderTheCurrentPepper() {
        assertThat(digester.digest(aSecret())).isEqualTo(new SecretDigest("p1", UNDER_0));
    }

    @Test
    void prefixAndEnvironmentAreNotPartOfTheDigest() {
        SecretText other = SecretText.parse("other_test_" + RANDOM + "37cCQ0").orElseThrow();

        assertThat(digester.digest(other)).isEqualTo(digester.digest(aSecret()));
    }

    @Test
    void aPresentedSecretIsSoughtUnderEveryPepperTheCurrentOneFirst() {
        assertThat(digester.candidates(aSecret()))
                .containsExactly(new SecretDigest("p1", UNDER_0), new SecretDigest("p2", UNDER_100));
    }

    @Test
    void theCurrentPepperNeedNotBeTheFirstInTheKeyring() {
        SecretKey older = keys("p", 0).current();
        SecretKey newer = keys("p", 100).current();
        Map<String, SecretKey> both = new TreeMap<>(Map.of("p1", older, "p2", newer));
        SecretDigester rotated = new SecretDigester(NamedKeys.of("p2", both).orElseThrow());

        assertThat(rotated.digest(aSecret())).isEqualTo(new SecretDigest("p2", UNDER_100));
        assertThat(rotated.candidates(aSecret()))
                .containsExactly(new SecretDigest("p2", UNDER_100), new SecretDigest("p1", UNDER_0));
    }

    @Test
    void onlyPeppersOfTheKeyringAreKnown() {
        assertThat(digester.knows("p1")).isTrue();
        assertThat(digester.knows("p2")).isTrue();
        assertThat(digester.knows("p3")).isFalse();
    }

    @Test
    void threadsThatShareADigesterDoNotDisturbEachOther() throws Exception {
        SecretText secret = aSecret();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            Callable<List<SecretDigest>> task = () -> IntStream.range(0, 500)
                    .mapToObj(i -> digester.digest(secret))
                    .distinct()
                    .toList();
            for (Future<List<SecretDigest>> digests :
                    threads.invokeAll(IntStream.range(0, 16).mapToObj(i -> task).toList())) {
                assertThat(digests.get()).containsExactly(new SecretDigest("p1", UNDER_0));
            }
        }
    }
}
