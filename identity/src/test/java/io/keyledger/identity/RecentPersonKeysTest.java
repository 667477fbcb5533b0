package io.keyledger.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

class RecentPersonKeysTest {

    private static final PersonKey KEY = new PersonKey(new UUID(0, 1), new SecretKeySpec(new byte[32], "AES"));

    private final AtomicLong now = new AtomicLong();
    private final RecentPersonKeys recent = new RecentPersonKeys(2, Duration.ofMinutes(1), now::get);

    @Test
    void aKeyIsKeptForItsTime() {
        recent.put("a", KEY, recent.evictions());
        now.addAndGet(Duration.ofMinutes(1).toNanos() - 1);
        assertThat(recent.get("a")).contains(KEY);
        now.incrementAndGet();
        assertThat(recent.get("a")).isEmpty();
    }

    @Test
    void theKeyThatWasNotUsedForLongestMakesRoom() {
        recent.put("a", KEY, recent.evictions());
        recent.put("b", KEY, recent.evictions());
        assertThat(recent.get("a")).isPresent();
        recent.put("c", KEY, recent.evictions());
        assertThat(recent.get("b")).isEmpty();
        assertThat(recent.get("a")).isPresent();
        assertThat(recent.get("c")).isPresent();
    }

    @Test
    void aReadThatWasUnderWayBringsNoEvictedKeyBack() {
        long before = recent.evictions();
        recent.evict("a");
        recent.put("a", KEY, before);
        assertThat(recent.get("a")).isEmpty();
    }
}
