package io.keyledger.standalone.endtoend;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Something that must stay secret.
 *
 * @param home the one file that is meant to hold it; null if none is
 */
record Canary(String name, byte[] value, @Nullable Path home) {

    private static final int RANDOM_START = "kl_live_".length();
    private static final int RANDOM_LENGTH = 43;

    static Canary text(String name, String text, @Nullable Path home) {
        return new Canary(name, text.getBytes(StandardCharsets.UTF_8), home);
    }

    /** Only the random characters of a secret are secret; with them alone it is found under any prefix. */
    static Canary secret(String name, String secret, @Nullable Path home) {
        return text(name, secret.substring(RANDOM_START, RANDOM_START + RANDOM_LENGTH), home);
    }

    /** The bytes in every form in which they could stand somewhere: raw, in hex, and in base64 wherever that began. */
    List<byte[]> forms() {
        String hex = HexFormat.of().formatHex(value);
        Stream<byte[]> texts = Stream.concat(
                        Stream.of(hex, HexFormat.of().withUpperCase().formatHex(value)),
                        Stream.of(Base64.getEncoder(), Base64.getUrlEncoder()).flatMap(this::base64))
                .distinct()
                .map(text -> text.getBytes(StandardCharsets.US_ASCII));
        return Stream.concat(Stream.of(value), texts).toList();
    }

    /** Three bytes make four characters, so there are three ways to begin; the ragged ends are left away. */
    private Stream<String> base64(Base64.Encoder encoder) {
        return IntStream.range(0, 3)
                .mapToObj(start -> Arrays.copyOfRange(value, start, value.length - (value.length - start) % 3))
                .map(encoder::encodeToString);
    }

    /** Its name: what it is must not be printed either. */
    @Override
    public String toString() {
        return name;
    }
}
