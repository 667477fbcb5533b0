package io.keyledger.eventstore.migration;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;

/**
 * SHA-256 over facts, in order. Of each: the position and the sequence as 8 bytes, big-endian; the time as 8 bytes of seconds and 4 of
 * nanoseconds; id, stream, kind of stream, type, revision and payload as UTF-8, each after its length in 4 bytes; the number of metadata in
 * 4 bytes and of each, by name, its name and its text. So no two different histories have the same bytes. Used by one thread.
 */
final class FactsHash {

    private final MessageDigest digest = sha256();
    private long facts;

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every JDK has SHA-256", e);
        }
    }

    void add(StoredFact fact) {
        number(fact.position());
        number(fact.sequence());
        time(fact.at());
        text(fact.id());
        text(fact.stream());
        text(fact.streamKind());
        text(fact.type());
        text(fact.revision());
        text(fact.payload());
        count(fact.metadata().size());
        fact.metadata().forEach((name, text) -> {
            text(name);
            text(text);
        });
        facts++;
    }

    private void time(Instant at) {
        number(at.getEpochSecond());
        count(at.getNano());
    }

    private void text(String text) {
        byte[] bytes = text.getBytes(UTF_8);
        count(bytes.length);
        digest.update(bytes);
    }

    private void number(long number) {
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(number).flip());
    }

    private void count(int number) {
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(number).flip());
    }

    long facts() {
        return facts;
    }

    /** In hexadecimal; the hash begins anew after this. */
    String hex() {
        return HexFormat.of().formatHex(digest.digest());
    }
}
