package io.keyledger.secrets;

import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Environment;
import java.security.SecureRandom;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class DrbgTest {

    @Test
    void everySecretTakesFreshEntropy() {
        CountedEntropy entropy = new CountedEntropy();
        SecretGenerator generator = new SecretGenerator("kl", Drbg.seededBy(entropy, "test"));
        generator.generate(Environment.LIVE);
        int before = entropy.bytes;

        generator.generate(Environment.LIVE);
        generator.generate(Environment.LIVE);

        assertThat(entropy.bytes - before).isEqualTo(2 * 32);
    }

    @Test
    void theSeedHas256BitsAndTheNonceHalfAsMany() {
        CountedEntropy entropy = new CountedEntropy();
        SecureRandom random = Drbg.seededBy(entropy, "test");
        assertThat(entropy.bytes).isEqualTo(16);

        next(random);

        int seedAndFirstReseed = 2 * 32;
        assertThat(entropy.bytes).isEqualTo(16 + seedAndFirstReseed);
    }

    @Test
    void generatorsForDifferentPurposesDifferEvenOnTheSameEntropy() {
        byte[] one = next(Drbg.seededBy(new CountedEntropy(), "one"));

        assertThat(next(Drbg.seededBy(new CountedEntropy(), "one"))).isEqualTo(one);
        assertThat(next(Drbg.seededBy(new CountedEntropy(), "two"))).isNotEqualTo(one);
    }

    @Test
    void theSystemSeedsEachGeneratorAnew() {
        assertThat(next(Drbg.seededBySystem("one"))).isNotEqualTo(next(Drbg.seededBySystem("one")));
    }

    private static byte[] next(SecureRandom random) {
        byte[] bytes = new byte[32];
        random.nextBytes(bytes);
        return bytes;
    }

    /** Entropy that can be foreseen, and counted. */
    private static final class CountedEntropy extends SecureRandom {

        private int bytes;

        @Override
        public byte[] generateSeed(int count) {
            bytes += count;
            byte[] seed = new byte[count];
            Arrays.fill(seed, (byte) bytes);
            return seed;
        }
    }
}
