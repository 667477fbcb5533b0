package io.keyledger.query.validation.index;

import static io.keyledger.query.validation.index.IndexFacts.issued;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MemoryTest {

    private static final int DIGEST = 32;

    /** Chunks are of 4,096 rows: below some fifty thousand keys the one that is not yet full counts for more. */
    @Test
    void aSecretTakesAtMostAHundredBytesBesideItsDigest() {
        ValidationIndex index = new ValidationIndex(IndexFacts::proof);
        long most = 0;
        for (int key = 0; key < 300_000; key++) {
            index.apply(issued(key), key);
            if (key >= 60_000) {
                most = Math.max(most, index.bytes() / (key + 1) - DIGEST);
            }
        }
        assertThat(most).isBetween(60L, 100L);
        assertThat(index.size()).isEqualTo(300_000);
    }
}
