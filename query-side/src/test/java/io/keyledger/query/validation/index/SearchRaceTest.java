package io.keyledger.query.validation.index;

import static io.keyledger.query.validation.index.IndexFacts.digest;
import static io.keyledger.query.validation.index.IndexFacts.issued;
import static io.keyledger.query.validation.index.IndexFacts.renamed;
import static io.keyledger.query.validation.index.IndexFacts.resumed;
import static io.keyledger.query.validation.index.IndexFacts.suspended;
import static org.assertj.core.api.Assertions.assertThat;

import io.keyledger.events.Fact;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** Searches while one writes: what is found always is as it was at the position that was found with it. */
class SearchRaceTest {

    private static final int ROUNDS = 60_000;

    private final ValidationIndex index = new ValidationIndex(IndexFacts::proof);

    /** Four positions a round: the key is suspended at the second, has another name from the third on. */
    private void write() {
        Fact suspended = suspended(0);
        Fact resumed = resumed(0);
        for (int round = 1; round <= ROUNDS; round++) {
            long at = 4L * round;
            index.apply(issued(round), at);
            index.apply(suspended, at + 1);
            index.apply(renamed(0, Integer.toString(round)), at + 2);
            index.apply(resumed, at + 3);
        }
    }

    private long search(AtomicBoolean written) {
        long[] sought = DigestBits.of(digest(0, 1));
        long[] newest = DigestBits.of(digest(ROUNDS, 1));
        Finding finding = new Finding();
        long last = 0;
        long searches = 0;
        boolean end = false;
        while (!end) {
            end = written.get();
            index.find(sought, finding);
            long at = finding.position();
            long phase = at % 4;
            assertThat(at).isGreaterThanOrEqualTo(last);
            assertThat(finding.found()).isTrue();
            assertThat(finding.suspended()).as("at %d", at).isEqualTo(phase == 1 || phase == 2);
            assertThat(finding.name()).isEqualTo(at < 6 ? "name 0" : Long.toString((at - 2) / 4));
            last = at;
            index.find(newest, finding);
            assertThat(finding.found()).isEqualTo(finding.position() >= 4L * ROUNDS);
            searches++;
        }
        return searches;
    }

    @Test
    void noSearchSeesHalfAFact() throws Exception {
        index.apply(issued(0), 3);
        AtomicBoolean written = new AtomicBoolean();
        try (ExecutorService threads = Executors.newFixedThreadPool(3)) {
            Callable<Long> search = () -> search(written);
            Future<Long> one = threads.submit(search);
            Future<Long> other = threads.submit(search);
            threads.submit(() -> {
                        write();
                        written.set(true);
                    })
                    .get();
            assertThat(one.get() + other.get()).isGreaterThan(1_000);
        }
    }
}
