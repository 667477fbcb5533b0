package io.keyledger.identity;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The token of whoever may read metrics. It is read from its file at every request, so that replacing the file replaces the
 * token; while there is none of at least {@value #SHORTEST} characters, nothing is it. Thread-safe.
 */
final class MetricsToken {

    static final int SHORTEST = 32;

    private static final Logger log = LoggerFactory.getLogger(MetricsToken.class);
    private static final int LONGEST = 4096;

    private final @Nullable Path file;
    private final AtomicBoolean complained = new AtomicBoolean();

    MetricsToken(@Nullable Path file) {
        this.file = file;
    }

    /** Whether this is it; takes as long for a wrong one as for the right one. */
    boolean is(String presented) {
        byte[] token = token();
        return token.length >= SHORTEST && MessageDigest.isEqual(token, presented.getBytes(StandardCharsets.UTF_8));
    }

    private byte[] token() {
        if (file == null) {
            return new byte[0];
        }
        byte[] token = new byte[0];
        try (InputStream content = Files.newInputStream(file)) {
            token = new String(content.readNBytes(LONGEST), StandardCharsets.UTF_8)
                    .strip()
                    .getBytes(StandardCharsets.UTF_8);
        } catch (IOException e) {
            log.debug("The file with the token for metrics cannot be read", e);
        }
        if (token.length >= SHORTEST) {
            complained.set(false);
        } else if (!complained.getAndSet(true)) {
            log.error("{} holds no token of at least {} characters: nobody can read metrics", file, SHORTEST);
        }
        return token;
    }
}
